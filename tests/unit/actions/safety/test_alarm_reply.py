from itertools import product

import pytest

from actions.repertoire import Repertoire
from actions.safety.alarm_reply import AlarmTexts
from knowledge.after_alarm_texts import GROUP_OF_REPORT, load_after_alarm_texts
from knowledge.loader import load_knowledge
from nlu.safety.alarm_state import Alarm
from tests.fakes.clinic import a_clinic

REPERTOIRE = Repertoire(load_knowledge(), a_clinic())
KINDS = sorted(load_after_alarm_texts()["english"].kinds)
ALARMS = [
    Alarm(report, about_other, language)
    for report, about_other, language in product(GROUP_OF_REPORT, (False, True), ("english", "spanish"))
]
NUMBERS = ("112", "116 123", "555-7701")


def replies(alarm, kinds):
    said = []
    for kind in kinds:
        said.append(AlarmTexts(alarm, REPERTOIRE).reply(kind, said).body)
    return said


@pytest.mark.parametrize("alarm", ALARMS, ids=str)
@pytest.mark.parametrize("kind", [*KINDS, "ordinary_question"])
def test_every_reply_is_short_and_names_a_number(alarm, kind):
    for body in replies(alarm, [kind] * 6):
        assert any(number in body for number in NUMBERS)
        assert len(body.split()) <= 42  # a number may be two words
        assert "{" not in body


@pytest.mark.parametrize("alarm", ALARMS, ids=str)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "safe_now"])
def test_no_text_is_said_twice_while_an_alarm_stands(alarm, kind):
    said = replies(alarm, [kind] * 12)
    assert len(set(said)) == len(said)


def test_a_crisis_gets_company_distance_and_what_a_call_is_like_once_each():
    alarm = Alarm("report_crisis", False, "english")
    said = replies(alarm, ["plays_down", "refuses", "still_means_it", "thanks", "plays_down", "refuses"])
    for hint in ("be with you in person", "Put distance", "a trained person picks up"):
        assert sum(hint in body for body in said) == 1


def test_the_barrier_that_is_named_is_answered():
    alarm = Alarm("report_crisis", False, "english")
    assert "free" in replies(alarm, ["barrier_cost"])[0]
    assert "no one is sent" in replies(alarm, ["barrier_police"])[0]


@pytest.mark.parametrize("kind", ["refuses", "plays_down", "worse_now", "should_i_really", "scared_to_call"])
def test_where_someone_may_be_in_danger_the_number_comes_first(kind):
    for report in GROUP_OF_REPORT:
        first = " ".join(replies(Alarm(report, False, "english"), [kind])[0].split()[:7])
        assert any(number in first for number in NUMBERS)


def test_what_to_call_begins_small_inside_a_sentence():
    said = replies(Alarm("report_emergency", False, "english"), ["will_call"] * 2)
    assert said[0].startswith("Good. Call 112, and write later.")
    line = AlarmTexts(Alarm("report_crisis", False, "english"), REPERTOIRE).line_above()
    assert line == "Call or text 116 123: that comes first."


@pytest.mark.parametrize("language", ["english", "spanish"])
@pytest.mark.parametrize("about_other", [False, True])
def test_who_calls_the_clinics_line_is_not_told_to_wait_for_an_ambulance(language, about_other):
    alarm = Alarm("report_urgent_problem", about_other, language)
    said = " ".join(
        replies(alarm, ["called_already", "what_until_they_come", "nobody_answers", "thanks"] * 3)
    )
    for words in ("door", "puerta", "drive", "conduzca", "help comes", "llegue la ayuda", "operator"):
        assert words not in said


@pytest.mark.parametrize(("language", "tag"), [("english", "en"), ("spanish", "es")])
def test_language_of_a_reply_is_told(language, tag):
    texts = AlarmTexts(Alarm(next(iter(GROUP_OF_REPORT)), False, language), REPERTOIRE)
    assert {texts.reply(kind, []).language for kind in KINDS} == {tag}
