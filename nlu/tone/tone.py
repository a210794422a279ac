"""Plain words of a writer's own feeling: worried, frustrated or angry. Knows nothing of Rasa."""

import re
from pathlib import Path
from typing import Literal

from knowledge.word_list import any_of, read_words

Tone = Literal["worried", "frustrated", "angry", ""]

_WORDS = Path(__file__).parent / "words" / "tone"
_ANGRY = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'angry.txt'))})\b")
_FRUSTRATED = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'frustrated.txt'))})\b")
_WORRIED = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'worried.txt'))}|freak\w* (?:me )?out)\b")
_FEELING = f"(?:{any_of(read_words(_WORDS / 'feelings.txt'))})"
# The writer's own feeling now, not one denied, asked about or told of someone else.
_NOT_FELT = re.compile(
    r"\b(?:not|never|no longer|isn'?t|ain'?t|aren'?t|don'?t|dont|wasn'?t|no need to|without|nothing to|"
    r"used to be)"
    rf"(?: \w+){{0,2}} {_FEELING}\b"
    rf"|\b(?:she|he|they|mum|mom|dad|wife|husband|sister|brother|son|daughter|people|patients)\b"
    rf"(?: \w+){{0,3}} {_FEELING}\b"
    r"|\b(?:does|do|can|could|will|would|is|are|did|should) (?:the )?(?:stress|anxiety|fear|worry|anger|"
    r"panic|"
    r"being \w+|feeling \w+|depress\w+)\b"
    rf"|\b(?:being|feeling|get|gets|getting|feel|when) {_FEELING}\b"
    r"|\b(?:help|helps|with|reduce|reduces|treat|about|for|cause|causes|and|or|between|of) (?:the |my |"
    r"your )?"
    r"(?:stress|anxiety|fear|worry|panic attacks?|frustration|anger)\b"
    r"|\b(?:angry|annoyed|irritated|irritable) (?:nerves?|joints?|tissues?|muscles?|discs?)\b"
    r"|\b(?:nerves?|joints?|tissues?|skin|disc) (?:is |are |gets? )?(?:irritat\w+|angry|annoyed)\b"
    r"|\bbloody (?:discharge|fluid|drainage|stools?|urine|pee|poo|nose|mucus|vomit|dressing|bandage)\b"
    r"|\bwhat (?:does|is|do)\b.{0,20}\b(?:sick of|fed up|tired of)\b"
    r"|\b(?:is|are|does|do|look|looks|sound|sounds)(?: \w+){0,2} scary\b|\bscary[- ]looking\b"
    r"|\b(?:nervous|anxious|worried|worrying) (?:type|system|kind|person|patients?|people)\b"
)


def tone_of(text: str) -> Tone:
    """Return the feeling that a normalised message names, "" where it names none of the writer's."""
    felt = _NOT_FELT.sub(" ", text)
    if _ANGRY.search(felt):
        return "angry"
    if _FRUSTRATED.search(felt):
        return "frustrated"
    return "worried" if _WORRIED.search(felt) else ""
