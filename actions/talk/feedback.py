"""Ratings of Replies: what is stored of them."""

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.errors import PainGuideError
from knowledge.model import Knowledge
from settings.clinic_settings import ClinicSettings
from storage.in_use import database_in_use
from storage.records import Rating, store_rating
from telemetry.metrics import FAILED_WRITES

logger = logging.getLogger(__name__)


def feedback_record(
    rating: str,
    about: str,
    events: Sequence[Mapping[str, Any]],
    knowledge: Knowledge,
    clinic: ClinicSettings,
) -> Rating:
    """Return what is stored of a rating; the patient's words only where the clinic turned that on."""
    return Rating(
        at=time.time(),
        rating=rating,
        about=about,
        knowledge_version=knowledge.version,
        words=_words_before(events) if clinic.keep_feedback_words else None,
    )


def is_repeated(payload: str, events: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether the same rating came before, since the button that sends it was offered last.

    A page that never got the thanks sends it again.
    """
    seen = 0
    for event in reversed(events):
        if event.get("event") == "user" and event.get("text") == payload:
            seen += 1
        elif event.get("event") == "bot" and payload in _offered(event):
            break
    return seen > 1


def store_feedback(rating: Rating, conversation: str) -> bool:
    """Store a rating in the database in use; return whether it could be. A failure is counted."""
    try:
        store_rating(database_in_use(), conversation, rating)
    except PainGuideError as error:
        logger.error("feedback: a rating can't be stored (%s)", type(error).__name__)
        FAILED_WRITES.labels("ratings").inc()
        return False
    return True


def _offered(event: Mapping[str, Any]) -> list[str]:
    buttons = (event.get("data") or {}).get("buttons") or ()
    return [str(button.get("payload")) for button in buttons]


def _words_before(events: Sequence[Mapping[str, Any]]) -> str:
    """Return the last message that the patient typed before this one."""
    texts = [str(event.get("text") or "") for event in events if event.get("event") == "user"]
    return next((text for text in reversed(texts[:-1]) if not text.startswith("/")), "")
