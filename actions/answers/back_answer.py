"""Action: what stands behind the last answer, for who asks why or doubts it."""

from rasa_sdk import Tracker

from actions.answers.more_reply import topic_of
from actions.answers.retold_replies import simpler_reply, source_reply
from actions.answers.tell_more import tell_more
from actions.conversation_history import last_answer, texts_said
from actions.pain_guide_action import Act
from actions.visit.interrupting_action import InterruptingAction


class ActionBackAnswer(InterruptingAction):
    """Shows the passage behind the last answer; where that was shown, the next fact of its topic."""

    action_name = "action_back_answer"

    def act(self, tracker: Tracker) -> Act:
        """Return a Reply that was not said before."""
        answer, said = last_answer(tracker.events), texts_said(tracker.events)
        topic = topic_of(answer, (), (), self.repertoire.knowledge)
        passage = source_reply(answer, self.repertoire)
        # What is not covered has no next fact.
        others = () if topic else (simpler_reply(answer, self.repertoire),)
        new = next((reply for reply in (passage, *others) if reply.body not in said), None)
        return Act(new) if new else tell_more(topic, tracker, self.repertoire)
