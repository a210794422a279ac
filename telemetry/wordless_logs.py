"""Keeps patients' words out of what libraries log: of their lines only the words of their code remain.

Rasa logs what patients write at debug level, at warning and error level too, by `logging` and by structlog,
often in a text that is put together before. So nothing is searched for in a line: it is replaced by the
literal words that stand in the code which logged it. Errors keep their types and places. Every line passes
here before any handler or filter of whichever logger.
"""

import inspect
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import FrameType
from typing import Any

import structlog

from telemetry.log_templates import LEFT_OUT, template_at
from telemetry.packages import PACKAGES
from telemetry.wordless_traceback import wordless_traceback

_PASSED_THROUGH = (
    str(inspect.getsourcefile(logging)),
    str(inspect.getsourcefile(warnings)),
    str(inspect.getsourcefile(structlog)).removesuffix("__init__.py"),
    __file__,
    # Rasa's own `raise_warning`.
    "rasa/shared/utils/io.py",
)


# Whether libraries' lines pass as they are.
_pass_as_they_are = ContextVar("_pass_as_they_are", default=False)


@contextmanager
def words_of_libraries() -> Iterator[None]:
    """Has libraries tell what they find in our files: for training and checks, where no patient writes."""
    token = _pass_as_they_are.set(True)
    try:
        yield
    finally:
        _pass_as_they_are.reset(token)


def keep_words_out_of_logs() -> None:
    """Has every line that this process logs, and every warning, pass without a patient's word."""
    logging.setLogRecordFactory(wordless_record)
    if not getattr(warnings.showwarning, "is_wordless", False):
        warnings.showwarning = _wordless(warnings.showwarning)


def wordless_record(name: str, *arguments: Any, **more: Any) -> logging.LogRecord:
    """Make a record of `logging`, with the same arguments as `logging.LogRecord`."""
    record = logging.LogRecord(name, *arguments, **more)
    if _pass_as_they_are.get():
        return record
    if record.exc_info and record.exc_info[1]:
        record.exc_text = wordless_traceback(record.exc_info[1]).rstrip()
        record.exc_info = None
    # Ours hold to the rule that a line names no word; tests hold them to it.
    if name.partition(".")[0] not in PACKAGES:
        _replace_words(record)
    return record


def _wordless(show: Callable[..., None]) -> Callable[..., None]:
    def show_wordless(warning: Warning | str, *place: Any, **more: Any) -> None:
        words = warning if _pass_as_they_are.get() else _words_of(_logging_frame(sys._getframe(1)))
        show(words, *place, **more)

    show_wordless.is_wordless = True  # type: ignore[attr-defined]
    return show_wordless


def _replace_words(record: logging.LogRecord) -> None:
    frame = _logging_frame(sys._getframe(1))
    record.msg, record.args = _words_of(frame), ()
    if frame:
        record.pathname, record.lineno = frame.f_code.co_filename, frame.f_lineno
        record.filename, record.funcName = Path(record.pathname).name, frame.f_code.co_name


def _words_of(frame: FrameType | None) -> str:
    return template_at(frame.f_code.co_filename, frame.f_lineno) if frame else LEFT_OUT


def _logging_frame(frame: FrameType | None) -> FrameType | None:
    """Return the frame of the code that logs."""
    while frame and any(part in frame.f_code.co_filename for part in _PASSED_THROUGH):
        frame = frame.f_back
    return frame
