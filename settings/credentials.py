"""Which channels are served, and the web chat's limits: credentials.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from knowledge.errors import PainGuideError
from knowledge.located_yaml import LocatedValue
from knowledge.yaml_reader import read_yaml
from settings import kinds
from settings.errors import SettingsError
from settings.slack_settings import SECRET_VARIABLE as SLACK_SECRET
from settings.slack_settings import TOKEN_VARIABLE as SLACK_TOKEN
from settings.telegram_settings import SECRET_VARIABLE as TELEGRAM_SECRET
from settings.telegram_settings import TOKEN_VARIABLE as TELEGRAM_TOKEN

CREDENTIALS_FILE = Path(__file__).parent.parent / "credentials.yml"
# As Rasa wants a channel named: by its class.
WEB_CHAT = "channels.web_chat.web_chat_input.WebChatInput"
TELEGRAM = "channels.telegram.telegram_input.TelegramInput"
SLACK = "channels.slack.slack_input.SlackInput"
VARIABLES = {TELEGRAM: (TELEGRAM_TOKEN, TELEGRAM_SECRET), SLACK: (SLACK_TOKEN, SLACK_SECRET)}


@dataclass(frozen=True)
class WebChatLimits:
    """Limits a minute: messages of a session and of an address, and an address's new sessions.

    A clinic's patients may share one address, so its limit is well above a session's.
    """

    session_messages_per_minute: int = 30
    address_messages_per_minute: int = 600
    address_sessions_per_minute: int = 120


@dataclass(frozen=True)
class Credentials:
    """The channels that are served; `web_chat` is None where it is not."""

    web_chat: WebChatLimits | None
    telegram: bool
    slack: bool


def read_credentials(path: Path) -> Credentials:
    """Return the channels of a file.

    Raises:
        SettingsError: A channel or a setting is unknown, or not of its kind; each fault has its line.
        KnowledgeError: The file can't be read, or is not YAML.
    """
    channels = read_yaml(path, path.parent).fields()
    faults = [] if channels else [f"{path.name}:1: no channel; add '{WEB_CHAT}:'."]
    limits = None
    for channel, section in channels.items():
        try:
            if channel == WEB_CHAT:
                limits = _web_chat_limits(section)
            else:
                _refuse_settings(channel, section)
        except PainGuideError as error:
            faults.append(str(error))
    if faults:
        raise SettingsError("\n".join(faults))
    return Credentials(limits, TELEGRAM in channels, SLACK in channels)


def web_chat_limits(section: Mapping[str, Any] | None) -> WebChatLimits:
    """Return the limits of a section as Rasa hands it over; raises SettingsError like `read_credentials`."""
    return _web_chat_limits(_located(WEB_CHAT, section))


def refuse_settings(channel: str, section: Mapping[str, Any] | None) -> None:
    """Raises SettingsError where a section, as Rasa hands it over, holds what belongs in the environment."""
    _refuse_settings(channel, _located(channel, section))


def _located(channel: str, section: Mapping[str, Any] | None) -> LocatedValue:
    """Return what Rasa read, with its lines where it is what credentials.yml holds."""
    try:
        written = read_yaml(CREDENTIALS_FILE, CREDENTIALS_FILE.parent).fields()[channel]
        if set(written.fields()) == set(section or ()):
            return written
    except (PainGuideError, KeyError):
        # Rasa may have been given another file; it has no lines for us.
        pass
    name = "credentials"
    if not isinstance(section or {}, Mapping):
        return LocatedValue(name, 1, str(section))
    values = {str(key): LocatedValue(name, 1, str(value)) for key, value in (section or {}).items()}
    return LocatedValue(name, 1, values)


def _web_chat_limits(section: LocatedValue) -> WebChatLimits:
    if section.is_empty:
        return WebChatLimits()
    known = [field.name for field in fields(WebChatLimits)]
    faults, limits = [], {}
    for name, value in section.fields().items():
        if name not in known:
            faults.append(f"{value.where}: web chat: unknown setting '{name}'; use {', '.join(known)}.")
            continue
        try:
            limits[name] = kinds.count(name, value)
        except SettingsError as error:
            faults.append(str(error))
    if faults:
        raise SettingsError("\n".join(faults))
    return WebChatLimits(**limits)


def _refuse_settings(channel: str, section: LocatedValue) -> None:
    if channel not in VARIABLES:
        raise SettingsError(
            f"{section.where}: unknown channel '{channel}'; use {', '.join((WEB_CHAT, *VARIABLES))}."
        )
    if not section.is_empty and section.content:
        raise SettingsError(
            f"{section.where}: {channel} takes no settings here; take them out, and set "
            f"{' and '.join(VARIABLES[channel])} in the environment."
        )
