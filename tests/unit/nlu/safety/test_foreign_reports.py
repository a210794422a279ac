import pytest

from knowledge.red_flags import load_foreign_reports
from nlu.safety.foreign_reports import ForeignReportFinder
from nlu.safety.red_flag_rules import knowledge_rules
from nlu.text.normalized_text import normalize

FINDER = ForeignReportFinder(load_foreign_reports())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("aidez moi, j'arrive plus à respirer!!", "french_emergency"),
        ("J’ARRIVE PLUS A RESPIRER", "french_emergency"),
        ("bonjour, je veux me tuer", "french_crisis"),
        ("ich will nicht mehr leben", "german_crisis"),
        ("Я ХОЧУ УМЕРЕТЬ сегодня", "russian_crisis"),
    ],
)
def test_a_report_in_another_language_is_found(text, found):
    assert found in FINDER.find(normalize(text))


@pytest.mark.parametrize("text", ["bonjour, combien coûte une injection?", "wie lange dauert das", "", "?!"])
def test_an_ordinary_message_in_another_language_is_none(text):
    assert FINDER.find(normalize(text)) == []


def test_a_phrase_is_found_as_whole_words_alone():
    assert FINDER.find(normalize("xje veux me tuery")) == []


def test_the_rules_of_the_knowledge_look_for_them_too():
    assert knowledge_rules().find(normalize("je veux me tuer")) == ["french_crisis"]
