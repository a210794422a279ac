"""What an action is that may come between the questions of a preparation."""

from abc import ABC
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker

from actions.pain_guide_action import Act, PainGuideAction
from actions.visit.preparation import with_open_question


class InterruptingAction(PainGuideAction, ABC):
    """Repeats what the preparation asked below its own Reply, where it did not end the preparation."""

    def finished(self, act: Act, tracker: Tracker) -> Act:
        """Return the act with the open question in its Reply."""
        if act.reply is None or any(_ends_form(event) for event in act.events):
            return act
        return replace(act, reply=with_open_question(act.reply, tracker, self.repertoire))


def _ends_form(event: dict[str, Any]) -> bool:
    return event.get("event") == "active_loop" and event.get("name") is None
