"""What Telegram's server, or someone who pretends to be it, gets for a delivery."""

import asyncio
import json
from unittest.mock import patch

import pytest

from channels.telegram.telegram_input import SECRET_HEADER, TelegramInput
from settings.errors import SettingsError
from settings.telegram_settings import read_telegram_settings
from tests.fakes.telegram_service import SECRET, TelegramService
from tests.fakes.telegram_updates import PATIENT, message, text_update

WITH_SECRET = {SECRET_HEADER: SECRET}


@pytest.mark.parametrize(
    "secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "ключ", SECRET.upper()], ids=repr
)
def test_delivery_without_the_secret_is_refused_and_not_answered(telegram, stub_bot, secret):
    headers = {} if secret is None else {SECRET_HEADER: secret}
    status, body = telegram.run(telegram.request(json.dumps(text_update("hello")).encode(), headers))
    assert (status, body["error"]["code"]) == (401, "secret_invalid")
    telegram.deliver()
    assert (stub_bot.texts, telegram.texts) == ([], [])


def test_secret_is_compared_in_constant_time(telegram):
    with patch("channels.telegram.telegram_input.hmac.compare_digest", return_value=False) as compare:
        assert telegram.deliver(text_update("hello")) == [401]
    compare.assert_called_once_with(SECRET.encode(), SECRET.encode())


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b'"text"', b"null"], ids=repr
)
def test_body_that_is_no_update_gets_a_clear_error(telegram, body):
    status, answer = telegram.run(telegram.request(body, WITH_SECRET))
    assert (status, set(answer["error"])) == (400, {"code", "message"})


def test_too_large_a_body_is_refused(telegram):
    status, answer = telegram.run(telegram.request(b" " * (1024 * 1024 + 1), WITH_SECRET))
    assert (status, answer["error"]["code"]) == (413, "too_large")


def test_longest_message_of_telegram_is_taken(telegram, stub_bot):
    long = "\U0001f642" * 2048
    answered = message(long, message_id=7)
    telegram.deliver(text_update(long, reply_to_message=answered))
    assert stub_bot.texts == [long]


def test_a_look_at_the_address_is_told_what_it_takes(telegram):
    status, body = telegram.run(telegram.request(b"", {}, "GET"))
    assert (status, body["error"]["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_settings_the_address_says_so(serve_telegram, stub_bot, method):
    off = serve_telegram(stub_bot, is_set_up=False)
    body = json.dumps(text_update("hello")).encode()
    status, answer = off.run(off.request(body, WITH_SECRET, method))
    assert (status, answer["error"]["code"]) == (503, "telegram_off")
    assert "PAINGUIDE_TELEGRAM_TOKEN" in answer["error"]["message"]
    assert stub_bot.texts == []


def test_update_is_acknowledged_before_its_turn_ends(telegram, stub_bot):
    async def deliver_while_the_bot_is_busy():
        stub_bot.gate = asyncio.Event()
        statuses = [await telegram.post(text_update(text)) for text in ("one", "two")]
        sent_before = list(telegram.texts)
        stub_bot.gate.set()
        await telegram.channel.finished()
        return statuses, sent_before

    assert telegram.run(deliver_while_the_bot_is_busy()) == ([200, 200], [])
    assert telegram.texts[-2:] == ["You said: one", "You said: two"]


def test_update_delivered_again_is_acknowledged_and_not_answered_again(telegram, stub_bot):
    once = text_update("hello")
    assert telegram.deliver(once, once, once) == [200, 200, 200]
    assert stub_bot.texts == ["hello"]


def test_answers_are_sent_before_the_server_stops(serve_telegram, stub_bot, event_loop):
    service = TelegramService(event_loop, stub_bot)

    async def stop_at_once():
        async with service.served():
            await service.post(text_update("hello"))

    service.run(stop_at_once())
    assert service.texts[-1] == "You said: hello"


PERSON = {"id": PATIENT, "is_bot": False, "first_name": "Alex"}
CHANNEL = {"id": -1007, "type": "channel", "title": "News"}
GROUP = {"id": -1008, "type": "group", "title": "Us"}
POLL = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "type": "regular"}
SILENT = {
    "channel post": {"channel_post": {"message_id": 1, "chat": CHANNEL, "date": 1, "text": "news"}},
    "edited channel post": {
        "edited_channel_post": {"message_id": 1, "chat": CHANNEL, "date": 1, "text": "n"}
    },
    "edited message": {"edited_message": message("how does it wrok")},
    "edited message without text": {"edited_message": message()},
    "membership that is none": {"my_chat_member": {"chat": GROUP, "new_chat_member": "kicked"}},
    "poll": {"poll": POLL},
    "poll answer": {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0]}},
    "inline query": {"inline_query": {"id": "1", "from": PERSON, "query": "", "offset": ""}},
    "reaction": {"message_reaction": {"chat": GROUP, "message_id": 1, "date": 1, "new_reaction": []}},
    "business message": {"business_message": message("hello")},
    "kind of tomorrow": {"telepathy": {"thought": "?"}},
    "new member": {"message": message(chat=-1008, new_chat_members=[PERSON])},
    "pinned message": {"message": message(pinned_message=message("old"))},
    "message of a bot": {"message": {**message("hello"), "from": {**PERSON, "is_bot": True}}},
    "message of nobody": {"message": {"message_id": 1, "chat": GROUP, "date": 1, "text": "hello"}},
    "message without a chat": {"message": {"message_id": 1, "from": PERSON, "date": 1, "text": "hello"}},
    "empty message": {"message": {}},
    "message that is none": {"message": "hello"},
    "message that is a list": {"message": [1]},
    "text that is none": {"message": message(text=7)},
    "id that is none": {"message": {**message("hello"), "chat": {"id": "42"}}},
    "nothing": {},
    "chosen button without an id": {"callback_query": {"from": PERSON, "data": "x"}},
}


