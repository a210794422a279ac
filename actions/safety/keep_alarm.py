"""Action: answers what people write after an alarm, while it stands."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.conversation_history import texts_said
from actions.latest_message import intent_of
from actions.pain_guide_action import Act
from actions.replies import clarify_reply
from actions.safety.alarm import alarm_of
from actions.safety.alarm_reply import SAFE_NOW, AlarmTexts
from actions.visit.interrupting_action import InterruptingAction
from nlu.intents import AFTER_ALARM_PREFIX
from nlu.slots import ALARM_SLOT

_WORSE_NOW = "worse_now"
# After these the alarm stands as long as at first.
_BEGUN_ANEW = frozenset({_WORSE_NOW, "still_means_it", "repeated"})
# What an alarm becomes when things get worse.
_WORSE = {"report_urgent_problem": "report_emergency", "report_crisis": "report_emergency_and_crisis"}


class ActionKeepAlarm(InterruptingAction):
    """Repeats the number and answers by kind; "safe now" ends the alarm, and what is worse begins it anew."""

    action_name = "action_keep_alarm"

    def act(self, tracker: Tracker) -> Act:
        """Return the Reply to the kind of answer."""
        alarm = alarm_of(tracker, self.repertoire)
        if alarm is None:
            # Only a tool of Rasa's own comes here: the intent is set while an alarm stands.
            return Act(clarify_reply([], self.repertoire))
        kind = intent_of(tracker).removeprefix(AFTER_ALARM_PREFIX)
        reply = AlarmTexts(alarm, self.repertoire).reply(kind, texts_said(tracker.events))
        if kind == SAFE_NOW:
            return Act(reply, [SlotSet(ALARM_SLOT, None)])
        if kind in _BEGUN_ANEW:
            report = _WORSE.get(alarm.report, alarm.report) if kind == _WORSE_NOW else alarm.report
            return Act(reply, [SlotSet(ALARM_SLOT, report)])
        return Act(reply)
