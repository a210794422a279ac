"""Tells reports about a person now from suppositions, general questions, hearsay and history."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words
from nlu.text.sentences import clauses

_CONTRACTIONS = re.compile(
    r"\b(can|won|don|doesn|didn|isn|aren|wasn|weren|haven|hasn|hadn|couldn|wouldn|shouldn|ain)['’]?t\b"
)
_CANNOT = re.compile(r"\bcan ?not\b")
_WORDS = Path(__file__).parent / "words" / "red_flag_context"
_NOT_ABOUT_SOMEONE = rf"(?!.*\b(?:{any_of(read_words(_WORDS / 'about_someone.txt'))})\b)"
_PAST_VERB = rf"(?:\w+ed|{any_of(read_words(_WORDS / 'supposed_verbs.txt'))})"
_SUPPOSING = (
    r"what if|what happens|what would|what should (?:people|patients|someone|you|a)\b",
    r"if (?:someone|somebody|anyone|a |people|i ever|i got|i get|it |patients|you\b)",
    rf"if (?:\w+ ){{1,3}}?{_PAST_VERB}\b",
    r"(?:let'?s|lets) (?:say|pretend|suppose)|say (?:i|my|the|a|he|she)\b|picture (?:me|him|her|this)\b",
    r"suppose|supposing|imagine|hypothetical|theoretically|in theory|in the event|in case|might\b",
    r"in a (?:\w+ )?scenario|may (?:a|an|the|i|it)\b|should (?:anyone|anybody|someone|the|a)\b",
    r"were (?:the|i|it|my|he|she) .*\bwould\b|had i ",
    r"could (?:a|an|the|i|it|you|this|someone|they|sedation)\b",
    r"can (?:a|an|the|it|you|u|ur|your|people|someone|chronic|nerve|opioids?|injections?|steroids?)\b",
    r"would (?:a|an|the|i|it|you|this|they)\b",
    r"will (?:i|it|they|the|a|an|you|both|my \w+ (?:be|go|get))\b",
    r"(?:is there|is it) (?:a |any |even )?(?:chance|risk|danger|possib\w+|likely|likelihood)\b",
    r"how (?:would|will|do|can) (?:i|we|you|u|one|people|somebody|someone|anyone|patients|they)\b",
    r"how (?:common|often|likely|many|rare|high|big|soon|fast|quickly|long (?:could|can|would|will|might|"
    r"do))\b",
    r"(?:how|what)(?:'?s| is| are) the (?:odds|chances?|risks?|likelihood|rate|warning|signs)\b",
)
_ASKING_IN_GENERAL = (
    r"(?:does|do|did|can|could|will|would|is|are|which|when|what|whats|what's|how|why|should|has|have)\b",
    r"(?:do|does) (?:u|you|anyone|everybody|everyone|people)\b",
    r"ever\b",
)
_OPENING = (
    r"^(?:so |and |but |also |well |ok |okay |just |hi |hello |um |random q |quick question |also |plus )*"
)
_HYPOTHETICAL = re.compile(
    rf"{_OPENING}(?:(?:{'|'.join(_SUPPOSING)})|(?:{'|'.join(_ASKING_IN_GENERAL)}){_NOT_ABOUT_SOMEONE})"
)
_HEARSAY = re.compile(
    r"\b(?:asks?|asked|asking)(?: me| us| him| her| you| people| all of us)? (?:if|whether|about)\b"
    r"|\b(?:warned|warns?|told)(?: me| us| him| her| you)? (?:about|of|to (?:watch|look)(?: out)? for|"
    r"to \w+[^,;]* if)\b"
    r"|\b(?:watch|look) ?out for\b"
    rf"|\b(?:{any_of(read_words(_WORDS / 'told_in_writing.txt'))})s?\b(?: \w+){{0,4}} "
    r"(?:says?|said|asks?|asked|mentions?|mentioned|lists?|warns?|wants)\b"
    r"|\bi(?:'?ve| have)? (?:read|heard|saw|seen)(?: \w+){0,2}? (?:that|about|of|online|somewhere|stor\w+|"
    r"on)\b"
    rf"|\b(?:{any_of(read_words(_WORDS / 'afraid_of.txt'))})(?: \w+)? (?:of|about) "
    r"(?:getting|ending|being|becoming|losing|passing|fainting|a |an |the )"
    rf"|\b(?:{any_of(read_words(_WORDS / 'fiction.txt'))})\b"
)
_PAST = re.compile(
    r"\b(?:(?:19|20)\d\d|in '\d\d|(?:years?|yrs?|decades?|months?|ages) ago|"
    rf"{any_of(read_words(_WORDS / 'long_ago.txt'))})\b"
)
_PRESENT = re.compile(
    r"\b(?:since (?!college|then|2|19)|(?<!sorted )(?<!gone )(?<!fine )now|"
    r"(?:an? |\d+ )?(?:hours?|minutes?|mins?|days?) ago|"
    rf"{any_of(read_words(_WORDS / 'lately.txt'))})\b"
)
_DATED = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'dated.txt'))})\b")
_TELLS_OF_SOMEONE = re.compile(
    r"^(?:(?:and|but|so|because|cos|also|cause) )?(?:i|im|i'm|ive|my|he|hes|she|shes|his|her|mum|mom|dad|"
    r"mines?)\b"
)


def without_contractions(text: str) -> str:
    """Return a normalised text with "can't" and "can not" as "cant", "don't" as "dont", and so on."""
    return _CANNOT.sub("cant", _CONTRACTIONS.sub(r"\1t", text))


def is_not_a_present_report(sentence: str) -> bool:
    """Return whether a sentence supposes, asks in general, retells, or tells of long ago.

    It is normalised and without contractions. A word of the present ("since this
    morning") makes it a report all the same.
    """
    if _HYPOTHETICAL.match(sentence):
        return not _DATED.search(sentence)
    if _PRESENT.search(sentence):
        return False
    return bool(_HEARSAY.search(sentence) or _PAST.search(sentence))


def telling_parts(sentence: str) -> list[str]:
    """Return the sentence when it may report something, else its later clauses that tell of a person now.

    "How do I cancel, I am going to kill myself" asks first and tells then.
    """
    if not is_not_a_present_report(sentence):
        return [sentence]
    later = (clause for clause in clauses(sentence)[1:] if _TELLS_OF_SOMEONE.match(clause))
    return [clause for clause in later if not is_not_a_present_report(clause)]
