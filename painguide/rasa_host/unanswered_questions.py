"""Which questions of a turn got no answer: what a clinic may want to add."""

from collections.abc import Iterator, Sequence
from typing import Any

from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import BotUttered, Event, UserUttered

from nlu.intents import full_name
from storage.records import UnansweredQuestion

OUTCOMES = frozenset({"clarify", "not_covered", "out_of_scope"})


def unanswered_questions(events: Sequence[Event], *, with_words: bool) -> list[UnansweredQuestion]:
    """Return the typed messages among events whose first Reply is no answer, with their words if wanted."""
    return [
        UnansweredQuestion(
            at=message.timestamp,
            outcome=str(reply["outcome"]),
            about=full_name(message.parse_data.get("intent")),
            knowledge_version=str(reply.get("knowledge_version") or ""),
            words=message.text if with_words else None,
        )
        for message, reply in _answered(events)
        if reply.get("outcome") in OUTCOMES and not (message.text or "").startswith(INTENT_MESSAGE_PREFIX)
    ]


def _answered(events: Sequence[Event]) -> Iterator[tuple[UserUttered, dict[str, Any]]]:
    message: UserUttered | None = None
    for event in events:
        if isinstance(event, UserUttered):
            message = event
        elif message and isinstance(event, BotUttered):
            yield message, event.metadata.get("reply") or {}
            message = None
