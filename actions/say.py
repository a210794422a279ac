"""Sends a Reply through Rasa's dispatcher."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Reply
from actions.visit.preparation import with_open_question


def say(dispatcher: CollectingDispatcher, reply: Reply, tracker: Tracker | None = None) -> None:
    """Utters a Reply; the whole object travels along as metadata of the message.

    With a tracker, a Reply that interrupts the preparation of a visit also repeats what
    was asked there.
    """
    shown = with_open_question(reply, tracker) if tracker else reply
    values = shown.as_dict()
    dispatcher.utter_message(text=shown.text, buttons=values["buttons"], reply=values)
