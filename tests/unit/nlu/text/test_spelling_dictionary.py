import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from knowledge.loader import load_knowledge
from nlu.text.normalized_text import normalize
from nlu.text.spelling_dictionary import KNOWN_MEDICAL_WORDS, WORD, SpellingDictionary, is_english
from painguide.checks.bot_data import read_bot_data

ALIASES = [alias for topic in load_knowledge().topics.values() for alias in topic.aliases]
MEDICAL_WORDS = sorted(
    {word for alias in ALIASES for word in WORD.findall(alias.lower())}
    | set(KNOWN_MEDICAL_WORDS.read_text(encoding="utf-8").split())
)
ENGLISH_WORDS = sorted(word for word in SpellChecker(language="en", distance=1) if WORD.fullmatch(word))
PHRASINGS = [normalize(phrasing.text) for phrasing in read_bot_data().phrasings]
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
        ("injecton in my spine", "injection in my spine"),
        ("phisical therepy", "physical therapy"),
        ("stemcell platlet", "stemcell platelet"),
    ],
)
def test_dictionary_corrects_misspelt_words(written, meant):
    assert DICTIONARY.correct(written) == meant


def test_dictionary_never_changes_a_medical_term():
    assert [word for word in MEDICAL_WORDS if DICTIONARY.correct(word) != word] == []


@given(st.sampled_from(ENGLISH_WORDS))
def test_dictionary_never_touches_an_english_word(word):
    assert DICTIONARY.correct(word) == word


@pytest.mark.parametrize(
    "word", ["opera", "ration", "simulator", "dissection", "notion", "relation", "lyric", "spine", "can't"]
)
def test_dictionary_never_touches_an_english_word_that_looks_like_a_term(word):
    assert is_english(word)
    assert DICTIONARY.correct(word) == word


@given(st.sampled_from(MEDICAL_WORDS), st.sampled_from(MEDICAL_WORDS))
def test_dictionary_never_turns_one_medical_term_into_another(one, other):
    assert DICTIONARY.correct(f"{one} or {other}") == f"{one} or {other}"


@given(st.sampled_from([word for word in MEDICAL_WORDS if len(word) >= 8]), st.data())
def test_a_correction_starts_like_the_word_and_is_near_it(word, data):
    place = data.draw(st.integers(1, len(word) - 1))
    misspelt = word[:place] + word[place + 1 :]
    corrected = DICTIONARY.correct(misspelt)
    assert corrected[0] == word[0]
    assert abs(len(corrected) - len(misspelt)) <= 2


@pytest.mark.parametrize("text", ["rfa", "scs", "prp", "ct", "pt", "xyz", "qqq"])
def test_dictionary_leaves_short_words_and_abbreviations_alone(text):
    assert DICTIONARY.correct(text) == text


def test_dictionary_keeps_numbers_signs_and_spaces_in_their_place():
    assert DICTIONARY.correct("l4/l5, 20% tretment?!  ok") == "l4/l5, 20% treatment?!  ok"


@given(st.text(max_size=60))
def test_dictionary_takes_any_text(text):
    assert isinstance(DICTIONARY.correct(text), str)


@pytest.mark.parametrize("word", ["googling", "covid", "vaping"])
def test_words_newer_than_the_dictionary_are_not_taken_for_symptoms(word):
    dictionary = SpellingDictionary.from_phrasings(["gurgling avoid raping"] * 9, [])
    assert dictionary.correct(f"i cant stop {word}") == f"i cant stop {word}"


def test_a_misspelling_in_a_phrasing_is_nothing_to_correct_towards():
    dictionary = SpellingDictionary.from_phrasings(["my stimulater"] * 9, ["stimulator"])
    assert dictionary.correct("stimulater") == "stimulator"


def test_dictionary_is_the_same_after_a_round_trip(tmp_path):
    DICTIONARY.save(tmp_path / "dictionary.json")
    loaded = SpellingDictionary.load(tmp_path / "dictionary.json")
    words = ["stimulater", "radiofreqency", "opera", "recovry", *MEDICAL_WORDS[:200]]
    assert [loaded.correct(word) for word in words] == [DICTIONARY.correct(word) for word in words]
