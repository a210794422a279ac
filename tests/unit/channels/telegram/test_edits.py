"""What a patient gets on Telegram for changing a message: the number where it now reports a red flag."""

import asyncio

import pytest

from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, edit_update, message, text_update, update

ALARM = "I have crushing chest pain"
NUMBER = "Call 911 now."
BOT = {"id": 123456, "is_bot": True, "first_name": "Pain Guide"}


def answered(telegram, *updates):
    """Return what is sent for updates, the notice left out."""
    before = len(telegram.texts)
    telegram.deliver(*updates)
    return [text for text in telegram.texts[before:] if not text.startswith("I am an automated")]


def test_edit_that_now_reports_a_red_flag_is_answered_at_once(telegram, stub_bot):
    telegram.deliver(text_update("my back hurts", message_id=7))
    [text] = answered(telegram, edit_update(ALARM, message_id=7))
    assert text.startswith(NUMBER)
    assert stub_bot.texts == ["my back hurts"]


@pytest.mark.parametrize("text", ["how does it work?", "I do not have chest pain", "/ask how is it done?"])
def test_edit_without_a_red_flag_is_ignored(telegram, stub_bot, text):
    telegram.deliver(text_update("how does it wrok?", message_id=7))
    assert answered(telegram, edit_update(text, message_id=7)) == []
    assert stub_bot.texts == ["how does it wrok?"]


def test_edit_of_a_message_that_is_not_known_is_answered(telegram):
    [text] = answered(telegram, edit_update(ALARM))
    assert text.startswith(NUMBER)


def test_edit_delivered_again_is_answered_once(telegram):
    edit = edit_update(ALARM, message_id=7)
    under_another_number = edit_update(ALARM, message_id=7)
    assert len(answered(telegram, edit, edit, under_another_number)) == 1


def test_edit_of_a_message_that_got_the_number_is_not_answered_again(telegram, stub_bot):
    stub_bot.say = lambda text: [reply("Call 911 now. Unlock your door.", "emergency")]
    telegram.deliver(text_update(ALARM, message_id=7))
    assert answered(telegram, edit_update(f"{ALARM} since noon", message_id=7)) == []


def test_edit_of_a_message_too_long_that_got_the_number_is_not_answered_again(telegram):
    story = f"{ALARM}. " + "It was a long day. " * 180
    telegram.deliver(text_update(story, message_id=7))
    assert answered(telegram, edit_update(story + "Please help.", message_id=7)) == []


def test_message_that_got_another_number_is_answered_when_it_becomes_an_emergency(telegram, stub_bot):
    stub_bot.say = lambda text: [reply("Call 555-0143 now: that is our urgent line.", "emergency")]
    telegram.deliver(text_update("my leg is numb since the injection", message_id=7))
    [text] = answered(telegram, edit_update(f"my leg is numb since the injection. {ALARM}", message_id=7))
    assert text.startswith(NUMBER)


def test_same_number_of_a_message_in_another_chat_is_another_message(telegram):
    edits = [edit_update(ALARM, message_id=7), edit_update(ALARM, message_id=7, user=OTHER_PATIENT)]
    assert len(answered(telegram, *edits)) == 2


def test_red_flag_in_a_long_edit_is_found(telegram):
    [text] = answered(telegram, edit_update(f"{ALARM}. " + "It was a long day. " * 180))
    assert text.startswith(NUMBER)


def test_words_under_a_picture_that_are_changed_are_read(telegram):
    edited = message(photo=[{"file_id": "1"}], caption=f"{ALARM} here", edit_date=1_700_000_060)
    [text] = answered(telegram, update(edited_message=edited))
    assert text.startswith(NUMBER)


def test_edit_by_a_bot_never_counts(telegram):
    edit = edit_update(ALARM)
    edit["edited_message"]["from"] = BOT
    assert answered(telegram, edit) == []


def test_moved_live_location_is_no_edit(telegram):
    moved = message(location={"latitude": 1.0, "longitude": 2.0}, edit_date=1_700_000_060)
    assert answered(telegram, update(edited_message=moved)) == []


def test_edit_is_answered_though_every_turn_fails(telegram, stub_bot, caplog):
    def fail(text):
        raise RuntimeError(text)

    stub_bot.say = fail
    [text] = answered(telegram, edit_update(f"{ALARM}, says Xaverine"))
    assert text.startswith(NUMBER)
    assert "Xaverine" not in caplog.text


def test_edit_is_answered_though_too_many_messages_wait(telegram, stub_bot, monkeypatch):
    monkeypatch.setattr("channels.conversation_queue.MOST_OF_A_USER", 20)

    async def scenario():
        stub_bot.gate = asyncio.Event()
        for number in range(20):
            await telegram.post(text_update(f"question {number}"))
        await telegram.post(edit_update("how does it work?", message_id=8))
        await telegram.post(edit_update(ALARM, message_id=7))
        while not telegram.api.sent():
            await asyncio.sleep(0)
        sent = list(telegram.texts)
        stub_bot.gate.set()
        await telegram.channel.finished()
        return sent

    [text] = telegram.run(scenario())
    assert text.startswith(NUMBER)


class TestInGroups:
    def test_edit_meant_for_the_bot_is_answered_under_it_in_its_topic(self, telegram):
        edit = edit_update(f"@PainGuideBot {ALARM}", chat=GROUP, message_id=9)
        edit["edited_message"].update(message_thread_id=4, is_topic_message=True)
        telegram.deliver(edit)
        [sent] = telegram.api.sent()
        assert sent["text"].startswith(NUMBER)
        assert (sent["message_thread_id"], sent["reply_parameters"]["message_id"]) == (4, 9)

    def test_edit_meant_for_others_is_left_alone(self, telegram):
        assert answered(telegram, edit_update(ALARM, chat=GROUP)) == []
