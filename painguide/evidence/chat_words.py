"""Finds the words of the chat in the page: the texts in widget/words/strings_<language>.js."""

import re
from pathlib import Path

from knowledge.text_file import read_text
from painguide.server.widget_script import WIDGET_DIRECTORY

_FILES = "strings_*.js"
_COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$", re.MULTILINE)
# What JavaScript puts into a text; it may hold texts itself, and braces one within the other.
_PUT_IN = r"\$\{(?:`[^`]*`|\{[^}]*\}|[^`{}])*\}"
_TEXT = re.compile(rf'"((?:[^"\\]|\\.)*)"|`((?:{_PUT_IN}|[^`])*)`')
_NAME = re.compile(r"\$\{(\w+)\}")

# A language, and its texts in the order of the file.
Words = tuple[str, tuple[str, ...]]


def chat_words(directory: Path = WIDGET_DIRECTORY) -> tuple[Words, ...]:
    """Return the words of the chat in each language.

    Raises:
        KnowledgeError: A file can't be read.
    """
    files = sorted(directory.rglob(_FILES))
    return tuple((file.stem.partition("_")[2], words_in(read_text(file))) for file in files)


def words_in(module: str) -> tuple[str, ...]:
    """Return the texts of a module; what is put in stands in braces, a choice of texts in brackets."""
    return tuple(_texts(_COMMENT.sub("", module)))


def _texts(code: str) -> list[str]:
    return [
        re.sub(_PUT_IN, _shown, found[2]) if found[2] else re.sub(r"\\(.)", r"\1", found[1] or "")
        for found in _TEXT.finditer(code)
    ]


def _shown(put_in: re.Match[str]) -> str:
    name = _NAME.fullmatch(put_in[0])
    if name:
        return f"{{{name[1]}}}"
    # One word is no text for people, but such as the name of a format.
    choices = [text for text in _texts(put_in[0][2:-1]) if " " in text]
    return f"[{' / '.join(choices)}]" if choices else "{…}"
