"""Action: the answer to a question, or that the source has none."""

from rasa_sdk import Tracker

from actions.answers.answer_reply import answer_reply
from actions.answers.further_questions import runner_up, with_further_questions
from actions.answers.unrepeated_reply import unrepeated_reply
from actions.conversation_history import facts_told, texts_said
from actions.focus_events import focus_events
from actions.latest_message import questions_of, ranking_of, tone_of
from actions.pain_guide_action import Act
from actions.replies import clarify_reply
from actions.safety.alarm import alarm_of
from actions.talk.sympathy import with_sympathy
from actions.visit.interrupting_action import InterruptingAction
from actions.visit.preparation import is_preparing

# A sentence of sympathy, or the open question of a preparation, may stand beside the answer.
WORDS_OF_A_SENTENCE = 10


class ActionAnswerQuestion(InterruptingAction):
    """Answers from the knowledge all that the latest message asks."""

    action_name = "action_answer_question"

    def act(self, tracker: Tracker) -> Act:
        """Return one Reply to all the questions; they are remembered for a follow-up."""
        intents = questions_of(tracker)
        reply = answer_reply(intents, self.repertoire, WORDS_OF_A_SENTENCE)
        if reply is None:
            return Act(clarify_reply([], self.repertoire))
        said = texts_said(tracker.events)
        reply = unrepeated_reply(reply, said, self.repertoire)
        knowledge = self.repertoire.knowledge
        other = runner_up(ranking_of(tracker), intents, knowledge)
        reply = with_further_questions(reply, other, facts_told(tracker.events), knowledge)
        # Beside the open question of a preparation, or the line of an alarm, no sentence more has room.
        is_full = is_preparing(tracker) or alarm_of(tracker, self.repertoire)
        tone = "" if is_full else tone_of(tracker)
        events = focus_events(tracker, reply, intents, knowledge)
        return Act(with_sympathy(reply, tone, said, self.repertoire), events)
