"""Keeps the traceback of a fault of the program in a file, without a patient's word.

An exception's message and its locals may hold what a patient wrote: only types and places are kept.
"""

import os
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from painguide.project import ROOT
from telemetry.wordless_traceback import wordless_traceback

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
