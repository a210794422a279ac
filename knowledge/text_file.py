"""Reads a text file of the bot's; every fault names file, line and cure."""

import re
from pathlib import Path

from knowledge.located_yaml import KnowledgeError

PROJECT_DIRECTORY = Path(__file__).parent.parent
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def file_name(path: Path, root: Path = PROJECT_DIRECTORY) -> str:
    """Return how errors name a file: from a root where it is below it, else by its folder and name."""
    return (
        path.relative_to(root).as_posix() if path.is_relative_to(root) else f"{path.parent.name}/{path.name}"
    )


def read_text(path: Path, root: Path = PROJECT_DIRECTORY) -> str:
    """Return a file's text, without the mark that some editors put before it.

    Raises:
        KnowledgeError: The file can't be read, is not UTF-8 or holds control characters.
    """
    file = file_name(path, root)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"{file}: can't be read ({error.strerror}); restore the file.") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KnowledgeError(f"{file}:{line}: not UTF-8; save it as UTF-8.") from error
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        name = f"U+{ord(control.group()):04X}"
        raise KnowledgeError(f"{file}:{line}: holds the control character {name}; delete it.")
    return text
