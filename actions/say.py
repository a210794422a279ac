"""Sends a Reply through Rasa's dispatcher."""

from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Reply


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Utters a Reply; the whole object travels along as metadata of the message."""
    values = reply.as_dict()
    dispatcher.utter_message(text=reply.text, buttons=values["buttons"], reply=values)
