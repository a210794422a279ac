import pytest

from actions.last_resort import last_resort_reply
from settings.clinic_settings import load_clinic_settings

CLINIC = load_clinic_settings()


@pytest.mark.parametrize("text", ["I can't breathe", "i want to kill myself", "I CANT MOVE MY LEGS"])
def test_an_emergency_leads_with_the_number(text):
    reply = last_resort_reply(text)
    assert reply.outcome == "emergency"
    assert reply.text.startswith(f"Call {CLINIC.emergency_number} now.")
    assert CLINIC.crisis_line in reply.text


@pytest.mark.parametrize("text", ["how does it work?", "", "\x00", "x" * 20_000])
def test_anything_else_gets_an_error_that_names_whom_to_call(text):
    reply = last_resort_reply(text)
    assert reply.outcome == "error"
    assert CLINIC.phone in reply.text
    assert CLINIC.emergency_number in reply.text


def test_a_fault_in_the_rules_still_names_the_numbers_and_logs_no_word(monkeypatch, caplog):
    def fail():
        raise RuntimeError("i can't breathe")

    monkeypatch.setattr("nlu.safety.red_flag_rules.knowledge_rules", fail)
    reply = last_resort_reply("i can't breathe")
    assert reply.outcome == "error"
    assert CLINIC.emergency_number in reply.text
    assert "RuntimeError" in caplog.text
    assert "breathe" not in caplog.text
