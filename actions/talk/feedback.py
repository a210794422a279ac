"""Ratings of Replies: what is stored of them, and where."""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from knowledge.model import Knowledge
from settings.clinic_settings import CLINIC_FILE, ClinicSettings

logger = logging.getLogger(__name__)


def feedback_record(
    rating: str,
    about: str,
    events: Sequence[Mapping[str, Any]],
    knowledge: Knowledge,
    clinic: ClinicSettings,
) -> dict[str, str]:
    """Return what is stored of a rating; the patient's words only where the clinic turned that on."""
    record = {
        "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "rating": rating,
        "about": about,
        "knowledge_version": knowledge.version,
    }
    return {**record, "words": _words_before(events)} if clinic.keep_feedback_words else record


def store_feedback(record: Mapping[str, str], clinic: ClinicSettings) -> None:
    """Appends a record to the clinic's file; a file that can't be written is no fault of the patient's."""
    path = CLINIC_FILE.parent / clinic.feedback_file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Half a character can't be written: JSON holds it as an escape.
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    except OSError as error:
        logger.error("feedback: %s can't be written (%s)", clinic.feedback_file, type(error).__name__)


def _words_before(events: Sequence[Mapping[str, Any]]) -> str:
    """Return the last message that the patient typed before this one."""
    texts = [str(event.get("text") or "") for event in events if event.get("event") == "user"]
    return next((text for text in reversed(texts[:-1]) if not text.startswith("/")), "")
