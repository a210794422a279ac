"""What a patient gets for a message on Telegram."""

import asyncio

import pytest

from tests.fakes.telegram_api import Refusal
from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, PATIENT, message, text_update, update

NOTICE = "I am an automated assistant"


def answers(telegram):
    """What was sent, without the notice of the first message."""
    return [text for text in telegram.texts if not text.startswith(NOTICE)]


def test_first_message_tells_once_what_this_is(telegram):
    telegram.deliver(text_update("hello"), text_update("and now?"))
    notice, *rest = telegram.texts
    assert rest == ["You said: hello", "You said: and now?"]
    for told in ("automated", "general information", "do not share personal health details", "911"):
        assert told in notice


def test_each_patient_is_told(telegram):
    telegram.deliver(text_update("hello"), text_update("hello", user=OTHER_PATIENT))
    chats = [sent["chat_id"] for sent in telegram.api.sent() if sent["text"].startswith(NOTICE)]
    assert sorted(chats) == [PATIENT, OTHER_PATIENT]


def test_emergency_is_told_before_all_else(telegram, stub_bot):
    stub_bot.say = lambda text: [reply("Call 911 now.", "emergency")]
    telegram.deliver(text_update("chest pain"))
    assert telegram.texts == ["Call 911 now."]
    stub_bot.say = lambda text: [reply("Hello.")]
    telegram.deliver(text_update("hello"))
    assert [text[:6] for text in telegram.texts[1:]] == [NOTICE[:6], "Hello."]


def test_message_goes_out_as_plain_text(telegram, stub_bot):
    marked = "*a* _b_ [c](https://d.example) <b>e</b> `f` & \\ ~g~ ||h||"
    stub_bot.say = lambda text: [reply(marked)]
    telegram.deliver(text_update("hello"))
    sent = telegram.api.sent()[-1]
    assert sent["text"] == marked
    assert "parse_mode" not in sent
    assert sent["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/start", "what can you do"),
        ("/start@PainGuideBot", "what can you do"),
        ("/START", "what can you do"),
        ("/start from_the-clinics_page1", "what can you do"),
        ("/help", "what can you do"),
        ("/help@PainGuideBot", "what can you do"),
        ("/help my leg is numb", "help my leg is numb"),
        ("/ask how does it work?", "how does it work?"),
        ("/ask /restart", "restart"),
        ("/ask", "what can you do"),
        ("/questions", "show my questions"),
        ("/person", "talk to a person"),
        ("/person\nI have chest pain", "person I have chest pain"),
        ("/restart", "start over"),
        ("/forget", "forget me"),
        ("/forget me", "forget me"),
        ("/unknown", "unknown"),
        ("/ask/rfa_how_it_works", "ask/rfa_how_it_works"),
        ('/inform{"name": "x"}', 'inform{"name": "x"}'),
        ("//restart", "restart"),
        (" / ", "what can you do"),
        ("/¿qué?", "¿qué?"),
        ("  hello  ", "hello"),
        ("half \ud83d a pair", "half ? a pair"),
    ],
)
def test_typed_words_never_reach_the_bot_as_a_payload(telegram, stub_bot, typed, heard):
    delivered = text_update("?")
    delivered["message"]["text"] = typed
    telegram.deliver(delivered)
    assert stub_bot.texts == [heard]


