"""spaCy rules that tell where a question starts. Knows nothing of Rasa."""

from pathlib import Path

from spacy.matcher import Matcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from knowledge.word_list import read_words

_WORDS = Path(__file__).parent / "words" / "questions"
_WH = frozenset(read_words(_WORDS / "question_words.txt"))
_CONTRACTED = frozenset(read_words(_WORDS / "question_words_with_a_verb.txt"))
_AUXILIARY = frozenset(read_words(_WORDS / "auxiliaries.txt"))
_PLAIN_AUXILIARY = frozenset(read_words(_WORDS / "auxiliaries_that_open_alone.txt"))
_PRONOUN = frozenset(read_words(_WORDS / "pronouns.txt"))
_SUBJECT = _PRONOUN | frozenset(read_words(_WORDS / "subjects.txt"))
_INTRODUCTION = frozenset(read_words(_WORDS / "introductions.txt"))
_OTHERS_BEFORE = frozenset(read_words(_WORDS / "not_before_a_question.txt"))
_NOT_BEFORE_QUESTION = _SUBJECT | _WH | _AUXILIARY | _OTHERS_BEFORE
CONNECTORS = frozenset(read_words(_WORDS / "connectors.txt")) | frozenset("&+,-–—:)")
FILLERS = frozenset(read_words(_WORDS / "fillers.txt")) | frozenset("1234abc(/*")
ENDS = frozenset(".?!;\n")
_FEWEST_TOKENS = 3


def opener_matcher(vocabulary: Vocab) -> Matcher:
    """Return the rules that find what may open a question, by the kind of opening."""
    matcher = Matcher(vocabulary)
    negation = {"LOWER": {"IN": ["not", "n't", "nt"]}, "OP": "?"}
    matcher.add("inversion", [[_one_of(_AUXILIARY), negation, _one_of(_SUBJECT)]])
    matcher.add("verb", [[_one_of(_AUXILIARY)]])
    matcher.add("wh", [[_one_of(_WH | _CONTRACTED)]])
    matcher.add(
        "request",
        [
            [_one_of(["tell", "explain", "describe"]), _one_of(["me", "us", "to", "what", "how", "about"])],
            [
                _one_of(["want", "like", "need", "love"]),
                {"LOWER": "to"},
                _one_of(["know", "ask", "understand"]),
            ],
            [_one_of(["wondering", "wonder", "curious"])],
        ],
    )
    matcher.add("whether", [[_one_of(["if", "whether"])]])
    return matcher


def _one_of(words: "frozenset[str] | list[str]") -> dict[str, dict[str, list[str]]]:
    return {"LOWER": {"IN": sorted(words)}}


def introduces(token: Token) -> bool:
    """Return whether a word only leads to a question and has no content of its own."""
    return token.lower_ in _INTRODUCTION or token.lower_ in CONNECTORS


def is_linked(doc: Doc, index: int) -> bool:
    """Return whether a connector or a sentence's end stands before a word, fillers aside."""
    for token in reversed(list(doc[:index])):
        if token.lower_ in CONNECTORS or token.text in ENDS:
            return True
        if token.lower_ not in FILLERS and not introduces(token):
            return False
    return True


def own_verb(doc: Doc, index: int) -> int | None:
    """Return where the verb of a question word is: that of "how long does it", none in "how long it does"."""
    if doc[index].lower_ in _CONTRACTED or (index + 1 < len(doc) and doc[index + 1].lower_ in {"'s", "s"}):
        return index
    for token in doc[index + 1 : index + 5]:
        if token.lower_ in _AUXILIARY:
            return token.i
        if token.lower_ in _SUBJECT:
            return None
    return None


def may_open_alone(doc: Doc, index: int) -> bool:
    """Return whether a verb before its subject opens a question although nothing links it."""
    return (
        doc[index].lower_ in _PLAIN_AUXILIARY
        and doc[index - 1].lower_ not in _NOT_BEFORE_QUESTION
        and doc[index + 1].lower_ in _PRONOUN - {"that", "this"}
    )


def opens_by_verb(doc: Doc, index: int) -> bool:
    """Return whether a verb opens a question whatever its subject: first of all, or after a connector."""
    before = [token for token in doc[:index] if token.lower_ not in FILLERS]
    starts = not before or before[-1].text in ENDS or before[-1].lower_ in CONNECTORS
    return starts and len(doc) - index >= _FEWEST_TOKENS
