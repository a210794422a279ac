"""Keeps the traceback of a fault of the program in a file, without a patient's word.

An exception's message and its locals may hold what a patient wrote: only types and places are kept.
"""

import os
import tempfile
import traceback
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from painguide.project import ROOT

FOLDER = ROOT / "build" / "crashes"


def report_crash(error: BaseException) -> Path | None:
    """Write an error's traceback to a file of its own; return its path, None where none can be written."""
    name = f"{datetime.now(timezone.utc):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    for folder in (FOLDER, Path(tempfile.gettempdir()) / "painguide-crashes"):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            continue
        with open(file, "w", encoding="utf-8", errors="replace") as stream:
            stream.write(wordless_traceback(error))
        return folder / name
    return None


def wordless_traceback(error: BaseException) -> str:
    """Return the frames and types of an error and of those behind it, the first cause first."""
    return "\n".join(line for each in reversed(list(with_causes(error))) for line in _lines(each)) + "\n"


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, then what caused it, and so on."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
