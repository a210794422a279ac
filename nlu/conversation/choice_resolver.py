"""Rasa component: what a message says without doubt, as it stands in its conversation."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from nlu.conversation.conversation_focus import last_buttons
from nlu.conversation.explicit_command import explicit_command
from nlu.conversation.typed_choice import chosen_payload
from nlu.message_attributes import NORMALIZED_TEXT
from nlu.readings.reading import RESOLVED_INTENT
from nlu.training.untrained_component import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ChoiceResolver(UntrainedComponent):
    """Sets the intent of a typed button, by its title or its place, and of a plain command."""

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Sets it on the message as written; the question joiner takes it for certain."""
        text = messages[0].get(NORMALIZED_TEXT) or ""
        buttons = [button for button in last_buttons(tracker) if "{" not in button["payload"]]
        plain = chosen_payload(text, buttons) or explicit_command(text)
        if plain:
            messages[0].set(RESOLVED_INTENT, plain.lstrip("/"))
        return messages
