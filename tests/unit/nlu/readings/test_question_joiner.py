import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.graph_output import QUESTIONS
from nlu.message_attributes import SECOND_INTENT
from nlu.readings.question_joiner import QuestionJoiner
from nlu.readings.reading import PART, RESOLVED_INTENT


def message(*ranking, text="is it new", **data):
    """Return a message with its ranking, pairs of an intent and its confidence."""
    intents = [{"name": name, "confidence": share} for name, share in ranking]
    return Message(data={TEXT: text, INTENT: intents[0], INTENT_RANKING_KEY: intents, **data})


def joined(*messages):
    (only,) = QuestionJoiner().process(list(messages))
    return only


def full_name(found):
    selected = (found.get("response_selector") or {}).get(found.get(INTENT)["name"])
    return selected["response"]["intent_response_key"] if selected else found.get(INTENT)["name"]


TWO_FACTS = (("ask/hope", 0.45), ("ask/prp", 0.44), ("greet", 0.11))


def test_two_near_facts_are_both_asked_and_the_likelier_is_the_intent():
    found = joined(message(*TWO_FACTS, **{SECOND_INTENT: "ask/prp"}))
    assert found.get(QUESTIONS) == ["ask/hope", "ask/prp"]
    assert full_name(found) == "ask/hope"
    assert [item["name"] for item in found.get(INTENT_RANKING_KEY)] == [name for name, _ in TWO_FACTS]


def test_one_fact_is_one_question():
    found = joined(message(*TWO_FACTS))
    assert found.get(QUESTIONS) is None
    assert full_name(found) == "ask/hope"


@pytest.mark.parametrize("intent", ["report_emergency", "write_spanish"])
def test_what_has_the_last_word_is_answered_alone(intent):
    found = joined(message((intent, 1.0), **{SECOND_INTENT: "ask/prp"}))
    assert found.get(QUESTIONS) is None
    assert found.get(INTENT) == {"name": intent, "confidence": 1.0}


def test_the_questions_of_several_parts_are_those_asked_and_no_second_fact_of_the_whole():
    whole = message(*TWO_FACTS, text="what does it cost and is it new", **{SECOND_INTENT: "ask/prp"})
    parts = [
        message(("not_covered/cost", 0.9), text="what does it cost", **{PART: 0}),
        message(("ask/hope", 0.9), text="and is it new", **{PART: 1}),
    ]
    found = joined(whole, *parts)
    assert found.get(QUESTIONS) == ["not_covered/cost", "ask/hope"]
    assert full_name(found) == "not_covered/cost"


def test_a_choice_that_was_typed_is_the_question():
    written = message(*TWO_FACTS, **{RESOLVED_INTENT: "not_covered/cost", SECOND_INTENT: "ask/prp"})
    found = joined(written)
    assert full_name(found) == "not_covered/cost"
    assert found.get(QUESTIONS) is None


def test_the_added_readings_are_taken_out():
    written = message(("greet", 0.9))
    assert joined(written, message(("ask/hope", 0.2), **{PART: 0})) is written
