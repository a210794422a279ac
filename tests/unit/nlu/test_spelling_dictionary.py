import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.loader import load_knowledge
from nlu.spelling_dictionary import KNOWN_MEDICAL_WORDS, WORD, SpellingDictionary, is_english

ALIASES = [alias for topic in load_knowledge().topics.values() for alias in topic.aliases]
MEDICAL_WORDS = sorted(
    {word for alias in ALIASES for word in WORD.findall(alias.lower())}
    | set(KNOWN_MEDICAL_WORDS.read_text(encoding="utf-8").split())
)
PHRASINGS = ["how does the treatment work", "will the recovery take long", "is surgery needed"] * 4
DICTIONARY = SpellingDictionary.from_phrasings(PHRASINGS, ALIASES)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("radiofreqency ablatoin", "radiofrequency ablation"),
        ("spinal cord stimulater", "spinal cord stimulator"),
        ("tretment", "treatment"),
        ("recovry after surgrey", "recovery after surgery"),
        ("ultrasoud", "ultrasound"),
        ("flouroscopy", "fluoroscopy"),
    ],
)
def test_dictionary_corrects_misspelt_words(written, meant):
    assert DICTIONARY.correct(written) == meant


@given(st.sampled_from(MEDICAL_WORDS))
def test_dictionary_never_changes_a_medical_term(word):
    assert DICTIONARY.correct(word) == word


@pytest.mark.parametrize(
    "word", ["opera", "ration", "simulator", "dissection", "notion", "relation", "lyric", "spine"]
)
def test_dictionary_never_touches_an_english_word(word):
    assert is_english(word)
    assert DICTIONARY.correct(word) == word


@given(st.text(max_size=60))
def test_dictionary_takes_any_text(text):
    assert isinstance(DICTIONARY.correct(text), str)


def test_dictionary_is_the_same_after_a_round_trip(tmp_path):
    DICTIONARY.save(tmp_path / "dictionary.json")
    assert SpellingDictionary.load(tmp_path / "dictionary.json").correct("stimulater") == "stimulator"
