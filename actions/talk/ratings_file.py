"""The file of ratings: private, a line a record, whole again after a write that was cut short."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from telemetry.metrics import FAILED_WRITES

logger = logging.getLogger(__name__)

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700


def append_record(record: Mapping[str, str], path: Path) -> bool:
    """Append a record to a file, for its owner's eyes alone; return whether it was written.

    A failure is counted and logged, without a word of the record.
    """
    # Half a character can't be written: JSON holds it as an escape.
    line = (json.dumps(record, ensure_ascii=False) + "\n").encode(errors="backslashreplace")
    try:
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        _append(line, path)
    except OSError as error:
        logger.error("feedback: %s can't be written (%s)", path.name, type(error).__name__)
        FAILED_WRITES.labels("ratings").inc()
        return False
    return True


def _append(line: bytes, path: Path) -> None:
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
    with open(file, "r+b", buffering=0) as stream:
        # One that was there before may be readable by everyone.
        os.fchmod(file, PRIVATE_FILE)
        size = stream.seek(0, os.SEEK_END)
        if size and os.pread(file, 1, size - 1) != b"\n":
            # The last write was cut short, by a full disk: without this it would spoil the next line too.
            line = b"\n" + line
        if stream.write(line) != len(line):
            raise OSError("only a part was written")
