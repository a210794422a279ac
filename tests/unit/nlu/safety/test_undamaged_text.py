import pytest

from nlu.safety.red_flag_rules import knowledge_rules
from nlu.safety.undamaged_text import undamaged
from nlu.text.normalized_text import normalize

VOCABULARY = knowledge_rules().vocabulary


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("c h e s t  p a i n", "chest pain"),
        ("chestpain", "chest pain"),
        ("iwanttodie", "i want to die"),
        ("CH3ST PA1N", "chest pain"),
        ("CHÉST PAIN", "chest pain"),
        ("\u0441hest p\u0430in", "chest pain"),
        (":heart: attack", "heart attack"),
        ("#chestpain help", "chest pain help"),
        ("*cant* breathe", "cant breathe"),
        ("she had a sea sure", "she had a seizure"),
        ("k1ll myself", "kill myself"),
    ],
)
def test_damaged_writing_is_mended(written, meant):
    assert undamaged(normalize(written), VOCABULARY) == meant


def test_an_emoji_says_its_word():
    assert undamaged("🩸 everywhere", VOCABULARY) == "blood everywhere"


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
