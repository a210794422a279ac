"""What was said before in a conversation, read from the events of its tracker. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

Event = Mapping[str, Any]
ReplyValues = Mapping[str, Any]

ANSWERING = frozenset({"answer", "not_covered", "advice"})
# Longer ago than an alarm stands; a long conversation is not read whole.
_TURNS_REMEMBERED = 40
FAILING = frozenset({"clarify", "out_of_scope"})


def turns(events: Sequence[Event]) -> Iterator[list[ReplyValues]]:
    """Yield the Replies of each turn before this one, the latest first."""
    replies: list[ReplyValues] = []
    is_this_turn = True
    for event in reversed(events):
        if event.get("event") == "bot":
            reply = (event.get("metadata") or {}).get("reply")
            replies.insert(0, reply if isinstance(reply, Mapping) else {})
        elif event.get("event") == "user":
            if not is_this_turn:
                yield replies
            is_this_turn, replies = False, []


def last_reply(events: Sequence[Event]) -> ReplyValues:
    """Return the last Reply of the turn before, {} where there is none."""
    return next((replies[-1] for replies in turns(events) if replies), {})


def last_answer(events: Sequence[Event]) -> ReplyValues | None:
    """Return the last Reply that answered a question or said that it can't, if any."""
    found = (reply for replies in turns(events) for reply in reversed(replies))
    return next((reply for reply in found if reply.get("outcome") in ANSWERING), None)


def facts_told(events: Sequence[Event]) -> set[str]:
    """Return the ids of all facts told in a conversation."""
    return set(facts_told_in_order(events))


def facts_told_in_order(events: Sequence[Event]) -> list[str]:
    """Return the ids of all facts told in a conversation, the latest first, each once."""
    told = (fact for replies in turns(events) for reply in replies for fact in reply.get("facts") or ())
    return list(dict.fromkeys(told))


def failures_in_row(events: Sequence[Event]) -> int:
    """Return how many of the turns just before this one were not understood or not ours."""
    count = 0
    for replies in turns(events):
        if not replies or replies[-1].get("outcome") not in FAILING:
            break
        count += 1
    return count


def texts_said(events: Sequence[Event]) -> list[str]:
    """Return the bodies of the Replies of the last turns, the latest first."""
    replies = (reply for replies in islice(turns(events), _TURNS_REMEMBERED) for reply in replies)
    return [str(reply.get("body") or "") for reply in replies]
