"""Plain words of a writer's own feeling: worried, frustrated or angry. Knows nothing of Rasa."""

import re
from typing import Literal

Tone = Literal["worried", "frustrated", "angry", ""]

_ANGRY = re.compile(
    r"\b(?:angry|furious|livid|fuming|pissed(?: off)?|outrag\w+|disgusted|ridiculous|bloody|wtf|ffs|goddamn|"
    r"the hell|bullshit|idiot\w*|useless|pathetic|unacceptable|disgrace\w*|how dare|liars?|rip ?off|scam\w*|"
    r"shambles|for god'?s sake|mad at|so mad|(?:is|what) a (?:bad |sick )?joke)\b"
)
_FRUSTRATED = re.compile(
    r"\b(?:fed ?up|sick (?:and tired )?of|tired of|had enough|frustrat\w+|wit'?s'? end|"
    r"end of my (?:rope|tether)|"
    r"nothing (?:works|helps|has (?:worked|helped)|ever (?:works|helps))|no ?(?:one|body) (?:listens|"
    r"believes|cares)|"
    r"getting nowhere|going (?:round|around) in circles|run ?around|can'?t (?:take|bear|stand) (?:this|"
    r"it|much)|"
    r"worn out|losing hope|given up|giving up)\b"
)
_WORRIED = re.compile(
    r"\b(?:worried|worrying|worry|scared|scary|scares|afraid|frighten\w*|terrif\w+|anxious|nervous|panick\w*|"
    r"dread\w*|petrified|freak\w* (?:me )?out|shaking|can'?t sleep|cannot sleep|up all night|losing sleep|"
    r"lying awake|apprehensive|in tears|crying|jittery|phobi\w*|phobic)\b"
)
# The writer's own feeling now, not one denied, asked about or told of someone else.
_FEELING = r"(?:worr\w+|scared|afraid|nervous|anxious|angry|frustrated|concerned|stressed|frightened)"
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
