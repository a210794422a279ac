"""The form of the log's lines: for people or, as JSON, for programs."""

import json
import logging
import sys
from datetime import datetime, timezone
from typing import TextIO

from settings.log_settings import LogSettings
from telemetry.conversation_mark import present_mark
from telemetry.packages import PACKAGES
from telemetry.wordless_logs import keep_words_out_of_logs

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


def set_up_logs(settings: LogSettings) -> None:
    """Has this process log to standard error as the settings say, without a patient's word."""
    keep_words_out_of_logs()
    handler = _StandardError()
    handler.setFormatter(JsonLine() if settings.format == "json" else TextLine())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level_of_libraries(settings))
    for package in PACKAGES:
        logging.getLogger(package).setLevel(_LEVELS[settings.level])


def level_of_libraries(settings: LogSettings) -> int:
    """Return from which level on libraries are heard: their `info` is noise."""
    level = _LEVELS[settings.level]
    return logging.WARNING if level == logging.INFO else level


class _StandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to what standard error is now: whoever replaces it for a while would leave a closed one."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:
        return sys.stderr


class TextLine(logging.Formatter):
    """Time, level, logger, the conversation's mark where there is one, and the message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the places of an error below it."""
        mark = present_mark()
        parts = [_time(record), record.levelname, record.name, *([f"[{mark}]"] if mark else ())]
        lines = [" ".join([*parts, record.getMessage()]), *([record.exc_text] if record.exc_text else ())]
        return "\n".join(lines)


class JsonLine(logging.Formatter):
    """The same as one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; `conversation` and `error` stand in it only where there are such."""
        fields = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "conversation": present_mark(),
            "message": record.getMessage(),
            "error": record.exc_text or "",
        }
        return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
