"""Tells reports about a person now from suppositions, general questions, hearsay and history."""

import re

from nlu.sentences import clauses

_CONTRACTIONS = re.compile(
    r"\b(can|won|don|doesn|didn|isn|aren|wasn|weren|haven|hasn|hadn|couldn|wouldn|shouldn|ain)['’]?t\b"
)
_CANNOT = re.compile(r"\bcan ?not\b")
# A question about a person ("why does my chest hurt") is a report, whatever it starts with.
_NOT_ABOUT_SOMEONE = (
    r"(?!.*\b(?:my|i|im|ive|me|mines?|his|her|hers|he|hes|she|shes|our|mums?|moms?|dads?|wife|husband|"
    r"hubbys?|gran\w*|"
    r"nan|gf|bf|son|daughter|normal|ok|okay|usual|alright|meant to|supposed to)\b)"
)
_PAST_VERB = (
    r"(?:\w+ed|went|got|were|was|had|felt|could|couldnt|lost|ever|should|came|fell|woke|wet|did|became|bled|"
    r"broke|happens?|were to|bit|hit|had to|began)"
)
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
    r"|\b(?:leaflet|form|sheet|questionnaire|website|article|blog|booklet|letter|pamphlet|"
    r"brochure)s?\b(?: \w+){0,4} "
    r"(?:says?|said|asks?|asked|mentions?|mentioned|lists?|warns?|wants)\b"
    r"|\bi(?:'?ve| have)? (?:read|heard|saw|seen)(?: \w+){0,2}? (?:that|about|of|online|somewhere|stor\w+|"
    r"on)\b"
    r"|\b(?:scared|afraid|terrified|frightened|fear|anxious|nervous|worried|worry|worries)(?: \w+)? (?:of|"
    r"about) (?:getting|ending|being|"
    r"becoming|losing|passing|fainting|a |an |the )"
    r"|\b(?:film|movie|novel|drama|episode|video game|homework|essay|school project|crossword|"
    r"my character|fiction)\b"
)
_PAST = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:years?|yrs?|decades?|months?|ages) ago|as a (?:child|kid|teen\w*|boy|girl|"
    r"student|baby|toddler)|"
    r"when i was|used to|back in|back then|last century|long ago|once had|in my (?:twenties|thirties|"
    r"teens|youth)|last year|"
    r"(?:the )?(?:sixties|seventies|eighties|nineties|[6-9]0s|noughties)|in '\d\d|"
    r"last (?:autumn|winter|spring|summer|fall|time|january|february|march|april|may|june|july|august|"
    r"september|october|november|"
    r"december)|my late (?:wife|husband|mother|father|mum|mom|dad)|my ex|in (?:college|high school|uni|"
    r"university)|"
    r"(?:fully|completely) (?:recovered|better|healed)|recovered (?:fully|completely)|right as rain|"
    r"none since|never since|"
    r"nothing since|not since|long gone|all (?:sorted|clear|behind)|turned out|wore off|cleared up|"
    r"sorted now|settled down|"
    r"back to normal|came back as|good as new|has been gone|before (?:the|my) (?:op|operation|surgery) i)\b"
)
_PRESENT = re.compile(
    r"\b(?:since (?!college|then|2|19)|today|yesterday|this (?:morning|afternoon|evening|week)|"
    r"last (?:night|nite)|tonight|right now|"
    r"(?<!sorted )(?<!gone )(?<!fine )now|(?:an? |\d+ )?(?:hours?|minutes?|mins?|days?) ago|just (?:had|"
    r"started|now)|again|still|"
    r"getting (?:worse|weaker|bigger)|every day)\b"
)

# Only these make a report of what begins as a supposition: "could it be, since this morning".
_DATED = re.compile(
    r"\b(?:today|yesterday|right now|since (?:this|yesterday|last)|this morning|last night)\b"
)
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
