from types import SimpleNamespace

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from knowledge.loader import load_knowledge
from nlu.graph_output import QUESTIONS, TONE
from nlu.intent.decision import KINDS, SAID, read_costs
from nlu.intents import answer_unit
from nlu.message_attributes import (
    CONTEXT,
    CORRECTED_TEXT,
    NORMALIZED_TEXT,
    SECOND_INTENT,
    certain,
    set_ranking,
)
from nlu.readings.reading import PART
from nlu.safety.red_flag_model import PartRead
from nlu.topics.knowledge_entity_extractor import TOPIC_MENTIONS
from nlu.topics.topic_matcher import TopicMention
from painguide.explaining.gathering import gather, label
from painguide.explaining.graph_trace import ExplainError, Stage

KNOWLEDGE = load_knowledge()
COSTS = read_costs({kind: dict.fromkeys(SAID, 0.5) for kind in KINDS}, 0.1, 0)
FIRST, SECOND = "ask/rfa_how_it_works", "not_covered/cost"


class CalmDetector:
    def patterns(self, normalized, corrected):
        return []

    def read(self, normalized, corrected):
        return [PartRead(normalized, -2.0, -4.0, "B")]

    def alarm(self, normalized, corrected, weight):
        return -3.2, "B"


PARTS = SimpleNamespace(costs=COSTS, red_flags=CalmDetector(), threshold=0.0, encoder_weight=0.6)
NOTHING_NEAR = SimpleNamespace(nearest=lambda unit, vector: ())


def message(*ranking, **properties):
    made = Message({TEXT: "how dos rfa work", NORMALIZED_TEXT: "how dos rfa work"})
    made.set(CORRECTED_TEXT, "how does rfa work")
    made.set(TOPIC_MENTIONS, [TopicMention("radiofrequency_ablation", 9, 12, "rfa")])
    if ranking:
        set_ranking(made, [{"name": name, "confidence": confidence} for name, confidence in ranking])
    for name, value in properties.items():
        made.set(name, value)
    return made


RANKED = ((FIRST, 0.7), (SECOND, 0.3))


def stages(**replaced):
    after = {
        "ChoiceResolver": [message()],
        "ContextClassifier": [message(*RANKED)],
        "DecisionGate": [message((FIRST, 0.7))],
        "LanguageGate": [message((FIRST, 0.7))],
        "SafetyGate": [message((FIRST, 0.7))],
        "ToneReader": [message((FIRST, 0.7))],
        **replaced,
    }
    return [Stage(component, tuple(messages)) for component, messages in after.items()]


def explained(**replaced):
    replies = [{"outcome": "answer", "text": "It uses heat."}]
    return gather(stages(**replaced), PARTS, NOTHING_NEAR, replies, KNOWLEDGE)


def test_what_was_read_and_corrected_is_told():
    told = explained()
    assert (told.normalized, told.corrections) == ("how dos rfa work", (("dos", "does"),))
    assert told.topics == (("radiofrequency_ablation", "rfa"),)
    assert (told.language, told.outcome, told.reply) == ("english", "answer", "It uses heat.")


def test_the_likeliest_units_come_with_their_probabilities():
    (reading,) = explained().readings
    fact = answer_unit(FIRST, KNOWLEDGE)
    assert [(unit.kind, unit.id, unit.probability) for unit in reading.likely] == [
        ("fact", fact.id, 0.7),
        ("not_covered", "cost", 0.3),
    ]


def test_what_could_be_said_is_weighed_and_the_cheapest_marked():
    (reading,) = explained().readings
    assert [(choice.said, choice.cost, choice.is_cheapest) for choice in reading.choices] == [
        ("fact", 0.15, True),
        ("not_covered", 0.35, False),
        ("clarify", 0.5, False),
    ]


def test_the_component_that_changed_the_intent_last_decided():
    emergency = message()
    set_ranking(emergency, [certain("report_emergency")])
    told = explained(SafetyGate=[emergency], ToneReader=[emergency])
    assert [step.component for step in told.steps] == ["ContextClassifier", "DecisionGate", "SafetyGate"]
    assert told.steps[-1].intents == ("report_emergency",)
    assert told.red_flags.reported == "report_emergency"


def test_a_calm_message_reports_nothing_and_shows_how_calm_it_is():
    flags = explained().red_flags
    assert (flags.reported, flags.patterns, flags.alarm) == ("", (), -3.2)
    assert flags.parts == (PartRead("how dos rfa work", -2.0, -4.0, "B"),)


def test_several_questions_and_second_facts_are_told():
    two = message((FIRST, 0.7), **{SECOND_INTENT: "ask/rfa_aim"})
    joined = message((FIRST, 0.7), **{QUESTIONS: [FIRST, SECOND]})
    told = explained(DecisionGate=[two], QuestionJoiner=[joined])
    assert told.readings[0].decided == (FIRST, "ask/rfa_aim")
    assert (told.steps[-1].component, told.steps[-1].intents) == ("QuestionJoiner", (FIRST, SECOND))


def test_the_tone_is_told_where_there_is_one():
    assert explained().tone == ""
    assert explained(ToneReader=[message((FIRST, 0.7), **{TONE: "angry"})]).tone == "angry"


def test_each_reading_is_explained():
    part = message(*RANKED, **{PART: 1})
    told = explained(ContextClassifier=[message(*RANKED), part], DecisionGate=[message((FIRST, 0.7)), part])
    assert [reading.label for reading in told.readings] == ["the message as written", "question 2 of it"]


def test_a_reading_is_named_in_words():
    assert label(message(*RANKED)) == "the message as written"
    behind = message(*RANKED, **{PART: 0, CONTEXT: "prp. what does it cost?"})
    assert label(behind) == "question 1 of it, behind “prp. what does it cost?”"


def test_a_model_without_a_component_is_told_in_one_line():
    without = [stage for stage in stages() if stage.component != "DecisionGate"]
    with pytest.raises(ExplainError, match=r"config\.yml: the pipeline has no DecisionGate.*; restore it\."):
        gather(without, PARTS, NOTHING_NEAR, [{}], KNOWLEDGE)
