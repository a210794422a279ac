"""Takes denied symptoms ("no fever or chills") out of a message, so that they do not alarm."""

import re

# What stands in for them: "no fever but my leg is numb" is read as "fine but my leg is numb".
_STAND_IN = "fine"
_ACTING = r"(?: (?:with |in )?(?:my |his |her )?\w+ing)?"
_SYMPTOM = (
    r"(?:numb\w*|tingl\w*|weak\w*|fevers?|temperature|temps?|chills?|shivers?|shivering|sweats?|pus|"
    r"redness|swelling|swollen|bleed\w*|blood|pains?|headaches?|migraines?|stiff\w*|pins and needles|"
    rf"(?:troubles?|problems?|issues?|difficult\w*){_ACTING}|symptoms?|signs?|complaints?|rash\w*|hives|"
    r"dizz\w*|faint\w*|black\w* out|pass\w* out|collaps\w*|chok\w*|chest|breathless\w*|"
    r"short(?:ness)? of breath|wheez\w*|seizures?|fits?|falls?|accidents?|incontinen\w*|leak\w*|droop\w*|"
    r"slurr\w*|paraly\w*|suicid\w*|self harm\w*|depress\w*|thoughts?|intention|infect\w*|red flags?|"
    r"emergenc\w*|allerg\w*|reactions?|overdos\w*|strokes?|heart (?:attack|trouble|problem)\w*|urgent|"
    r"crisis|danger\w*|kill\w*|die|dying|dead|hurt\w*|harm\w*|loss of \w+|"
    r"los\w+ (?:any |control|feeling)\w*|ooz\w*|weep\w*|discharge|nausea|vomit\w*)"
)
_NEGATOR = (
    r"(?:no|zero|without|never|nor|none of|none|not|isnt|arent|wasnt|werent|havent|hasnt|hadnt|didnt|"
    r"doesnt|dont|denies|denied|neither|aint|free of|nothing|no sign of|nobody|no one|noone|not once|"
    r"hardly|rarely|nowt|cant say|wouldnt call|wouldnt say|anything but|far from|zilch)"
)
_BETWEEN = (
    r"(?:(?:a|an|the|any|had|have|having|has|got|been|get|getting|signs?|of|is|are|was|were|my|me|in|more|"
    r"real|really|new|single|drop|bit|hint|trace|feel|feeling|felt|experienced|experiencing|to|about|be|"
    r"being|at all|legs?|foot|feet|chest|bladder|bowel|breathing|neck|back|other|major|serious|planning|"
    r"going|thinking|want|ever|even|i|ive|he|she|there|neither|him|her|on|up|out|down|or|and|it|bad|big|"
    r"special|this|that|here|noticed|notice|seen|did|do|us|them|hes|shes|so much as|spinal|skin|wound|"
    r"site|throat|tongue|arms?|hands?|speech|face|way|once|far|yet|kind|sort|one|we|they) ){0,5}"
)
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
