"""What a conversation is about: the slots that keep it, and which topics it may be. Knows nothing of Rasa."""

from collections.abc import Sequence

from knowledge.model import Knowledge, Topic

FOCUS_SLOT = "topics_in_focus"
QUESTIONS_SLOT = "questions_answered"
# A tracker store of ours deletes a conversation with this slot in place of saving it.
FORGET_SLOT = "forget_conversation"
THEME = "theme"
# A theme that patients speak of as "it", like a treatment.
_WHOLE_FIELD = "interventional_pain_medicine"


def is_referent(topic: Topic) -> bool:
    """Return whether patients say "it" of a topic: of a treatment, not of a theme."""
    return topic.kind != THEME or topic.id == _WHOLE_FIELD


def focus_after(
    named: Sequence[str], answered: Sequence[str], before: Sequence[str], knowledge: Knowledge
) -> list[str]:
    """Return the topics in focus after an answer.

    The treatments that the patient named; else the treatment answered about. Themes such
    as recovery never take the place of a treatment: "it" still means the treatment.
    """
    treatments = [topic for topic in named if is_referent(knowledge.topics[topic])]
    if not treatments:
        treatments = [topic for topic in answered if knowledge.topics[topic].kind != THEME]
    return list(dict.fromkeys(treatments or before or answered))
