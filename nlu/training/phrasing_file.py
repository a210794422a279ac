"""Reads the text files of data/ that hold messages by kind, which learners other than Rasa's learn from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.text_file import PROJECT_DIRECTORY, file_name, read_text

_KIND = re.compile(r"([a-z][a-z0-9_]*):")


@dataclass(frozen=True)
class KindPhrasing:
    """A message, the kind it stands under, and its place."""

    text: str
    kind: str
    where: str


def read_phrasing_file(path: Path, root: Path = PROJECT_DIRECTORY) -> list[KindPhrasing]:
    """Return the messages of a file, in their order; errors tell their places from a root.

    A line `chest_pain:` opens a kind. A line `- ` holds a message, to its end and as it is
    written: quotes, colons and signs mean themselves. Lines that start with `#` are comments.

    Raises:
        KnowledgeError: The file can't be read, has no message, or a line is none of these.
    """
    file = file_name(path, root)
    phrasings = list(_phrasings(read_text(path, root), file))
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


def _phrasings(text: str, file: str) -> Iterator[KindPhrasing]:
    kinds: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{file}:{number}"
        if not line or line.startswith("#"):
            continue
        if line != line.strip():
            raise KnowledgeError(f"{where}: spaces stand around the line; delete them.")
        heading = _KIND.fullmatch(line)
        if heading:
            if heading[1] in kinds:
                raise KnowledgeError(f"{where}: '{heading[1]}' stands twice; put its lines together.")
            kinds.append(heading[1])
        elif not line.startswith("- ") or not kinds:
            raise KnowledgeError(f"{where}: no phrasing of a kind; write 'kind:' and below it '- ' lines.")
        elif line.startswith("-  "):
            raise KnowledgeError(f"{where}: two spaces stand after the '-'; keep one.")
        else:
            yield KindPhrasing(line[2:], kinds[-1], where)
