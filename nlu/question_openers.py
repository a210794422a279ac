"""Words and spaCy rules that tell where a question starts. Knows nothing of Rasa."""

from spacy.matcher import Matcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_WH = frozenset(["what", "how", "when", "where", "why", "who", "which", "wat", "wot", "wich"])
_CONTRACTED = frozenset(["whats", "hows", "whos", "whens", "wheres", "wats", "wots"])
_AUXILIARY = frozenset(
    [
        "am",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "has",
        "have",
        "had",
        "isnt",
        "arent",
        "wont",
        "cant",
        "dont",
        "doesnt",
        "dose",
        "cn",
    ]
)
_PRONOUN = frozenset(["i", "it", "you", "they", "we", "he", "she", "there", "u", "this", "that"])
_SUBJECT = _PRONOUN | frozenset(
    [
        "these",
        "those",
        "the",
        "my",
        "your",
        "a",
        "an",
        "any",
        "people",
        "patients",
        "most",
        "insurance",
        "medicare",
        "everyone",
        "anyone",
        "someone",
        "all",
        "both",
        "one",
        "his",
        "her",
    ]
)
CONNECTORS = frozenset(["and", "also", "plus", "then", "but", "oh", "&", "+", ",", "-", "–", "—", ":", ")"])
ENDS = frozenset(".?!;\n")
FILLERS = frozenset(
    [
        "so",
        "um",
        "uh",
        "just",
        "well",
        "ok",
        "okay",
        "please",
        "pls",
        "too",
        "second",
        "secondly",
        "first",
        "firstly",
        "third",
        "thirdly",
        "lastly",
        "finally",
        "next",
        "another",
        "last",
        "one",
        "question",
        "thing",
        "like",
        "maybe",
        "actually",
        "ps",
        "hi",
        "hello",
        "hey",
        "1",
        "2",
        "3",
        "4",
        "a",
        "b",
        "c",
        "(",
        "/",
        "*",
    ]
)
# "And can you tell me what it costs": what stands before "what" is no content.
_INTRODUCTION = frozenset(
    [
        "can",
        "could",
        "would",
        "you",
        "u",
        "tell",
        "me",
        "us",
        "know",
        "i",
        "want",
        "to",
        "need",
        "wanted",
        "like",
        "wondering",
        "wonder",
        "if",
        "please",
        "do",
        "explain",
        "also",
        "and",
        "just",
    ]
)
# "When they do it" asks nothing: without a connector only these start a question of their own.
_PLAIN_AUXILIARY = frozenset(["is", "are", "will", "can", "does", "do", "should", "could", "would"])
_FEWEST_TOKENS = 3
_NOT_BEFORE_QUESTION = _SUBJECT | _WH | _AUXILIARY | frozenset(["to", "if", "that", "long", "much", "many"])


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
