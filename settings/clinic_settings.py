"""The clinic's own settings: clinic.yml, overridden by PAINGUIDE_* variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.yaml_reader import read_yaml

CLINIC_FILE = Path(__file__).parent.parent / "clinic.yml"
ENVIRONMENT_PREFIX = "PAINGUIDE_"


@dataclass(frozen=True)
class ClinicSettings:
    """One clinic's settings; the defaults are those of a demo clinic."""

    name: str = "Riverside Pain Clinic"
    phone: str = "555-0142"
    hours: str = "Monday to Friday, 8 am to 5 pm"
    address: str = "12 River Street"
    appointment_page: str = "/appointments"
    languages: tuple[str, ...] = ("en",)
    emergency_number: str = "911"
    crisis_line: str = "988"
    urgent_line: str = "555-0143"
    allowed_origins: tuple[str, ...] = ()
    retention_days: int = 30
    feedback_file: str = "feedback/ratings.jsonl"
    keep_feedback_words: bool = False
    color: str = "#0b5c66"
    greeting: str = "Hello! I can answer questions about pain treatments."


def _value(name: str, value: Any, default: Any, where: str) -> Any:
    if isinstance(default, tuple):
        values = value.split(",") if isinstance(value, str) else value
        if not isinstance(values, list):
            raise KnowledgeError(f"{where}: '{name}' must be a list; write '- ' lines.")
        return tuple(text for item in values if (text := str(item).strip()))
    if isinstance(default, bool):
        if str(value).lower() not in {"true", "false"}:
            raise KnowledgeError(f"{where}: '{name}' must be true or false; mend it.")
        return str(value).lower() == "true"
    if isinstance(default, int):
        if not str(value).isdigit() or int(value) < 1:
            raise KnowledgeError(f"{where}: '{name}' must be a number above 0; mend it.")
        return int(value)
    if not str(value).strip() or isinstance(value, (dict, list)):
        raise KnowledgeError(f"{where}: '{name}' must be a text; mend it.")
    return str(value).strip()


def _written(value: LocatedValue) -> Any:
    return [item.text() for item in value.items()] if value.is_list else value.content


@lru_cache(maxsize=1)
def load_clinic_settings(path: Path = CLINIC_FILE) -> ClinicSettings:
    """Return the settings of clinic.yml, with the environment's on top."""
    return read_clinic_settings(path, os.environ)


def read_clinic_settings(path: Path, environment: Mapping[str, str]) -> ClinicSettings:
    """Return the settings of a file, with those of an environment on top.

    Raises:
        KnowledgeError: A setting is unknown or of the wrong kind.
    """
    values = read_yaml(path, path.parent).fields() if path.is_file() else {}
    defaults = ClinicSettings()
    names = [field.name for field in fields(ClinicSettings)]
    for name, value in values.items():
        if name not in names:
            raise KnowledgeError(f"{value.where}: unknown setting {name}; use {', '.join(names)}.")
    changes = {}
    for name in names:
        variable = ENVIRONMENT_PREFIX + name.upper()
        if variable in environment:
            changes[name] = _value(name, environment[variable], getattr(defaults, name), variable)
        elif name in values:
            changes[name] = _value(name, _written(values[name]), getattr(defaults, name), values[name].where)
    return replace(defaults, **changes)
