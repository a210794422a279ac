import pytest

from knowledge.red_flags import load_red_flags
from nlu.safety.red_flag_rules import RedFlagRules
from nlu.safety.reported_person import reported_person
from nlu.text.normalized_text import normalize

RULES = RedFlagRules(load_red_flags())


@pytest.mark.parametrize(
    "text",
    [
        "I have chest pain",
        "no numbness but I wet myself",
        "My husband can't move his legs",
        "I want to kill myself",
        "Does it help? I can't breathe",
        "is it normal that I can't feel my crotch?",
        "my leg is still numb since the injection",
    ],
)
def test_rules_alarm(text):
    assert RULES.find(normalize(text))


@pytest.mark.parametrize(
    "text",
    [
        "I have no chest pain",
        "my dad had a stroke in 1990",
        "what if I bleed a lot?",
        "can an ablation cause numbness in the leg?",
        "this pain is killing me",
        "I nearly had a heart attack when I saw the bill",
        "how does radiofrequency ablation work?",
        "",
    ],
)
def test_rules_stay_silent(text):
    assert RULES.find(normalize(text)) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("i can't breathe", "self"),
        ("my mum can't breathe", "other"),
        ("he has chest pain", "other"),
        ("my leg is numb", "self"),
    ],
)
def test_reported_person(text, person):
    assert reported_person(text) == person
