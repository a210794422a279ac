"""Buttons on Telegram: offered by short codes, chosen once, by whom they were offered to."""

import asyncio

import pytest

from actions.repertoire import load_repertoire
from channels.telegram.buttons import OfferedKeyboards
from tests.fakes.telegram_api import Refusal
from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, choice_update, text_update, update

LONG_PAYLOAD = '/add_visit_question{"about": "' + "not_covered/risks " * 20 + '"}'
BUTTONS = [("How does it work?", "/ask/rfa_how_it_works"), ("Add to my questions", LONG_PAYLOAD)]
THUMBS = [
    ("👍 Helpful", '/feedback{"rating": "up", "about": "not_covered/risks"}'),
    ("👎 Not helpful", '/feedback{"rating": "down", "about": "not_covered/risks"}'),
]


@pytest.fixture
def offered(telegram, stub_bot):
    """Has the bot offer buttons, and returns their rows."""

    def offer(buttons=BUTTONS, **asked):
        stub_bot.say = lambda text: [reply("Did you mean one of these?", "clarify", "", buttons)]
        telegram.deliver(text_update("/help", **asked))
        stub_bot.say = lambda text: [reply("Chosen.")]
        stub_bot.heard.clear()
        return telegram.api.sent()[-1]["reply_markup"]["inline_keyboard"]

    return offer


def titles(rows):
    return [[button["text"] for button in row] for row in rows]


def last_keyboard(telegram):
    return titles(telegram.api.called("editMessageReplyMarkup")[-1]["reply_markup"]["inline_keyboard"])


def notice(telegram):
    return telegram.api.called("answerCallbackQuery")[-1]["text"]


def test_each_button_has_a_row_and_a_code_that_fits(offered):
    rows = offered()
    assert titles(rows) == [["How does it work?"], ["Add to my questions"]]
    assert all(len(row[0]["callback_data"].encode()) <= 64 for row in rows)


def test_thumbs_stand_small_below_the_other_buttons(offered):
    assert titles(offered(THUMBS + BUTTONS)) == [["How does it work?"], ["Add to my questions"], ["👍", "👎"]]


@pytest.mark.parametrize("number", [0, 1])
def test_chosen_button_sends_its_payload_and_the_keyboard_goes(telegram, stub_bot, offered, number):
    rows = offered()
    telegram.deliver(choice_update(rows[number][0]["callback_data"], message_id=1002))
    assert stub_bot.texts == [BUTTONS[number][1]]
    assert telegram.texts[-1] == "Chosen."
    assert notice(telegram) == BUTTONS[number][0]
    assert telegram.api.keyboards[1002] == {"inline_keyboard": []}


def test_button_touched_twice_is_chosen_once_and_answered_twice(telegram, stub_bot, offered):
    code = offered()[0][0]["callback_data"]
    telegram.deliver(choice_update(code, message_id=1002), choice_update(code, message_id=1002))
    assert len(stub_bot.texts) == 1
    assert len(telegram.api.queries) == 2
    assert "already used" in notice(telegram)


def test_other_buttons_of_a_keyboard_end_with_the_choice(telegram, stub_bot, offered):
    rows = offered()
    telegram.deliver(*[choice_update(row[0]["callback_data"]) for row in rows])
    assert stub_bot.texts == [BUTTONS[0][1]]


def test_thumb_leaves_the_other_buttons(telegram, stub_bot, offered):
    *others, thumbs = offered(BUTTONS + THUMBS)
    telegram.deliver(choice_update(thumbs[0]["callback_data"]))
    assert last_keyboard(telegram) == [["How does it work?"], ["Add to my questions"]]
    telegram.deliver(choice_update(thumbs[1]["callback_data"]), choice_update(others[0][0]["callback_data"]))
    assert stub_bot.texts == [THUMBS[0][1], BUTTONS[0][1]]
    assert last_keyboard(telegram) == []


