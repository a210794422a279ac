"""Builds updates as Telegram delivers them, through the types of aiogram, a client library for it."""

import importlib
import itertools
import sys
from typing import Any


def _library_itself(name: str) -> Any:
    """Import a module that our own processes leave out, past the stand-ins that are in its place."""
    package = name.partition(".")[0]
    for each in [each for each in sys.modules if f"{each}.".startswith(f"{package}.")]:
        del sys.modules[each]
    finders = sys.meta_path[:]
    sys.meta_path[:] = [finder for finder in finders if not type(finder).__name__.startswith("_StandIn")]
    try:
        return importlib.import_module(name)
    finally:
        sys.meta_path[:] = finders


types = _library_itself("aiogram.types")
UPDATE_IDS = itertools.count(1)
PATIENT, OTHER_PATIENT, GROUP = 42, 43, -100500
DATE = 1_700_000_000


def update(**content):
    """An update with a number of its own."""
    return types.Update(update_id=next(UPDATE_IDS), **content).to_python()


def message(text=None, *, user=PATIENT, chat=None, message_id=1, **content):
    """A message of a user in a chat: with the bot alone, or a group (below 0)."""
    chat = user if chat is None else chat
    values = {
        "message_id": message_id,
        "from": {"id": user, "is_bot": False, "first_name": "Alex"},
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
        "date": DATE,
        **content,
    }
    return values if text is None else {**values, "text": text}


def text_update(text, **content):
    """An update with a typed message."""
    return update(message=message(text, **content))


def choice_update(code, *, user=PATIENT, chat=None, message_id=1001, query_id=None):
    """An update with a button of the bot's message that a user touched."""
    query = {
        "id": query_id or f"query-{next(UPDATE_IDS)}",
        "from": {"id": user, "is_bot": False, "first_name": "Alex"},
        "chat_instance": "1",
        "data": code,
        "message": {**message("?", user=user, chat=chat, message_id=message_id)},
    }
    query["message"]["from"] = {"id": 123456, "is_bot": True, "first_name": "Pain Guide"}
    return update(callback_query=query)


def edit_update(text, **content):
    """An update with a message that its writer changed, as it is now: Telegram does not say what it was."""
    return update(edited_message=message(text, **{"edit_date": DATE + 60, **content}))
