import asyncio
import threading

import pytest

from painguide.command_line import main
from painguide.server.telegram_webhook import WebhookError, set_webhook, webhook_address, webhook_info
from settings.telegram_settings import TelegramSettings
from tests.fakes.telegram_api import TOKEN, Refusal, served_telegram_api

SERVER = "https://bot.example.org"
ADDRESS = "https://bot.example.org/webhooks/telegram/webhook"


@pytest.mark.parametrize(
    "server", [SERVER, SERVER + "/", ADDRESS, "https://bot.example.org:8443"], ids=lambda text: text[8:]
)
def test_address_to_deliver_to_is_that_of_the_channel(server):
    assert webhook_address(server).replace(":8443", "") == ADDRESS


def test_address_below_a_path_keeps_the_path():
    assert webhook_address(f"{SERVER}/bot/") == f"{SERVER}/bot/webhooks/telegram/webhook"


@pytest.mark.parametrize(
    "server",
    [
        "",
        "bot.example.org",
        "http://bot.example.org",
        f"{SERVER}:5005",
        f"{SERVER}:x",
        f"{SERVER}?a=b",
        "ftp://a",
    ],
)
def test_address_that_telegram_cannot_deliver_to_is_refused(server):
    with pytest.raises(WebhookError, match="https://"):
        webhook_address(server)


def test_bot_api_of_ones_own_may_deliver_anywhere():
    assert webhook_address("http://10.0.0.5:5005", must_be_public=False).startswith("http://10.0.0.5:5005/")


def with_api(work):
    async def run():
        async with served_telegram_api() as api:
            return api, await work(api, TelegramSettings(TOKEN, "the-secret", api.url))

    return asyncio.run(run())


def test_webhook_is_set_with_the_secret_and_for_what_is_answered():
    api, told = with_api(lambda api, settings: set_webhook(settings, SERVER))
    assert told == f"Telegram now delivers what is written to @PainGuideBot to {ADDRESS}"
    assert api.webhook == {
        "url": ADDRESS,
        "secret_token": "the-secret",
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }
    assert api.ill_formed == []


def test_menu_names_commands_that_the_channel_knows():
    api, _ = with_api(lambda api, settings: set_webhook(settings, SERVER))
    [menu] = api.called("setMyCommands")
    assert [command["command"] for command in menu["commands"]] == [
        "help",
        "ask",
        "questions",
        "person",
        "restart",
        "forget",
    ]


def test_refusal_of_telegram_is_told_without_the_token():
    def refused(api, settings):
        api.fail("getMe", Refusal(401, "Unauthorized"))
        return set_webhook(settings, SERVER)

    with pytest.raises(WebhookError, match="Unauthorized") as raised:
        with_api(refused)
    assert TOKEN not in str(raised.value)


def test_info_tells_where_telegram_delivers_to():
    async def set_and_ask(api, settings):
        before = await webhook_info(settings)
        await set_webhook(settings, SERVER)
        return before, await webhook_info(settings)

    _, (before, after) = with_api(set_and_ask)
    assert "painguide telegram set-webhook" in before
    assert after == f"address: {ADDRESS}\nupdates that wait: 0\nlast failure: none"


def test_info_tells_what_telegram_was_not_yet_told_to_deliver():
    async def set_long_ago_and_ask(api, settings):
        api.webhook = {"url": ADDRESS, "allowed_updates": ["message", "callback_query"]}
        return await webhook_info(settings)

    _, told = with_api(set_long_ago_and_ask)
    assert (
        "not delivered: edited_message, my_chat_member; run: painguide telegram set-webhook https://..."
        in told
    )


@pytest.mark.parametrize("arguments", [["webhook-info"], ["set-webhook", SERVER]])
def test_command_without_settings_says_what_to_set(arguments, monkeypatch, capsys):
    for name in ("PAINGUIDE_TELEGRAM_TOKEN", "PAINGUIDE_TELEGRAM_SECRET"):
        monkeypatch.delenv(name, raising=False)
    assert main(["telegram", *arguments]) == 1
    assert capsys.readouterr().err == (
        "painguide telegram: set PAINGUIDE_TELEGRAM_TOKEN and PAINGUIDE_TELEGRAM_SECRET first "
        "(docs/telegram.md).\n"
    )


@pytest.fixture
def served_api():
    """A Bot API that runs in a thread of its own, as the command needs it."""
    started, stop, found = threading.Event(), threading.Event(), []

    async def serve():
        async with served_telegram_api() as api:
            found.append(api)
            started.set()
            await asyncio.get_running_loop().run_in_executor(None, stop.wait)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    assert started.wait(10)
    yield found[0]
    stop.set()
    thread.join(10)


def test_command_sets_the_webhook_from_the_environment(served_api, monkeypatch, capsys):
    monkeypatch.setenv("PAINGUIDE_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("PAINGUIDE_TELEGRAM_SECRET", "from-the-environment")
    monkeypatch.setenv("PAINGUIDE_TELEGRAM_API_URL", served_api.url)
    assert main(["telegram", "set-webhook", SERVER]) == 0
    assert ADDRESS in capsys.readouterr().out
    assert served_api.webhook["secret_token"] == "from-the-environment"
