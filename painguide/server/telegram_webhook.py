"""Tells Telegram where to deliver a bot's updates, and asks how that goes."""

from typing import Any
from urllib.parse import urlsplit

from actions.repertoire import load_repertoire
from channels.telegram.client import TelegramClient, TelegramError
from channels.telegram.telegram_input import WEBHOOK_PATH
from knowledge.errors import PainGuideError
from settings.telegram_settings import (
    PUBLIC_API_URL,
    SECRET_VARIABLE,
    TOKEN_VARIABLE,
    TelegramSettings,
)

# All that the channel answers; Telegram then keeps the rest to itself.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
SET_ANEW = "run: painguide telegram set-webhook https://..."
# Telegram delivers to no other.
PORTS = frozenset({None, 443, 80, 88, 8443})


class WebhookError(PainGuideError):
    """The webhook can't be set or looked at; the message says what to do."""


def needed(settings: TelegramSettings | None) -> TelegramSettings:
    """Return the settings of Telegram; raises WebhookError where it is off."""
    if not settings:
        raise WebhookError(f"set {TOKEN_VARIABLE} and {SECRET_VARIABLE} first (docs/telegram.md).")
    return settings


async def set_webhook(settings: TelegramSettings, server: str) -> str:
    """Have Telegram deliver to a server, with the secret; set the bot's menu. Return what to tell.

    Raises:
        WebhookError: Telegram can't deliver to such an address, or refuses the call.
    """
    address = webhook_address(server, must_be_public=settings.api_url == PUBLIC_API_URL)
    commands = load_repertoire().group("telegram_menu")
    menu = [{"command": command, "description": text} for command, text in commands.items()]
    # First who this is: a wrong token is told before anything is changed.
    me, *_ = await _call_all(
        settings,
        ("getMe", {}),
        (
            "setWebhook",
            {
                "url": address,
                "secret_token": settings.secret,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
        ),
        ("setMyCommands", {"commands": menu}),
    )
    return f"Telegram now delivers what is written to @{me.get('username')} to {address}"


async def webhook_info(settings: TelegramSettings) -> str:
    """Return where Telegram delivers to, how many updates wait, and the last failure.

    Raises:
        WebhookError: Telegram refuses the call.
    """
    [info] = await _call_all(settings, ("getWebhookInfo", {}))
    return "\n".join(
        [
            f"address: {info.get('url') or f'none; {SET_ANEW}'}",
            *_not_delivered(info),
            f"updates that wait: {info.get('pending_update_count', 0)}",
            f"last failure: {info.get('last_error_message') or 'none'}",
        ]
    )


def _not_delivered(info: dict[str, Any]) -> list[str]:
    # A webhook that an older version set; where Telegram names no kinds, it delivers all of these.
    missing = [kind for kind in ALLOWED_UPDATES if kind not in info.get("allowed_updates", ALLOWED_UPDATES)]
    return [f"not delivered: {', '.join(missing)}; {SET_ANEW}"] if missing else []


def webhook_address(server: str, *, must_be_public: bool = True) -> str:
    """Return the address to deliver to on a server, given by its address with or without that path.

    Raises:
        WebhookError: Telegram can't deliver there.
    """
    try:
        parts = urlsplit(server)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in ("https", "http") or parts.query or parts.fragment:
        raise WebhookError("that is no address of a server; write it as https://bot.example.org.")
    if must_be_public and (parts.scheme != "https" or port not in PORTS):
        raise WebhookError("Telegram delivers to https:// only, and to the ports 443, 80, 88 and 8443.")
    return server.rstrip("/").removesuffix(WEBHOOK_PATH) + WEBHOOK_PATH


async def _call_all(settings: TelegramSettings, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    client = TelegramClient(settings)
    try:
        return [await client.call(method, **parameters) for method, parameters in calls]
    except TelegramError as error:
        raise WebhookError(f"Telegram did not do it: {error}") from error
    finally:
        await client.close()