@pytest.mark.parametrize("kind", SILENT)
def test_update_that_is_nothing_to_answer_survives(telegram, stub_bot, kind, caplog):
    assert telegram.deliver({"update_id": 5, **SILENT[kind]}) == [200]
    assert (stub_bot.texts, telegram.api.calls) == ([], [])
    assert caplog.records == []
    telegram.deliver(text_update("still there?"))
    assert stub_bot.texts == ["still there?"]


@pytest.mark.parametrize("update_id", [None, "7", 1.5, True, []], ids=repr)
def test_update_without_a_number_survives(telegram, stub_bot, update_id):
    assert telegram.deliver({**text_update("hello"), "update_id": update_id}) == [200]
    assert stub_bot.texts == []


SETTINGS = {"PAINGUIDE_TELEGRAM_TOKEN": "1:a", "PAINGUIDE_TELEGRAM_SECRET": "s"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"PAINGUIDE_TELEGRAM_SECRET": ""}, "PAINGUIDE_TELEGRAM_SECRET: not set"),
        ({"PAINGUIDE_TELEGRAM_TOKEN": " "}, "PAINGUIDE_TELEGRAM_TOKEN: not set"),
        ({"PAINGUIDE_TELEGRAM_TOKEN": "abc"}, "BotFather"),
        ({"PAINGUIDE_TELEGRAM_SECRET": "a b"}, "1 to 256"),
        ({"PAINGUIDE_TELEGRAM_SECRET": "a" * 257}, "1 to 256"),
        ({"PAINGUIDE_TELEGRAM_API_URL": "localhost"}, "https://host:port"),
    ],
)
def test_wrong_setting_is_told_without_its_value(change, told):
    with pytest.raises(SettingsError, match=told) as raised:
        read_telegram_settings({**SETTINGS, **change})
    assert "abc" not in str(raised.value)


def test_settings_come_from_the_environment(monkeypatch):
    assert read_telegram_settings({}) is None
    settings = read_telegram_settings(SETTINGS)
    assert (settings.bot_id, settings.api_url) == (1, "https://api.telegram.org")
    assert "1:a" not in repr(settings)


def test_secret_in_a_file_is_refused():
    with pytest.raises(SettingsError, match="environment"):
        TelegramInput.from_credentials({"access_token": "1:a"})
