"""Takes denied symptoms ("no fever or chills") out of a message, so that they do not alarm."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words

# What stands in for them: "no fever but my leg is numb" is read as "fine but my leg is numb".
_STAND_IN = "fine"
_WORDS = Path(__file__).parent / "words" / "denied"
_ACTING = r"(?: (?:with |in )?(?:my |his |her )?\w+ing)?"
_SYMPTOM = (
    rf"(?:{any_of(read_words(_WORDS / 'symptoms.txt'))}|"
    rf"(?:troubles?|problems?|issues?|difficult\w*){_ACTING}|(?:black|pass)\w* out|"
    r"loss of \w+|los\w+ (?:any |control|feeling)\w*)"
)
_NEGATOR = f"(?:{any_of(read_words(_WORDS / 'negators.txt'))})"
_BETWEEN = f"(?:(?:{any_of(read_words(_WORDS / 'between.txt'))}) ){{0,5}}"
_DENIED = re.compile(
    rf"\b{_NEGATOR} {_BETWEEN}{_SYMPTOM}\b(?:(?:,? (?:and |or |nor |no |not )+|"
    rf", )(?:{_BETWEEN}){_SYMPTOM}\b)*"
)


def without_denied_symptoms(text: str) -> str:
    """Return a normalised text, without contractions, with its denied symptoms called "fine".

    Nothing is left of a text that denies and says nothing else.
    """
    said = " ".join(_DENIED.sub(f" {_STAND_IN} ", text).split())
    return "" if said == _STAND_IN else said
