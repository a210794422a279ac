"""Reads lists of words and phrases that a person edits: one a line, `#` starts a comment line."""

import re
from collections.abc import Iterable
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

_ANY_ENDING = "*"


def read_words(path: Path, root: Path = PROJECT_DIRECTORY) -> tuple[str, ...]:
    """Return the words or phrases of a list, in their order; errors tell their places from a root.

    Raises:
        KnowledgeError: The file can't be read, is empty, repeats a word or has stray spaces.
    """
    return tuple(word for row in _rows(path, root, None) for word in row)


def read_places(path: Path, root: Path = PROJECT_DIRECTORY) -> dict[str, int]:
    """Return words with their places, counted from 0: the words of a line, with commas between, share one.

    Raises:
        KnowledgeError: The file can't be read, is empty, repeats a word or has stray spaces.
    """
    return {word: place for place, row in enumerate(_rows(path, root, ", ")) for word in row}


def _rows(path: Path, root: Path, separator: str | None) -> list[list[str]]:
    file = file_name(path, root)
    rows: list[list[str]] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(read_text(path, root).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if line != " ".join(line.split()):
            raise KnowledgeError(f"{file}:{number}: stray spaces; leave single ones between words alone.")
        rows.append(line.split(separator) if separator else [line])
        for word in rows[-1]:
            if word in lines:
                raise KnowledgeError(f"{file}:{number}: '{word}' stands in line {lines[word]} too; keep one.")
            lines[word] = number
    if not rows:
        raise KnowledgeError(f"{file}:1: the list is empty; write a word a line.")
    return rows


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words; one that ends with `*` has any ending or none."""
    return "|".join(map(_pattern, words))


def _pattern(phrase: str) -> str:
    stem = phrase.removesuffix(_ANY_ENDING)
    return re.escape(stem).replace(r"\ ", " ") + (r"\w*" if stem != phrase else "")
