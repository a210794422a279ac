import pytest

from nlu.safety.red_flag_rules import knowledge_rules
from nlu.safety.undamaged_text import undamaged
from nlu.text.normalized_text import normalize

VOCABULARY = knowledge_rules().vocabulary


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("o v e r d o s e  n o w", "overdose now"),
        ("cantbreathe", "cant breathe"),
        ("wannadie", "wanna die"),
        ("0VERD0SED", "overdosed"),
        ("STRÓKE NÓW", "stroke now"),
        ("str\u043eke n\u043ew", "stroke now"),
        (":ambulance: please", "ambulance please"),
        ("#overdose help", "overdose help"),
        ("*cant* breathe", "cant breathe"),
        ("he had a see sure again", "he had a seizure again"),
        ("k1ll myself", "kill myself"),
    ],
)
def test_damaged_writing_is_mended(written, meant):
    assert undamaged(normalize(written), VOCABULARY) == meant


def test_an_emoji_says_its_word():
    assert undamaged("🚑 quick", VOCABULARY) == "ambulance quick"


@pytest.mark.parametrize(
    "text",
    [
        "what about l4/l5 and scs",
        "is it 25 mg or 50mg",
        "painkillers and radiofrequency ablation",
        "add this: how long does it take",
        "b12 shots",
        "i am 45, male",
        "",
    ],
)
def test_what_is_not_damaged_stays(text):
    assert undamaged(text, VOCABULARY) == text
