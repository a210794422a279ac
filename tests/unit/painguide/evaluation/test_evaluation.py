from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from actions.answers.unit_button import unit_button
from actions.repertoire import Repertoire
from actions.replies import clarify_reply, fact_reply, not_covered_reply, out_of_scope_reply
from actions.talk.by_kind.statement_reply import statement_reply
from knowledge.loader import load_knowledge
from nlu.intents import QUESTION_INTENTS, AnswerUnit, answer_unit
from painguide.checks.bot_data import read_bot_data
from painguide.checks.data_check import question_intents, sentence_intents
from painguide.evaluation.evaluation import BotTurn, count_results, judge, right_or_offered, share
from painguide.evaluation.evaluation_chart import bar_chart
from painguide.evaluation.evaluation_figures import figures_of
from painguide.evaluation.evaluation_report import detail_lines, result_lines
from painguide.evaluation.phrasing_sets import Phrasing, read_phrasings
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())


def verdict_on(intent, reply, *, decided=None, topics=()):
    phrasing = Phrasing("how is it", intent, answer_unit(intent, KNOWLEDGE))
    return judge(phrasing, BotTurn(decided or intent, frozenset(topics), reply.as_dict()), KNOWLEDGE)


def answer(fact_id):
    return fact_reply(KNOWLEDGE.facts[fact_id], REPERTOIRE)


def sharing_pair():
    facts = list(KNOWLEDGE.facts.values())
    return next(
        (one, other)
        for one in facts
        for other in facts
        if one is not other and set(one.quotes) & set(other.quotes)
    )


def test_the_answer_asked_for_is_right():
    assert verdict_on("ask/hope", answer("hope")).result == "right"


def test_an_answer_from_the_same_passage_is_told_from_a_wrong_one():
    asked, neighbour = sharing_pair()
    assert verdict_on(f"ask/{asked.claims[0]}", answer(neighbour.id)).result == "shares_passage"
    assert verdict_on("ask/hope", answer("ultrasound_purpose")).result == "wrong"


@pytest.mark.parametrize(
    ("offered", "result"), [("ask/hope", "among_buttons"), ("not_covered/cost", "clarify")]
)
def test_asking_back_counts_by_whether_the_right_question_is_offered(offered, result):
    reply = clarify_reply([offered, "ask/prp"], REPERTOIRE)
    assert verdict_on("ask/hope", reply, decided="nlu_fallback").result == result


def test_the_right_question_on_a_button_counts_below_whatever_was_said():
    button = unit_button(AnswerUnit("fact", "hope"), KNOWLEDGE)
    beside = replace(answer("ultrasound_purpose"), buttons=(button,))
    verdicts = [
        verdict_on("ask/hope", answer("hope")),
        verdict_on("ask/hope", beside),
        verdict_on("ask/hope", answer("ultrasound_purpose")),
        verdict_on("not_covered/cost", answer("hope")),
    ]
    assert right_or_offered(verdicts[:3], KNOWLEDGE) == pytest.approx(200 / 3)
    assert right_or_offered(verdicts, KNOWLEDGE) == pytest.approx(200 / 3)


def test_a_question_not_covered_is_as_expected_only_when_the_bot_says_so():
    item = KNOWLEDGE.not_covered["cost"]
    assert verdict_on("not_covered/cost", not_covered_reply(item, REPERTOIRE)).is_expected
    assert not verdict_on("not_covered/cost", answer("hope")).is_expected


def test_a_statement_is_as_expected_when_it_is_acknowledged():
    intent = "statement/nervous"
    assert verdict_on(intent, statement_reply("nervous", [], set(), REPERTOIRE)).is_expected
    assert not verdict_on(intent, out_of_scope_reply(REPERTOIRE)).is_expected


def test_share_is_in_percent_of_all_results():
    assert share(Counter(right=3, wrong=1), "right") == 75
    assert share(Counter(), "right") == 0


def test_figures_count_intents_units_and_topics_apart():
    fact = KNOWLEDGE.facts["same_day_home"]
    verdicts = [
        verdict_on("ask/same_day_home", answer(fact.id), topics={fact.topic_id}),
        verdict_on(
            "ask/same_day_home", answer(fact.id), decided="ask/recovery_quicker", topics={"ultrasound"}
        ),
        verdict_on("ask/hope", answer("ultrasound_purpose"), decided="ask/ultrasound"),
    ]
    figures = figures_of(verdicts, KNOWLEDGE)
    assert (figures.intents["fact"].right, figures.units["fact"].right) == (1, 1)
    assert (figures.topics_of_replies.right, figures.topics_of_replies.total) == (2, 3)
    assert (figures.topics_named.right, figures.topics_named.total) == (1, 2)
    assert figures.confusions == (("same_day_home", "recovery_time", 1), ("hope", "ultrasound_purpose", 1))


def test_report_lists_what_was_not_as_expected():
    wrong = verdict_on("ask/hope", answer("ultrasound_purpose"), decided="ask/ultrasound")
    verdicts = [verdict_on("ask/hope", answer("hope")), wrong]
    figures = figures_of(verdicts, KNOWLEDGE)
    assert "| fact | 2 | 50.0 % | right 1 (50.0 %), wrong 1 (50.0 %) |" in result_lines(figures)
    listed = [line for line in detail_lines(figures, verdicts) if line.startswith("- `")]
    assert listed == ["- `ask/hope` got wrong (ask/ultrasound): how is it"]


def test_chart_is_a_picture_with_a_row_for_each_kind():
    counts = count_results(
        [verdict_on("ask/hope", answer("hope")), verdict_on("not_covered/cost", answer("hope"))]
    )
    texts = [
        element.text for element in ElementTree.fromstring(bar_chart("a < b", counts)).iter() if element.text
    ]
    assert texts == ["a < b: as expected", "fact", "100.0 %", "not_covered", "0.0 %"]


@pytest.mark.parametrize("name", ["held_out", "validation"])
def test_every_key_of_an_unseen_set_leads_to_something_the_bot_does(name):
    handled = {intent.name for intent in read_bot_data().rule_intents} - QUESTION_INTENTS
    known = handled | question_intents(KNOWLEDGE).keys() | sentence_intents(KNOWLEDGE).keys()
    phrasings = read_phrasings(name, KNOWLEDGE)
    assert {phrasing.intent for phrasing in phrasings} <= known
    assert {phrasing.unit.id for phrasing in phrasings if phrasing.unit.kind == "fact"} == set(
        KNOWLEDGE.facts
    )
