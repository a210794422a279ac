"""What links a message to the one before, as "no, I meant". Knows nothing of Rasa."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words

_PAUSE = r"[\s,.!:;-]*"
_WORDS = Path(__file__).parent / "words" / "follow_up"
_OPENINGS = any_of(read_words(_WORDS / "openings.txt"))
_OPENING = re.compile(rf"^\W*(?:(?:{_OPENINGS}|hmm+|um+|er+m?)\b{_PAUSE})+")
_CORRECTION = re.compile(
    rf"^(?:(?:that'?s|thats|this is|it'?s) not (?:what i (?:meant|asked|said|want\w*)|it|that){_PAUSE})?"
    r"(?:(?:i|what i|we)(?:'?m| am| was|'?d| would)? ?(?:actually |really |just )?"
    r"(?:mean|meant|talking|asking|asked|ask|referring|speaking|wanted|thinking|talk)"
    r"(?: (?:was|is|to (?:know|ask|say)))?(?: (?:about|of|to|for))?|"
    rf"make (?:that|it)|let me rephrase|rather)\b{_PAUSE}"
)
_RETURN = re.compile(
    r"^(?:(?:can|could|may) (?:we|you|i) )?(?:please )?(?:let'?s |lets )?"
    r"(?:i (?:want|would like|'d like|wanna) to )?"
    r"(?:(?:go|going|get|come|jump|switch|return\w*|head) ?(?:back|over)? to|back to|again about)\b[\s,]*"
)
_SAME_QUESTION = re.compile(
    r"^(?:(?:and )?(?:what|how|wat) (?:about|bout|of|abt)|whatabout|"
    r"same(?: (?:question|thing|again|q))?(?: (?:about|for|with|but))?|"
    r"(?:is it|is that|does (?:it|that)(?: (?:go|work|apply))?) the same (?:for|with)|"
    r"how (?:is|does) it (?:compare )?(?:for|with)|and (?:for|with|in|on)|for|with|as for)\b[\s,]*"
)
_CLOSINGS = any_of(read_words(_WORDS / "closings.txt"))
_CLOSING = re.compile(rf"(?:[\s,.!?]*\b(?:{_CLOSINGS}))+[\s,.!?]*$")
_NO_CONTENT = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'no_content.txt'))})\b")
_THING = any_of(read_words(_WORDS / "called_a_thing.txt"))
_THINGS = any_of(read_words(_WORDS / "called_things.txt"))
REFERENCE = re.compile(
    r"\b(?:it|its|this|that|they|them|their|these|those|"
    rf"(?:the|this|that|such an?) (?:{_THING})|(?:these|those|the) (?:{_THINGS}))\b"
)
PLURAL_REFERENCE = re.compile(r"\b(?:they|them|their|these|those|both|each|either)\b")
_SIDE_BY_SIDE = re.compile(r"^(?:s?\W*(?:and|&|,|\+|or|and also|as well as)\s*(?:the|a|an|about)?\s*)+$")
_COMPARING = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'comparing.txt'))})\b")
_DEFINING = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'defining.txt'))})\b")
_SAID_BESIDE = re.compile(rf"\b(?:{any_of(read_words(_WORDS / 'said_beside.txt'))})\b")
_WHOLE_QUESTIONS = {
    short: whole
    for file, whole in {
        "how.txt": "how does {} work",
        "why.txt": "why is {} used",
        "purpose.txt": "what is {} for",
        "what.txt": "what is {}",
        "benefits.txt": "what are the benefits of {}",
    }.items()
    for short in read_words(_WORDS / "short_questions" / file)
}


def without_cues(text: str) -> str:
    """Return a normalised message without what links it to the one before."""
    rest = text.lstrip("*. ")
    for cue in (_OPENING, _CORRECTION, _OPENING, _RETURN, _SAME_QUESTION):
        rest = cue.sub("", rest)
    rest = _CLOSING.sub("", rest)
    return rest.strip(" ,.!?;:-")


def asks_on(text: str) -> bool:
    """Return whether a normalised message of a few words asks, and does not only react."""
    if text.rstrip().endswith("?") or re.match(r"^\W*(?:ok|okay|oh|so|right|great|thanks)?\W*and\b", text):
        return True
    rest = _OPENING.sub("", text.lstrip("*. "))
    return any(cue.match(rest) for cue in (_RETURN, _SAME_QUESTION)) or bool(
        _CORRECTION.sub("", rest) != rest
    )


def has_no_content(text: str) -> bool:
    """Return whether a text says nothing that could be asked."""
    return not re.sub(r"[\W_]+", "", _NO_CONTENT.sub(" ", text))


def whole_question(text: str) -> str:
    """Return the question that a bare word such as "why?" stands for, "{}" where the topic goes, or ""."""
    bare = re.sub(r"[^\w ]", " ", REFERENCE.sub(" ", text))
    return _WHOLE_QUESTIONS.get(" ".join(_SAID_BESIDE.sub(" ", bare).split()), "")


def asks_about_each(before: str, between: list[str], after: str) -> bool:
    """Return whether topics side by side are asked about one by one: "what are A and B"."""
    return (
        all(map(_SIDE_BY_SIDE.match, between))
        and bool(_DEFINING.search(before))
        and not _COMPARING.search(f"{before} {after}")
    )
