"""Reads the text files of data/: messages by kind or intent, with who wrote them and who speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

_KIND = re.compile(r"([a-z][a-z0-9_]*(?:/[a-z0-9_]+)?):")
_VOICE = "voice:"


@dataclass(frozen=True, slots=True)
class KindPhrasing:
    """A message, the kind or full intent it stands under, its place, its writer and who speaks.

    `hand` is the file's name: a file is one writer's. `voice` is "" where the file names none.
    """

    text: str
    kind: str
    where: str
    hand: str
    voice: str = ""


def read_phrasing_file(
    path: Path, root: Path = PROJECT_DIRECTORY, *, voiced: bool = False
) -> list[KindPhrasing]:
    """Return the messages of a file, in their order; errors tell their places from a root.

    A line `chest_pain:` or `ask/goal:` opens a kind. A line `voice: retired miner, blunt` says
    who speaks, until the next one; a `voiced` file must say so. A line `- ` holds a message, to
    its end and as it is written: quotes, colons and signs mean themselves. Lines that start
    with `#` are comments.

    Raises:
        KnowledgeError: The file can't be read, has no message, or a line is none of these.
    """
    file = file_name(path, root)
    phrasings = list(_phrasings(read_text(path, root), file, path.stem, voiced=voiced))
    if not phrasings:
        raise KnowledgeError(f"{file}:1: holds no phrasing; write 'kind:' and '- ' lines.")
    return phrasings


def read_phrasing_files(directory: Path, root: Path = PROJECT_DIRECTORY) -> list[KindPhrasing]:
    """Return the messages of all files below a folder, by the files' names.

    Raises:
        KnowledgeError: There is no file, or one can't be used.
    """
    paths = sorted(directory.rglob("*.txt"))
    if not paths:
        raise KnowledgeError(f"{file_name(directory, root)}: no *.txt file; restore it.")
    return [phrasing for path in paths for phrasing in read_phrasing_file(path, root)]


def _phrasings(text: str, file: str, hand: str, *, voiced: bool) -> Iterator[KindPhrasing]:
    voice = kind = ""
    opened = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        where = f"{file}:{number}"
        heading = _KIND.fullmatch(line)
        if line != line.strip():
            raise KnowledgeError(f"{where}: spaces stand around the line; delete them.")
        if line.startswith(_VOICE):
            voice = _voice(line, where)
        elif heading:
            kind = heading[1]
            if (voice, kind) in opened:
                raise KnowledgeError(f"{where}: '{kind}' stands twice; put its lines together.")
            opened.add((voice, kind))
        else:
            message = _message(line, where, kind)
            if voiced and not voice:
                raise KnowledgeError(f"{where}: no voice speaks here; write 'voice: who speaks' above it.")
            yield KindPhrasing(message, kind, where, hand, voice)


def _voice(line: str, where: str) -> str:
    voice = line.removeprefix(_VOICE).strip()
    if not voice:
        raise KnowledgeError(f"{where}: names no voice; write 'voice: who speaks'.")
    return voice


def _message(line: str, where: str, kind: str) -> str:
    if not line.startswith("- ") or not kind:
        raise KnowledgeError(f"{where}: no phrasing of a kind; write 'kind:' and below it '- ' lines.")
    if line.startswith("-  "):
        raise KnowledgeError(f"{where}: two spaces stand after the '-'; keep one.")
    return line[2:]
