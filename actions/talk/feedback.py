"""Ratings of Replies: what is stored of them, and where."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from actions.talk.ratings_file import append_record
from knowledge.model import Knowledge
from settings.clinic_settings import CLINIC_FILE, ClinicSettings


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


def store_feedback(record: Mapping[str, str], clinic: ClinicSettings) -> bool:
    """Append a record to the clinic's file; return whether it could be written."""
    return append_record(record, CLINIC_FILE.parent / clinic.feedback_file)


def _words_before(events: Sequence[Mapping[str, Any]]) -> str:
    """Return the last message that the patient typed before this one."""
    texts = [str(event.get("text") or "") for event in events if event.get("event") == "user"]
    return next((text for text in reversed(texts[:-1]) if not text.startswith("/")), "")
