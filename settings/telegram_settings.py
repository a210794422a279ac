"""What the Telegram channel needs to run: read from the environment, never from a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from settings.errors import SettingsError

TOKEN_VARIABLE = "PAINGUIDE_TELEGRAM_TOKEN"  # noqa: S105 - the name, not the token
SECRET_VARIABLE = "PAINGUIDE_TELEGRAM_SECRET"  # noqa: S105 - the name, not the secret
API_URL_VARIABLE = "PAINGUIDE_TELEGRAM_API_URL"
PUBLIC_API_URL = "https://api.telegram.org"
_TOKEN = re.compile(r"(\d+):[\w-]+", re.ASCII)
# What Telegram takes for a secret; the rest it refuses.
_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


@dataclass(frozen=True, repr=False)
class TelegramSettings:
    """The bot's token, the secret that Telegram sends with each update, and where its Bot API is."""

    token: str
    secret: str
    api_url: str = PUBLIC_API_URL

    @property
    def bot_id(self) -> int:
        """The bot's own user id: the token begins with it."""
        return int(self.token.partition(":")[0])


def read_telegram_settings(environment: Mapping[str, str]) -> TelegramSettings | None:
    """Return the settings of an environment; None when it has neither token nor secret: Telegram is off.

    Raises:
        SettingsError: One of the two is missing, or one has the wrong form.
    """
    token, secret = (environment.get(name, "").strip() for name in (TOKEN_VARIABLE, SECRET_VARIABLE))
    if not token and not secret:
        return None
    for name, value in ((TOKEN_VARIABLE, token), (SECRET_VARIABLE, secret)):
        if not value:
            raise SettingsError(
                f"{name}: not set, though the other is; set both, or neither (docs/telegram.md)."
            )
    if not _TOKEN.fullmatch(token):
        raise SettingsError(f"{TOKEN_VARIABLE}: no token; copy the whole of what BotFather gave.")
    if not _SECRET.fullmatch(secret):
        raise SettingsError(
            f"{SECRET_VARIABLE}: not what Telegram takes; use 1 to 256 of A-Z, a-z, 0-9, _ and -."
        )
    api_url = environment.get(API_URL_VARIABLE, "").strip().rstrip("/") or PUBLIC_API_URL
    if not _URL.fullmatch(api_url):
        raise SettingsError(f"{API_URL_VARIABLE}: no address; write it as https://host:port.")
    return TelegramSettings(token, secret, api_url)
