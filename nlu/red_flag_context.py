"""Tells reports about a person now from suppositions, general questions and history."""

import re

_CONTRACTIONS = re.compile(
    r"\b(can|won|don|doesn|didn|isn|aren|wasn|haven|hasn|couldn|wouldn|shouldn)['’]?t\b"
)
_CANNOT = re.compile(r"\bcan ?not\b")
# A question about a person ("why does my chest hurt") is a report, whatever it starts with.
_NOT_ABOUT_SOMEONE = r"(?!.*\b(?:my|i|im|his|her|he|she)\b)"
_SUPPOSING = (
    r"what if|what happens|what would|what should (?:people|patients|someone|you)\b",
    r"if (?:someone|somebody|anyone|a |people|i ever|i got|i get|it )",
    r"suppose|supposing|imagine|might\b|may (?:a|an|the|i|it)\b",
    r"could (?:a|an|the|i|it|you|this|someone|they)\b",
    r"can (?:a|an|the|it|you|people|someone|chronic|nerve|opioids?|injections?)\b",
    r"would (?:a|an|the|i|it|you|this|they)\b",
    r"will (?:i|it|they|the|a|an)\b",
)
_ASKING_IN_GENERAL = (
    r"does (?:a|an|the|it|having|this)\b",
    r"do (?:a|people|you|patients|they|stimulators?|epidurals?|steroids?|injections?|opioids?|doctors)\b",
    r"are (?:people|there|patients)\b",
    r"is (?:there|it possible|paralysis|numbness|bleeding|a )\b",
    r"how (?:common|often|likely|many|would|do|does|can)\b",
    r"what (?:is|are|does|do)\b",
    r"why (?:do|does|would)\b",
    r"ever\b",
)
_HYPOTHETICAL = re.compile(
    rf"^(?:so |and |but |also |well |ok |okay )?(?:(?:{'|'.join(_SUPPOSING)})"
    rf"|(?:{'|'.join(_ASKING_IN_GENERAL)}){_NOT_ABOUT_SOMEONE})"
)
_PAST = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:years?|decades?|months?|ages) ago|as a (?:child|kid|teen\w*|boy|girl)|when i was|"
    r"used to|back in|last century|long ago|once had|in my (?:twenties|thirties|youth)|last year)\b"
)
_PRESENT = re.compile(
    r"\b(?:since|today|yesterday|this (?:morning|afternoon|evening|week)|last night|tonight|right now|now|"
    r"(?:an? |\d+ )?(?:hours?|minutes?|mins?|days?) ago|just (?:had|started|now)|again)\b"
)


def without_contractions(text: str) -> str:
    """Return a normalised text with "can't" and "can not" as "cant", "don't" as "dont", and so on."""
    return _CANNOT.sub("cant", _CONTRACTIONS.sub(r"\1t", text))


def is_not_a_present_report(sentence: str) -> bool:
    """Return whether a normalised sentence supposes, asks in general, or tells of long ago.

    A word of the present ("since this morning") makes it a report all the same.
    """
    plain = without_contractions(sentence)
    if _PRESENT.search(plain):
        return False
    return bool(_HYPOTHETICAL.match(plain) or _PAST.search(plain))
