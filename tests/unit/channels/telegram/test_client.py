"""How the channel does when the Bot API is slow, refuses, limits or drops."""

import asyncio

import pytest
from prometheus_client import REGISTRY

from channels.telegram.client import TelegramClient, TelegramError
from settings.telegram_settings import TelegramSettings
from tests.fakes.telegram_api import DROP, TOKEN, Refusal, served_telegram_api
from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import GROUP, OTHER_PATIENT, text_update

BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")


def unsent(code):
    return (
        REGISTRY.get_sample_value("painguide_failed_sends_total", {"channel": "telegram", "code": code}) or 0
    )


@pytest.fixture
def greeted(telegram):
    """A conversation whose first message is over."""
    telegram.deliver(text_update("hello"))
    return telegram


@pytest.mark.parametrize("seconds", [1, 37, 300])
def test_pause_that_telegram_asks_for_is_kept(greeted, seconds):
    greeted.api.fail("sendMessage", Refusal(429, "Too Many Requests", retry_after=seconds))
    greeted.deliver(text_update("again"))
    assert greeted.pauses == [seconds]
    assert greeted.texts[-1] == "You said: again"


def test_pause_is_kept_each_time_it_is_asked_for(greeted):
    greeted.api.fail("sendMessage", *[Refusal(429, retry_after=seconds) for seconds in (3, 5, 7)])
    greeted.deliver(text_update("again"))
    assert greeted.pauses == [3, 5, 7]
    assert greeted.texts[-1] == "You said: again"


@pytest.mark.parametrize(
    "trouble",
    [DROP, Refusal(500), Refusal(502, body="<html>Bad Gateway</html>"), Refusal(504, body=""), Refusal(429)],
    ids=["drop", "500", "502 page", "504 empty", "429 without a time"],
)
def test_passing_trouble_is_waited_out_with_growing_pauses(greeted, trouble):
    greeted.api.fail("sendMessage", trouble, trouble, trouble)
    greeted.deliver(text_update("again"))
    assert greeted.pauses == [0.5, 1, 2]
    assert greeted.texts[-1] == "You said: again"


@pytest.mark.parametrize(
    ("trouble", "attempts", "code"),
    [
        ([BLOCKED], 1, "403"),
        ([Refusal(400, "Bad Request: chat not found")], 1, "400"),
        ([Refusal(401, "Unauthorized")], 1, "401"),
        ([Refusal(429, retry_after=301)], 1, "429"),
        ([Refusal(500)] * 6, 6, "500"),
        ([DROP] * 6, 6, "0"),
    ],
    ids=["blocked", "no chat", "token", "hours", "down", "gone"],
)
def test_reply_that_cannot_be_sent_is_counted_and_logged_without_its_text(
    greeted, stub_bot, caplog, trouble, attempts, code
):
    stub_bot.say = lambda text: [reply(f"Secret: {text}")]
    before = unsent(code)
    greeted.api.fail("sendMessage", *trouble)
    assert greeted.deliver(text_update("my secret pain")) == [200]
    assert len(greeted.api.failed) == attempts
    assert unsent(code) == before + 1
    assert f"could not be sent ({code})" in caplog.text
    for secret in ("ecret", "pain", TOKEN):
        assert secret not in caplog.text


def test_conversation_goes_on_after_a_reply_was_lost(greeted):
    greeted.api.fail("sendMessage", BLOCKED)
    greeted.deliver(text_update("lost"), text_update("back again"))
    assert greeted.texts[-1] == "You said: back again"


def test_words_go_out_where_telegram_refuses_what_is_around_them(telegram):
    telegram.deliver(text_update("/help", chat=GROUP))
    telegram.api.fail("sendMessage", Refusal(400, "Bad Request: message thread not found"))
    telegram.deliver(text_update("/help", chat=GROUP))
    assert telegram.texts[-1] == "You said: what can you do"
    assert "reply_parameters" not in telegram.api.sent()[-1]


def test_slow_chat_does_not_hold_up_another(telegram):
    async def one_waits():
        telegram.pause_gate = asyncio.Event()
        telegram.api.fail("sendMessage", Refusal(429, retry_after=30))
        await telegram.post(text_update("one"))
        while not telegram.api.failed:
            await asyncio.sleep(0)
        await telegram.post(text_update("two", user=OTHER_PATIENT))
        while not telegram.api.sent(OTHER_PATIENT)[1:]:
            await asyncio.sleep(0)
        waiting = telegram.api.sent(42)
        telegram.pause_gate.set()
        await telegram.channel.finished()
        return waiting

    assert telegram.run(one_waits()) == []
    assert telegram.api.sent(42)[-1]["text"] == "You said: one"


def test_answer_that_does_not_come_is_an_error_without_the_token(event_loop):
    async def call_a_slow_api():
        async with served_telegram_api() as api:
            api.hold("getMe")

            async def no_pause(_):
                return None

            settings = TelegramSettings(TOKEN, "s", api.url)
            client = TelegramClient(settings, sleep=no_pause, timeout_seconds=0.01)
            try:
                await client.call("getMe")
            finally:
                await client.close()

    with pytest.raises(TelegramError) as raised:
        event_loop.run_until_complete(call_a_slow_api())
    assert str(raised.value) == "getMe: TimeoutError (0)"
    assert raised.value.__suppress_context__
