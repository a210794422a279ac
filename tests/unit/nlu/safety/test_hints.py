from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.safety.hints import ALARM_FOUND, joined_with, most_alarming, recent_messages


def said(text, alarm=None):
    return UserUttered(text, parse_data={} if alarm is None else {ALARM_FOUND: alarm})


def recent(*events):
    return recent_messages(DialogueStateTracker.from_events("test", list(events)))


def test_the_last_three_messages_are_recent_the_latest_first():
    found = recent(*map(said, ["one", "two", "three", "four"]))
    assert [message.text for message in found] == ["four", "three", "two"]


def test_buttons_and_what_was_before_an_alarm_are_not():
    found = recent(said("before"), SlotSet("standing_alarm", "report_crisis"), said("/greet"), said("after"))
    assert [message.text for message in found] == ["after"]


def test_a_short_message_is_joined_with_the_last_one_and_with_all():
    before = recent(said("I counted my tablets"), ActionExecuted("a"), said("all of them"))
    assert list(joined_with(before, "tonight")) == [
        "all of them tonight",
        "i counted my tablets all of them tonight",
    ]


def test_a_long_message_or_a_long_story_is_not_joined():
    assert (
        list(joined_with(recent(said("all of them")), "is it done with a needle or with a knife then")) == []
    )
    assert list(joined_with(recent(said("word " * 50)), "tonight")) == []


def test_how_alarming_the_last_messages_were_is_remembered():
    assert most_alarming(recent(said("a", -5.0), said("b", -1.5), said("c"))) == -1.5
    assert most_alarming(recent(said("a"))) == float("-inf")
    assert recent_messages(None) == []
