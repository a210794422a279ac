"""Rasa policy: questions, commands and emergencies interrupt a form, which would take them as answers."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_DEACTIVATE_LOOP_NAME, ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_NAME_KEY

from dialogue.form_interruption import action_that_interrupts
from nlu.intents import REPORT_PREFIX
from nlu.slots import REQUESTED_SLOT, WISH_SLOT
from nlu.training.source_fingerprint import SourceFingerprint

# Rasa's rule policy has 6.
_PRIORITY = 7


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FormInterruptionPolicy(SourceFingerprint, Policy):
    """Predicts the action of an interrupting message while a form is active, and nothing else.

    Rasa runs the form first, which asks an action server what a message means; an
    emergency must not wait for that. An emergency ends the form. After any other
    interruption the form goes on listening for the answer to what it asked.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The policy's default config (see parent class for full docstring)."""
        return {"priority": _PRIORITY}

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Has nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predicts what interrupts a form, and what follows; nothing where no form is active."""
        action = self._next_action(tracker)
        probabilities = self._default_predictions(domain)
        if action is None:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(action)] = 1.0
        # Rasa counts a form's own turn as such a prediction: only another one can win over it.
        return self._prediction(probabilities, is_no_user_prediction=True)

    def _next_action(self, tracker: DialogueStateTracker) -> str | None:
        message = tracker.latest_message
        if message is None or not message.intent:
            return None
        intent = str(message.intent.get(INTENT_NAME_KEY) or "")
        before = tracker.latest_action_name
        is_report = intent.startswith(REPORT_PREFIX)
        if before == ACTION_DEACTIVATE_LOOP_NAME and is_report:
            return ACTION_LISTEN_NAME
        if not tracker.active_loop_name:
            return None
        # The one slot of the form that a question fills.
        wants_question = tracker.get_slot(REQUESTED_SLOT) == WISH_SLOT
        action = action_that_interrupts(intent, message.text or "", wants_question)
        if action is None or before not in {ACTION_LISTEN_NAME, action}:
            return None
        if before == ACTION_LISTEN_NAME:
            return action
        return ACTION_DEACTIVATE_LOOP_NAME if is_report else ACTION_LISTEN_NAME
