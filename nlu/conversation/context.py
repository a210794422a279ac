"""What a message is read with: the topics in focus and the question answered last. Knows nothing of Rasa."""

from knowledge.model import Knowledge
from nlu.conversation.focus import Focus
from nlu.intents import answer_unit
from nlu.text.normalized_text import normalize

# The encoder was taught texts in this form: encoder_training/phrasings.py.
_SEPARATOR = " / "
# A longer message says by itself what it is about.
MOST_WORDS = 24
_MOST_TOPICS = 2


def context_of(focus: Focus, knowledge: Knowledge) -> str:
    """Return what a conversation is about in a line, normalised; "" where nothing is in focus."""
    topics = [knowledge.topics[topic] for topic in focus.topics if topic in knowledge.topics]
    names = " and ".join(topic.aliases[0] for topic in topics[:_MOST_TOPICS])
    asked = question_of(focus.questions[-1], knowledge) if focus.questions else ""
    return normalize(". ".join(filter(None, (names, asked))))


def question_of(intent: str, knowledge: Knowledge) -> str:
    """Return the question that an intent stands for, "" where it is none of the knowledge."""
    unit = answer_unit(intent, knowledge)
    if unit.kind == "fact":
        return knowledge.facts[unit.id].question
    if unit.kind == "not_covered":
        return knowledge.not_covered[unit.id].title
    return knowledge.advice[unit.id].title if unit.kind == "advice" else ""


def in_context(context: str, text: str) -> str:
    """Return a normalised text behind its context; alone where there is none, or it is a long one."""
    if not context or len(text.split()) > MOST_WORDS:
        return text
    return f"{context}{_SEPARATOR}{text}"
