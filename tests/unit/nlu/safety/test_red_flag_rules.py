import pytest

from knowledge.red_flags import load_red_flags
from nlu.safety.red_flag_rules import RedFlagRules
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
    "text",
    [
        "cardiac arrest",
        "Stroke now!!",
        "send ambulance",
        "a convulsion",
        "choking help",
        "911",
        "OVERDOSE pls help",
    ],
)
def test_bare_words_that_ask_for_help_are_a_report(text):
    assert RULES.find(normalize(text))


@pytest.mark.parametrize(
    "text", ["heart surgeon?", "i am fit", "seizure medicine list", "911 turbo", "cutting edge"]
)
def test_the_same_words_beside_others_are_none(text):
    assert RULES.find(normalize(text)) == []


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ", "`", ""])
@pytest.mark.parametrize(
    "text",
    [
        "I think it's a heart attack",
        "this is the worst headache I've ever had",
        "I can't breathe",
        "he's overdosed",
    ],
)
def test_apostrophes_make_no_difference(text, apostrophe):
    assert RULES.find(normalize(text.replace("'", apostrophe)))
