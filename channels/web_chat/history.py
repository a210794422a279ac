"""What was said in a conversation of the web chat, for a page that was loaded again."""

from collections.abc import Iterable
from typing import Any

from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic.request import Request

from channels.reply_output import reply_of_message
from nlu.slots import VISIT_SLOT

MOST_ENTRIES = 200


async def find_tracker(request: Request, conversation: str) -> DialogueStateTracker | None:
    """Return what the server's bot has kept of a conversation, None where that is nothing."""
    store = request.app.ctx.agent.tracker_store
    tracker: DialogueStateTracker | None = await store.retrieve_full_tracker(conversation)
    return tracker


def visit_questions(tracker: DialogueStateTracker | None) -> list[str]:
    """Return the patient's list of questions for the visit."""
    return [str(question) for question in (tracker and tracker.get_slot(VISIT_SLOT)) or ()]


def history(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return the latest entries of a conversation, oldest first.

    `{"from": "patient", "text", "payload", "at"}`, the payload None where the text was typed;
    `{"from": "guide", "reply", "at"}`. `at` is in seconds since 1970.
    """
    entries: list[dict[str, Any]] = []
    titles: dict[str, str] = {}
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            entries.append({**_patient_entry(event.text, titles), "at": event.timestamp})
        elif isinstance(event, BotUttered):
            reply = reply_of_message(event.message())
            titles.update((button["payload"], button["title"]) for button in _offered(reply))
            entries.append({"from": "guide", "reply": reply, "at": event.timestamp})
    return entries[-MOST_ENTRIES:]


def _offered(reply: dict[str, Any]) -> list[dict[str, str]]:
    return [*(reply.get("buttons") or ()), *(reply.get("reasons") or ())]


def _patient_entry(text: str, titles: dict[str, str]) -> dict[str, Any]:
    # What a patient chose is shown by its title; its payload is for programs.
    payload = text if text in titles else None
    shown = titles[text] if payload else text.lstrip(INTENT_MESSAGE_PREFIX)
    return {"from": "patient", "text": shown, "payload": payload}
