"""Updates that overtake each other, and the sign that the bot is typing."""

import asyncio

from tests.fakes.telegram_api import Refusal
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, PATIENT, text_update


def numbered(number, **where):
    return {**text_update(f"number {number}", **where), "update_id": number}


def test_updates_of_one_chat_are_answered_as_they_were_sent(telegram, stub_bot):
    async def deliver_out_of_order():
        telegram.patience = asyncio.Event()
        for number in (13, 11, 12):
            await telegram.post(numbered(number))
        telegram.patience.set()
        await telegram.channel.finished()

    telegram.run(deliver_out_of_order())
    assert stub_bot.texts == ["number 11", "number 12", "number 13"]


def test_update_is_held_only_until_the_one_before_has_come_whosever_it_is(telegram, stub_bot):
    telegram.deliver(numbered(10, user=OTHER_PATIENT))

    async def deliver():
        telegram.patience = asyncio.Event()
        await telegram.post(numbered(12))
        assert stub_bot.texts == ["number 10"]
        await telegram.post(numbered(11, user=OTHER_PATIENT))
        await telegram.channel.finished()

    telegram.run(deliver())
    assert sorted(stub_bot.texts) == ["number 10", "number 11", "number 12"]


def test_number_that_never_comes_holds_nobody_for_good(telegram, stub_bot):
    telegram.deliver(numbered(10), numbered(20), numbered(30))
    assert stub_bot.texts == ["number 10", "number 20", "number 30"]


def test_chat_shows_that_the_bot_is_typing_while_it_waits_for_an_answer(telegram):
    telegram.deliver(text_update("hello"))
    names = [name for name, _ in telegram.api.calls]
    assert names[0] == "sendChatAction"
    assert telegram.api.called("sendChatAction") == [{"chat_id": PATIENT, "action": "typing"}]


def test_typing_shows_in_the_topic_that_asked(telegram):
    asked = text_update("/help", chat=GROUP)
    asked["message"].update(message_thread_id=4, is_topic_message=True)
    telegram.deliver(asked)
    [shown] = telegram.api.called("sendChatAction")
    assert (shown["chat_id"], shown["message_thread_id"]) == (GROUP, 4)


def test_typing_that_can_not_be_shown_costs_no_answer_and_no_second_attempt(telegram):
    telegram.api.fail("sendChatAction", Refusal(500))
    telegram.deliver(text_update("hello"))
    assert telegram.texts[-1] == "You said: hello"
    assert telegram.pauses == []
