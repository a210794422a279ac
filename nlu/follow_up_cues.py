"""The words that link a message to the one before, as "no, I meant". Knows nothing of Rasa."""

import re

_PAUSE = r"[\s,.!:;-]*"
_OPENING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hiya|and|so|but|also|ok|okay|oh|ah|well|right|great|thanks|thank you|cool|good|"
    r"fine|hmm+|um+|uh|"
    r"er+m?|sorry|no|nope|nah|not that(?: one)?|wait|actually|oops|hang on|hold on|alright|now|then|plus|"
    r"yes|yeah|yep|please|my bad|fair enough|thank you (?:so|very) much|ta|cheers|i see|got it|interesting|"
    rf"lol)\b{_PAUSE})+"
)
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
_TRAILING = re.compile(
    r"(?:[\s,.!?]*\b(?:anyhow|anyway|then|though|tho|again|exactly|actually|please|pls|lol|thanks?|thank you|"
    r"by the way|btw|really|innit|or what|if i may ask|if you don'?t mind))+[\s,.!?]*$"
)
_NO_CONTENT = re.compile(
    r"\b(?:the|a|an|my|your|this|that|those|these|ones?|things?|stuff|treatments?|procedure|for|with|on|of|"
    r"about|in|it|instead|again|then|now|please|pls|earlier|before|first|you|mentioned|said|talked|told|me|"
    r"other|and|or|too|as|well|case|part|though|tho|bit|option|question|same|kind|sort|actually|meant?|not|i|"
    r"was|asking|what|how|is|to|from|s|do|does|if|had|have|get|got|having|used?|using|choose|chose|"
    r"typo|fat|fingers?|sorry|autocorrect|spelling|damn|stupid|phone|wrong)\b"
)
REFERENCE = re.compile(
    r"\b(?:it|its|this|that|they|them|their|these|those|"
    r"(?:the|this|that|such an?) (?:procedure|treatment|therapy|device|operation|method|technique|one|thing|"
    r"option|machine|implant|shot|jab|needle|test|scan|whole thing)|"
    r"(?:these|those|the) (?:procedures|treatments|things|ones|devices|methods|shots|jabs))\b"
)
PLURAL_REFERENCE = re.compile(r"\b(?:they|them|their|these|those|both|each|either)\b")
_SIDE_BY_SIDE = re.compile(r"^(?:s?\W*(?:and|&|,|\+|or|and also|as well as)\s*(?:the|a|an|about)?\s*)+$")
_COMPARING = re.compile(
    r"\b(?:differ\w*|between|better|best|versus|vs|compar\w*|which|both|together|combin\w*|after|before|"
    r"instead|than|or)\b"
)
_DEFINING = re.compile(
    r"\b(?:what(?:'?s| is| are)?|wat(?:s| is)?|how|explain|tell|describe|about|info\w*|meaning|define|why|"
    r"know|learn|understand)\b"
)
_HOW, _WHY, _PURPOSE, _WHAT = "how does {} work", "why is {} used", "what is {} for", "what is {}"
_BENEFITS = "what are the benefits of {}"
# By the words that are left without references and these fillers.
_FILLER = re.compile(
    r"\b(?:does|do|is|are|s|actually|really|exactly|even|just|then|so|the|any|on earth|anyway|though|tho|"
    r"hell|and|u|you|me|that|again|like)\b"
)
_WHOLE_QUESTIONS = {
    **dict.fromkeys(("how", "how work", "how works", "how working", "hows work", "how come work"), _HOW),
    **dict.fromkeys(("why", "how come", "why use", "why used", "why have", "why need"), _WHY),
    **dict.fromkeys(("what for", "for what", "purpose", "what purpose", "what point", "whats for"), _PURPOSE),
    **dict.fromkeys(("what", "meaning", "explain", "whats", "what mean", "wat", "meaning of"), _WHAT),
    **dict.fromkeys(
        ("benefits", "what benefits", "advantages", "what advantages", "whats good about"), _BENEFITS
    ),
}


def without_cues(text: str) -> str:
    """Return a normalised message without what links it to the one before."""
    rest = text.lstrip("*. ")
    for cue in (_OPENING, _CORRECTION, _OPENING, _RETURN, _SAME_QUESTION):
        rest = cue.sub("", rest)
    rest = _TRAILING.sub("", rest)
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
    return _WHOLE_QUESTIONS.get(" ".join(_FILLER.sub(" ", bare).split()), "")


def asks_about_each(before: str, between: list[str], after: str) -> bool:
    """Return whether topics side by side are asked about one by one: "what are A and B"."""
    return (
        all(map(_SIDE_BY_SIDE.match, between))
        and bool(_DEFINING.search(before))
        and not _COMPARING.search(f"{before} {after}")
    )
