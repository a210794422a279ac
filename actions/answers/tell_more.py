"""Action: what the source says further about the topic."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.more_reply import more_reply, topic_of
from actions.conversation_history import facts_told, last_answer
from actions.focus_events import focus_events
from actions.latest_message import topics_named
from actions.replies import help_reply
from actions.say import say
from knowledge.loader import load_knowledge
from nlu.focus import FOCUS_SLOT
from nlu.intents import ASK_PREFIX
from settings.clinic_settings import load_clinic_settings


class ActionTellMore(Action):
    """Tells the next fact that was not told yet."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_tell_more"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the Reply; remembers its topic for a follow-up."""
        knowledge = load_knowledge()
        in_focus = topics_named(tracker) or tracker.get_slot(FOCUS_SLOT) or []
        topic = topic_of(last_answer(tracker.events), topics_named(tracker), in_focus, knowledge)
        if topic is None:
            say(dispatcher, help_reply(knowledge, load_clinic_settings()), tracker)
            return []
        reply = more_reply(topic, facts_told(tracker.events), knowledge)
        say(dispatcher, reply, tracker)
        intents = [ASK_PREFIX + knowledge.facts[fact].claims[0] for fact in reply.facts]
        return focus_events(tracker, reply, intents, knowledge) if intents else []
