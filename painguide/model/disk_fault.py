"""Says in one line what a disk refused: no room, or no permission to write."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from painguide.project import MODELS_DIRECTORY, ROOT

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_WRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR})
_NO_TEMPORARY_FOLDER = "No usable temporary directory"
_TRAINING_CACHE = ROOT / ".rasa"


def disk_fault(error: BaseException) -> str | None:
    """Return what a disk refused and the cure; None where an error has another cause."""
    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.errno in _NO_ROOM:
            return _no_room(os.strerror(cause.errno))
        if isinstance(cause, OSError) and cause.errno in _NOT_WRITABLE:
            where = cause.filename or MODELS_DIRECTORY
            return f"{where}: {os.strerror(cause.errno)}; let this user read and write there."
        if isinstance(cause, OSError) and cause.errno in _IN_THE_WAY:
            return f"{cause.filename} is in the way ({os.strerror(cause.errno)}); move it elsewhere."
        if isinstance(cause, FileNotFoundError) and _NO_TEMPORARY_FOLDER in str(cause):
            return _no_room("no temporary folder can be written")
        if isinstance(cause, sqlite3.OperationalError):
            return f"{_TRAINING_CACHE} can't be written ({cause}); free some room, or remove the folder."
    return None


def _no_room(why: str) -> str:
    folders = [
        path for path in (MODELS_DIRECTORY, _TRAINING_CACHE, Path(_temporary_folder())) if path.exists()
    ]
    fullest = min(folders or [ROOT], key=lambda path: shutil.disk_usage(path).free)
    return (
        f"no room to train or unpack the model ({why}); free some on the disk of {fullest} (500 MB will do), "
        "or point TMPDIR to a folder with room."
    )


def _temporary_folder() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 (only named to a person)


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current:
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
