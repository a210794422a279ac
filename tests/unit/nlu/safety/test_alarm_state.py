import pytest

from nlu.safety.alarm_state import Alarm, standing_alarm


def standing(marks, most=3, **slots):
    return standing_alarm({"standing_alarm": "report_crisis", **slots}.get, marks, most)


def test_an_alarm_stands_for_its_number_of_messages():
    assert standing(["raised"]) == Alarm("report_crisis", False, "english")
    assert standing(["", "message", "", "message", "raised"])
    assert standing(["message", "message", "message", "raised"]) is None


def test_a_new_alarm_counts_anew():
    assert standing(["message", "raised", "message", "message", "message", "raised"])


@pytest.mark.parametrize("value", [None, ""])
def test_an_alarm_that_was_ended_stands_no_more(value):
    assert standing(["raised"], standing_alarm=value) is None


def test_it_knows_whom_it_is_about_and_in_which_language():
    found = standing(["raised"], reported_person="other", alarm_language="spanish")
    assert found == Alarm("report_crisis", True, "spanish")


def test_of_a_very_long_conversation_little_is_looked_through():
    def marks():
        for _ in range(1000):
            yield ""
        raise AssertionError("read on")

    assert standing(marks())
