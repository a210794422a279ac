"""How the log is written: read from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from settings.errors import SettingsError

FORMAT_VARIABLE = "PAINGUIDE_LOG_FORMAT"
LEVEL_VARIABLE = "PAINGUIDE_LOG_LEVEL"
Format = Literal["text", "json"]
Level = Literal["debug", "info", "warning", "error"]


@dataclass(frozen=True)
class LogSettings:
    """A line for people or one for programs; from which level on. Libraries tell no `info`."""

    format: Format = "text"
    level: Level = "info"


def read_log_settings(environment: Mapping[str, str]) -> LogSettings:
    """Return the settings of an environment.

    Raises:
        SettingsError: One has a value that it can't have.
    """
    defaults = LogSettings()
    written = _one_of(FORMAT_VARIABLE, get_args(Format), defaults.format, environment)
    level = _one_of(LEVEL_VARIABLE, get_args(Level), defaults.level, environment)
    return LogSettings(cast(Format, written), cast(Level, level))


def _one_of(name: str, values: tuple[str, ...], default: str, environment: Mapping[str, str]) -> str:
    written = environment.get(name, "").strip().lower() or default
    if written not in values:
        raise SettingsError(f"{name}: '{written}' is none; use {', '.join(values)}.")
    return written
