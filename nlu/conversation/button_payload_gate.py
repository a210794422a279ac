"""Rasa component: only a button that the bot offered may set an intent by "/..."."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.intents import QUESTION_INTENTS, base_name
from nlu.message_attributes import certain, name_as_rasa_does, set_ranking
from nlu.training.untrained_component import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ButtonPayloadGate(UntrainedComponent):
    """Takes the "/" from a message that is not the payload of a button in its conversation.

    Rasa reads "/name{...}" as an intent whoever wrote it, on every channel; this keeps
    a typed one plain text. It stands last in the pipeline.
    """

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Makes plain text of each payload that was not offered, and the question of a question's button."""
        return [self._gated(message, tracker) for message in messages]

    def _gated(self, message: Message, tracker: DialogueStateTracker | None) -> Message:
        text = (message.get(TEXT) or "").strip()
        if not text.startswith(INTENT_MESSAGE_PREFIX):
            return message
        plain = text.lstrip(INTENT_MESSAGE_PREFIX + " ")
        if text not in offered_payloads(tracker):
            message.set(TEXT, plain)
        elif base_name(plain) in QUESTION_INTENTS:
            return _question(plain)
        return message


def _question(full_name: str) -> Message:
    """Return the message of a question's button; Rasa itself reads base names only."""
    message = Message(data={TEXT: full_name}, output_properties={TEXT})
    set_ranking(message, [certain(full_name)])
    message.set(ENTITIES, [], add_to_output=True)
    name_as_rasa_does(message)
    return message


def offered_payloads(tracker: DialogueStateTracker | None) -> set[str]:
    """Return the payloads of every button the bot has sent in a conversation."""
    return {
        button["payload"]
        for event in (tracker.events if tracker else ())
        if isinstance(event, BotUttered)
        for button in event.data.get("buttons") or []
        if button.get("payload")
    }
