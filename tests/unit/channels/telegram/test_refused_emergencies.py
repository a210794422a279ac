"""An emergency is answered at once though too many messages wait, or the message is too long to read."""

import asyncio

import pytest

from tests.fakes.telegram_updates import GROUP, message, text_update, update

ALARM = "I have crushing chest pain"


@pytest.fixture
def sent_while_full(telegram, stub_bot, monkeypatch):
    """Delivers a message while as many wait as may; returns what is sent before the first is answered."""
    monkeypatch.setattr("channels.conversation_queue.MOST_OF_A_USER", 20)

    def deliver(text, **where):
        async def scenario():
            stub_bot.gate = asyncio.Event()
            for number in range(20):
                await telegram.post(text_update(f"/ask question {number}", **where))
            await telegram.post(text_update(text, **where))
            while not telegram.api.sent():
                await asyncio.sleep(0)
            sent = [message["text"] for message in telegram.api.sent()]
            stub_bot.gate.set()
            await telegram.channel.finished()
            return sent

        return telegram.run(scenario())

    return deliver


def test_emergency_is_answered_before_all_that_waits(sent_while_full, stub_bot):
    [text] = sent_while_full(ALARM)
    assert text.startswith("Call 911 now")
    assert ALARM not in stub_bot.texts


def test_emergency_by_a_command_in_a_group_is_answered(sent_while_full):
    [text] = sent_while_full(f"/ask {ALARM}", chat=GROUP)
    assert text.startswith("Call 911 now")


def test_any_other_message_is_asked_to_come_later(sent_while_full):
    [text] = sent_while_full("hello")
    assert text.startswith("Too many messages came at once")


def test_emergency_at_the_beginning_of_a_long_message_is_answered(telegram, stub_bot):
    telegram.deliver(text_update(f"{ALARM}. " + "It was a long day. " * 180))
    [sent] = telegram.api.sent()
    assert sent["text"].startswith("Call 911 now")
    assert stub_bot.heard == []


def test_emergency_in_long_words_under_a_picture_is_answered(telegram, stub_bot):
    caption = f"{ALARM}. " + "It was a long day. " * 180
    telegram.deliver(update(message=message(photo=[{"file_id": "1"}], caption=caption)))
    assert telegram.texts[0].startswith("Call 911 now")
    assert stub_bot.heard == []


def test_long_message_without_one_is_answered_by_the_bot(telegram, stub_bot):
    telegram.deliver(text_update("It was a long day. " * 180))
    assert len(stub_bot.heard) == 1