@pytest.mark.parametrize(
    "code", ["", "/not_covered/cost", "unknown.0", "x" * 64, '/feedback{"rating": "up"}', "\ud83d"], ids=ascii
)
def test_button_that_was_never_offered_is_answered_and_sends_nothing(telegram, stub_bot, code):
    delivered = choice_update("?")
    delivered["callback_query"]["data"] = code
    assert telegram.deliver(delivered) == [200]
    assert stub_bot.texts == []
    assert "type your question" in notice(telegram)


def test_button_of_another_patient_stays_theirs(telegram, stub_bot, offered):
    code = offered(chat=GROUP)[0][0]["callback_data"]
    telegram.deliver(choice_update(code, user=OTHER_PATIENT, chat=GROUP))
    assert stub_bot.texts == []
    assert notice(telegram) == "These buttons are for someone else. Please ask me yourself."
    assert telegram.api.called("editMessageReplyMarkup") == []
    telegram.deliver(choice_update(code, chat=GROUP))
    assert stub_bot.texts == [BUTTONS[0][1]]


def test_button_carried_to_another_chat_sends_nothing(telegram, stub_bot, offered):
    telegram.deliver(choice_update(offered()[0][0]["callback_data"], chat=GROUP))
    assert stub_bot.texts == []


@pytest.mark.parametrize("left_out", ["message", "data", "from", "chat_instance"])
def test_choice_with_something_missing_is_still_answered(telegram, left_out):
    delivered = choice_update("?", query_id="the query")
    del delivered["callback_query"][left_out]
    assert telegram.deliver(delivered) == [200]
    assert telegram.api.queries == {"the query"}


def test_choice_under_a_message_that_telegram_no_longer_shows_is_taken(telegram, stub_bot, offered):
    delivered = choice_update(offered()[0][0]["callback_data"])
    delivered["callback_query"]["message"] = {
        "chat": {"id": 42, "type": "private"},
        "message_id": 5,
        "date": 0,
    }
    telegram.deliver(delivered)
    assert stub_bot.texts == [BUTTONS[0][1]]


def test_game_or_inline_choice_is_answered(telegram):
    query = {"id": "q", "from": {"id": 42, "is_bot": False, "first_name": "A"}, "inline_message_id": "1"}
    telegram.deliver(update(callback_query={**query, "chat_instance": "1", "game_short_name": "chess"}))
    assert telegram.api.queries == {"q"}


def test_answer_that_telegram_finds_too_late_does_not_stop_the_turn(telegram, stub_bot, offered):
    code = offered()[0][0]["callback_data"]
    telegram.api.fail("answerCallbackQuery", Refusal(400, "Bad Request: query is too old"))
    telegram.api.fail("editMessageReplyMarkup", Refusal(400, "Bad Request: message to edit not found"))
    telegram.deliver(choice_update(code))
    assert telegram.texts[-1] == "Chosen."


def test_choice_is_acknowledged_while_the_bot_is_busy(telegram, stub_bot, offered):
    code = offered()[0][0]["callback_data"]

    async def choose_while_busy():
        stub_bot.gate = asyncio.Event()
        await telegram.post(text_update("a slow question"))
        await telegram.post(choice_update(code, query_id="q"))
        while not telegram.api.called("editMessageReplyMarkup"):
            await asyncio.sleep(0)
        answered = set(telegram.api.queries)
        stub_bot.gate.set()
        await telegram.channel.finished()
        return answered

    assert telegram.run(choose_while_busy()) == {"q"}
    assert stub_bot.texts == ["a slow question", BUTTONS[0][1]]


def test_oldest_keyboard_is_forgotten_when_there_are_too_many():
    keyboards = OfferedKeyboards(load_repertoire(), most=2)
    codes = [keyboards.offer("c", [{"title": "A", "payload": "/a"}])[0][0]["callback_data"] for _ in range(3)]
    assert [bool(keyboards.choose(code, "c").button) for code in codes] == [False, True, True]
