"""Puts the number above an ordinary answer while an alarm stands."""

from dataclasses import replace

from rasa_sdk import Tracker

from actions.latest_message import intent_of
from actions.repertoire import Repertoire
from actions.reply import Reply
from actions.safety.alarm import alarm_of
from actions.safety.alarm_reply import AlarmTexts
from nlu.intents import AFTER_ALARM_PREFIX


def with_alarm_line(reply: Reply, tracker: Tracker, repertoire: Repertoire) -> Reply:
    """Return a Reply as it is, or with one line above it where an alarm stands that it does not answer."""
    if intent_of(tracker).startswith(AFTER_ALARM_PREFIX):
        return reply
    alarm = alarm_of(tracker, repertoire)
    if alarm is None:
        return reply
    return replace(reply, body=f"{AlarmTexts(alarm, repertoire).line_above()}\n{reply.body}")
