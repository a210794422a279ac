"""The clinic's own settings: clinic.yml, overridden by PAINGUIDE_* variables."""

import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.errors import PainGuideError
from knowledge.located_yaml import LocatedValue
from knowledge.yaml_reader import read_yaml
from settings import kinds
from settings.errors import SettingsError

CLINIC_FILE = Path(__file__).parent.parent / "clinic.yml"
ENVIRONMENT_PREFIX = "PAINGUIDE_"


def _kind(read: Callable[[str, LocatedValue], Any]) -> dict[str, Any]:
    return {"read": read}


@dataclass(frozen=True)
class ClinicSettings:
    """One clinic's settings. What patients are told of the clinic has no default: it would be another's."""

    name: str = field(metadata=_kind(kinds.text))
    phone: str = field(metadata=_kind(kinds.number))
    hours: str = field(metadata=_kind(kinds.text))
    address: str = field(metadata=_kind(kinds.text))
    appointment_page: str = field(metadata=_kind(kinds.page))
    emergency_number: str = field(metadata=_kind(kinds.number))
    crisis_line: str = field(metadata=_kind(kinds.number))
    urgent_line: str = field(metadata=_kind(kinds.number))
    # What becomes of what patients write; "" where the clinic has no such page.
    privacy_page: str = field(default="", metadata=_kind(kinds.optional_page))
    # One sentence with whom to call about abuse, "" for none.
    abuse_line: str = field(default="", metadata=_kind(kinds.optional_text))
    # For how many messages after an alarm the bot goes by it.
    alarm_turns: int = field(default=15, metadata=_kind(kinds.count))
    languages: tuple[str, ...] = field(default=kinds.LANGUAGES, metadata=_kind(kinds.languages))
    allowed_origins: tuple[str, ...] = field(default=(), metadata=_kind(kinds.origins))
    review_days: int = field(default=365, metadata=_kind(kinds.count))
    retention_days: int = field(default=30, metadata=_kind(kinds.count))
    database_file: str = field(default="var/painguide.db", metadata=_kind(kinds.text))
    keep_feedback_words: bool = field(default=False, metadata=_kind(kinds.switch))
    color: str = field(default="#0b5c66", metadata=_kind(kinds.color))
    greeting: str = field(
        default="Hello! I am Pain Guide, an automated assistant. Ask me about pain treatments.",
        metadata=_kind(kinds.text),
    )


class _Variable(LocatedValue):
    """What an environment variable holds; its place is its name."""

    @property
    def where(self) -> str:
        return self.file


@lru_cache(maxsize=1)
def load_clinic_settings() -> ClinicSettings:
    """Return this project's settings, for what Rasa itself creates; all else is given them.

    Raises:
        SettingsError: One is missing, unknown, or not of its kind.
    """
    return read_clinic_settings(CLINIC_FILE, os.environ)


def read_clinic_settings(path: Path, environment: Mapping[str, str]) -> ClinicSettings:
    """Return the settings of a file, with those of an environment on top.

    Raises:
        SettingsError: One is missing, unknown, or not of its kind; each fault has its line.
        KnowledgeError: The file can't be read, or is not YAML.
    """
    values = read_yaml(path, path.parent).fields()
    names = [setting.name for setting in fields(ClinicSettings)]
    faults = [
        f"{value.where}: unknown setting '{name}'; use {', '.join(names)}."
        for name, value in values.items()
        if name not in names
    ]
    given = {**values, **_variables(names, environment)}
    settings: dict[str, Any] = {}
    # What is missing is told when no name is misspelt: it is most likely that one.
    for setting in fields(ClinicSettings):
        name = setting.name
        if name in given:
            try:
                settings[name] = setting.metadata["read"](name, given[name])
            except PainGuideError as error:
                faults.append(str(error))
        elif setting.default is MISSING and values.keys() <= set(names):
            faults.append(f"{path.name}:1: '{name}' is missing; add a line '{name}: ...'.")
    if faults:
        raise SettingsError("\n".join(faults))
    return ClinicSettings(**settings)


def _variables(names: list[str], environment: Mapping[str, str]) -> dict[str, LocatedValue]:
    variables = {name: ENVIRONMENT_PREFIX + name.upper() for name in names}
    return {
        # In quotes, as it were: a shell has no empty, yes or no beside a text.
        name: _Variable(variable, 1, environment[variable], '"')
        for name, variable in variables.items()
        if variable in environment
    }