CONTENTS = {
    "sticker": ({"sticker": {"file_id": "1"}}, "stickers"),
    "voice": ({"voice": {"file_id": "1", "duration": 2}}, "voice messages"),
    "photo": ({"photo": [{"file_id": "1"}]}, "pictures"),
    "location": ({"location": {"latitude": 1.0, "longitude": 2.0}}, "locations"),
    "contact": ({"contact": {"phone_number": "1", "first_name": "A"}}, "contacts"),
    "document": ({"document": {"file_id": "1"}}, "files"),
    "poll": ({"poll": {"id": "1", "question": "?", "options": []}}, "polls"),
    "video": ({"video": {"file_id": "1"}}, "videos"),
    "video note": ({"video_note": {"file_id": "1"}}, "video messages"),
    "story": ({"story": {"id": 1}}, "stories"),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_no_text_gets_a_kind_answer(telegram, stub_bot, kind):
    content, name = CONTENTS[kind]
    assert telegram.deliver({"update_id": 7, "message": message(**content)}) == [200]
    [text] = telegram.texts
    assert text.startswith(f"Thank you, but I can only read typed words, not {name}.")
    assert "call 911" in text
    assert stub_bot.texts == []


def test_words_under_a_picture_are_answered(telegram, stub_bot):
    telegram.deliver(update(message=message(photo=[{"file_id": "1"}], caption="is this normal?")))
    assert stub_bot.texts == ["is this normal?"]
    assert [text[:9] for text in answers(telegram)] == ["You said:", "Thank you"]


def test_album_gets_one_answer(telegram):
    photos = [update(message=message(photo=[{"file_id": "1"}], media_group_id="a")) for _ in range(4)]
    telegram.deliver(*photos)
    assert len(telegram.texts) == 1


def test_failing_turn_gets_the_error_reply(telegram, stub_bot, caplog):
    def fail(text):
        raise RuntimeError(text)

    stub_bot.say = fail
    telegram.deliver(text_update("my secret pain"))
    assert "555-0142" in telegram.texts[-1]
    assert "secret" not in caplog.text


def test_silent_turn_gets_the_error_reply(telegram, stub_bot):
    stub_bot.say = lambda text: []
    telegram.deliver(text_update("hello"))
    assert "911" in answers(telegram)[-1]


def test_long_reply_is_split_with_its_disclaimer_in_the_last_part(telegram, stub_bot):
    disclaimer = "Please see your physician."
    body = " ".join(f"This is sentence {number} of a long answer." for number in range(200))
    stub_bot.say = lambda text: [reply(f"{body}\n{disclaimer}", "answer", disclaimer, [("More", "/more")])]
    telegram.deliver(text_update("hello"))
    parts = telegram.api.sent()[1:]
    assert len(parts) == 2
    assert " ".join(part["text"] for part in parts) == f"{body}\n{disclaimer}"
    assert parts[0]["text"].endswith(".")
    assert ["reply_markup" in part for part in parts] == [False, True]


def test_every_reply_of_a_turn_is_sent(telegram, stub_bot):
    stub_bot.say = lambda text: [reply("One."), reply("Two.")]
    telegram.deliver(text_update("hello"))
    assert answers(telegram) == ["One.", "Two."]


def test_waiting_messages_are_answered_in_the_order_they_were_written(telegram, stub_bot):
    first, second, third = (text_update(text) for text in ("one", "two", "three"))

    async def deliver_out_of_order():
        stub_bot.gate = asyncio.Event()
        for delivered in (first, third, second):
            await telegram.post(delivered)
        stub_bot.gate.set()
        await telegram.channel.finished()

    telegram.run(deliver_out_of_order())
    assert stub_bot.texts == ["one", "two", "three"]


def test_more_messages_than_can_wait_are_told_once(telegram, stub_bot, monkeypatch):
    monkeypatch.setattr("channels.conversation_queue.MOST_OF_A_USER", 100)

    async def flood():
        stub_bot.gate = asyncio.Event()
        statuses = {await telegram.post(text_update(f"message {number}")) for number in range(110)}
        stub_bot.gate.set()
        await telegram.channel.finished()
        return statuses

    assert telegram.run(flood()) == {200}
    assert len(stub_bot.texts) == 100
    assert len([text for text in telegram.texts if text.startswith("Too many messages")]) == 1


def test_one_failing_job_does_not_silence_the_next(telegram, stub_bot, caplog):
    stub_bot.say = lambda text: [{"outcome": "answer", "secret": text}]
    telegram.deliver(text_update("my secret pain"))
    stub_bot.say = lambda text: [reply("Still here.")]
    telegram.deliver(text_update("hello"))
    assert telegram.texts[-1] == "Still here."
    assert "KeyError" in caplog.text
    assert "my secret" not in caplog.text


class TestInGroups:
    def test_message_to_others_is_left_alone(self, telegram, stub_bot):
        telegram.deliver(text_update("how are you all?", chat=GROUP))
        assert (stub_bot.texts, telegram.api.calls) == ([], [])

    @pytest.mark.parametrize(
        ("typed", "heard"),
        [
            ("@PainGuideBot what is RFA?", "what is RFA?"),
            ("what is RFA, @painguidebot", "what is RFA,"),
            ("@PainGuideBot", "what can you do"),
            ("@PainGuideBot /restart", "restart"),
            ("/help", "what can you do"),
            ("/help@painguidebot", "what can you do"),
            ("/ask@PainGuideBot what is RFA?", "what is RFA?"),
            ("/chestpain@PainGuideBot now", "chestpain now"),
        ],
    )
    def test_message_to_the_bot_is_answered(self, telegram, stub_bot, typed, heard):
        telegram.deliver(text_update(typed, chat=GROUP))
        assert stub_bot.texts == [heard]

    @pytest.mark.parametrize(
        "typed",
        [
            "@PainGuideBot2 hello",
            "me@PainGuideBot",
            "@other hello",
            "/help@OtherBot",
            "/weather",
            "PainGuideBot",
        ],
    )
    def test_message_to_another_is_left_alone(self, telegram, stub_bot, typed):
        telegram.deliver(text_update(typed, chat=GROUP))
        assert (stub_bot.texts, telegram.texts) == ([], [])

    def test_answer_to_the_bot_is_answered(self, telegram, stub_bot):
        said = {**message("Did you mean ...?", chat=GROUP), "from": {"id": 123456, "is_bot": True}}
        telegram.deliver(text_update("the second", chat=GROUP, reply_to_message=said))
        assert stub_bot.texts == ["the second"]

    def test_message_in_a_topic_that_the_bot_opened_is_left_alone(self, telegram, stub_bot):
        opened = {**message(chat=GROUP, forum_topic_created={}), "from": {"id": 123456, "is_bot": True}}
        telegram.deliver({"update_id": 3, "message": message("hi", chat=GROUP, reply_to_message=opened)})
        assert stub_bot.texts == []

    def test_bot_named_without_its_username_is_answered(self, telegram, stub_bot):
        mention = {"type": "text_mention", "offset": 0, "length": 2, "user": {"id": 123456, "is_bot": True}}
        telegram.deliver(text_update("PG what is RFA?", chat=GROUP, entities=[mention]))
        assert stub_bot.texts == ["PG what is RFA?"]

    def test_picture_for_others_is_left_alone(self, telegram):
        telegram.deliver(update(message=message(chat=GROUP, photo=[{"file_id": "1"}])))
        assert telegram.texts == []

    def test_picture_for_the_bot_gets_a_kind_answer(self, telegram, stub_bot):
        photo = message(chat=GROUP, photo=[{"file_id": "1"}], caption="@PainGuideBot")
        telegram.deliver(update(message=photo))
        assert [text[:9] for text in telegram.texts] == ["Thank you"]

    def test_answer_stands_under_the_question_in_its_topic(self, telegram):
        asked = text_update("/help", chat=GROUP, message_id=9)
        asked["message"].update(message_thread_id=4, is_topic_message=True)
        telegram.deliver(asked)
        sent = telegram.api.sent()[-1]
        assert (sent["message_thread_id"], sent["reply_parameters"]["message_id"]) == (4, 9)
        assert sent["reply_parameters"]["allow_sending_without_reply"] is True

    def test_each_user_in_each_chat_has_a_conversation(self, telegram, stub_bot):
        telegram.deliver(
            text_update("/help"),
            text_update("/help", chat=GROUP),
            text_update("/help", chat=GROUP, user=OTHER_PATIENT),
        )
        assert len({conversation for conversation, _ in stub_bot.heard}) == 3

    def test_name_of_the_bot_is_asked_for_once(self, telegram):
        telegram.deliver(*[text_update(f"@PainGuideBot {number}", chat=GROUP) for number in range(5)])
        telegram.deliver(*[text_update("hello @someone") for _ in range(5)])
        assert len(telegram.api.called("getMe")) == 1

    def test_name_that_could_not_be_learnt_is_asked_for_again(self, telegram, stub_bot):
        telegram.api.fail("getMe", Refusal(401))
        telegram.deliver(text_update("@PainGuideBot one", chat=GROUP))
        telegram.deliver(text_update("@PainGuideBot two", chat=GROUP))
        assert stub_bot.texts == ["two"]


def test_name_of_the_bot_is_not_asked_for_in_private(telegram):
    telegram.deliver(text_update("hello @PainGuideBot"), text_update("/start@PainGuideBot"))
    assert telegram.api.called("getMe") == []
