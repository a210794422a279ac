"""The kinds of value that a setting may have; each is read or refused, never guessed."""

import re

from knowledge.located_yaml import KnowledgeError, LocatedValue
from settings.errors import SettingsError

LANGUAGES = ("en",)
# What stands where someone meant to fill in a value later: a patient would read it.
_PLACEHOLDERS = frozenset({"", "-", "?", "n/a", "nan", "nil", "none", "null", "tba", "tbd", "todo"})
FEWEST_DIGITS, MOST_DIGITS = 2, 15
_NUMBER = re.compile(r"\+?(?:\([0-9]+\)|[0-9])(?:[ .-]{0,3}(?:\([0-9]+\)|[0-9]))*")
_ORIGIN = re.compile(r"https?://[\w.-]+(:\d+)?|https?://\[[0-9a-fA-F:]+\](:\d+)?")
_PAGE = re.compile(r"/(?!/)\S*|https?://[^\s/]\S*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def text(name: str, value: LocatedValue) -> str:
    """Return a text on one line; raises SettingsError where there is none, or a word that stands for none."""
    if not isinstance(value.content, str):
        raise SettingsError(f"{value.where}: '{name}' must be one text; write it after '{name}: '.")
    if value.is_empty or not value.content.strip():
        raise SettingsError(f"{value.where}: '{name}' is empty; write it, in quotes.")
    words = " ".join(value.text().split())
    if words.lower() in _PLACEHOLDERS:
        raise SettingsError(f"{value.where}: '{name}' is '{words}', which patients would read; write it out.")
    return words


def optional_text(name: str, value: LocatedValue) -> str:
    """Return a text on one line, or "" where it is left empty; raises SettingsError as `text` does."""
    is_left_empty = isinstance(value.content, str) and not value.content.strip()
    return "" if is_left_empty else text(name, value)


def number(name: str, value: LocatedValue) -> str:
    """Return a telephone number as it is written; raises SettingsError where it can't be called."""
    written = text(name, value)
    digits = sum(character.isdigit() for character in written)
    if not _NUMBER.fullmatch(written) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise SettingsError(
            f"{value.where}: '{name}' is '{written}', which is no telephone number; "
            "write digits, with spaces, dots, dashes or brackets between them."
        )
    return written


def page(name: str, value: LocatedValue) -> str:
    """Return the address of a page; raises SettingsError where a browser could not open it."""
    address = text(name, value)
    if not _PAGE.fullmatch(address):
        raise SettingsError(f"{value.where}: '{name}' must be a page; write it as https://..., or as /...")
    return address


def optional_page(name: str, value: LocatedValue) -> str:
    """Return the address of a page, or "" where it is left empty; raises SettingsError as `page` does."""
    return page(name, value) if optional_text(name, value) else ""


def color(name: str, value: LocatedValue) -> str:
    """Return a colour; raises SettingsError where it is not written as #rrggbb."""
    if value.is_empty or not isinstance(value.content, str) or not _COLOR.fullmatch(value.content):
        raise SettingsError(
            f"{value.where}: '{name}' is no colour; write it as #rrggbb in quotes, such as \"#0b5c66\"."
        )
    return value.content


def switch(name: str, value: LocatedValue) -> bool:
    """Return a true or a false; raises SettingsError for anything else."""
    written = value.content.lower() if isinstance(value.content, str) else ""
    if written not in ("true", "false"):
        raise SettingsError(f"{value.where}: '{name}' must be true or false; write one of them.")
    return written == "true"


def count(name: str, value: LocatedValue) -> int:
    """Return a whole number above 0; raises SettingsError for anything else."""
    written = value.content if isinstance(value.content, str) else ""
    if not re.fullmatch(r"[0-9]{1,9}", written) or int(written) < 1:
        raise SettingsError(f"{value.where}: '{name}' must be a whole number above 0; write one.")
    return int(written)


def origins(name: str, value: LocatedValue) -> tuple[str, ...]:
    """Return pages' origins; raises SettingsError where one is not `scheme://host` or `scheme://host:port`."""
    found = []
    for where, origin in _texts(name, value):
        if not is_origin(origin):
            raise SettingsError(
                f"{where}: {name}: '{origin}' is no origin; "
                "write it as https://www.example.org, without a path."
            )
        found.append(origin)
    return tuple(found)


def is_origin(address: str) -> bool:
    """Return whether an address is a scheme, a host and perhaps a port, and nothing else."""
    return bool(_ORIGIN.fullmatch(address))


def languages(name: str, value: LocatedValue) -> tuple[str, ...]:
    """Return languages; raises SettingsError for one that the bot does not know, or for none."""
    written = _texts(name, value)
    if not written:
        raise SettingsError(f"{value.where}: '{name}' is empty; write {', '.join(LANGUAGES)}.")
    for where, language in written:
        if language not in LANGUAGES:
            raise SettingsError(
                f"{where}: {name}: the bot does not know '{language}'; write {', '.join(LANGUAGES)}."
            )
    return tuple(language for _, language in written)


def _texts(name: str, value: LocatedValue) -> list[tuple[str, str]]:
    if isinstance(value.content, str):
        # In a variable, and on one line: a, b.
        items = [] if value.is_empty else value.content.split(",")
        return [(value.where, item.strip()) for item in items if item.strip()]
    if not value.is_list:
        raise SettingsError(f"{value.where}: '{name}' must be a list; start its lines with '- '.")
    try:
        return [(item.where, item.text()) for item in value.items()]
    except KnowledgeError as error:
        raise SettingsError(str(error)) from None
