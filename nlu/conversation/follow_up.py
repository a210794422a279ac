"""What a message leaves out because the conversation has it already. Knows nothing of Rasa."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import Knowledge, Topic
from nlu.conversation.focus import is_referent
from nlu.conversation.follow_up_cues import (
    PLURAL_REFERENCE,
    REFERENCE,
    asks_about_each,
    asks_on,
    has_no_content,
    whole_question,
    without_cues,
)
from nlu.intents import ASK_PREFIX, FALLBACK, answer_unit
from nlu.topics.topic_matcher import TopicMention

MOST_WORDS = 24
MOST_WORDS_OF_A_NAME = 4
FEWEST_WORDS = 2
_ANY_TREATMENT = "the treatment"


@dataclass(frozen=True)
class FollowUp:
    """What a message asks, read with its conversation.

    `intents` are certain. `texts` are the message with a topic put in, by the topic's id
    ("" where only a link such as "no, I meant" was taken out); `each` tells that all of
    these are asked. `masked` is the message without the name of the treatment it asks
    about. All are empty where nothing is left out.
    """

    intents: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    each: bool = False
    masked: str = ""


NOTHING_LEFT_OUT = FollowUp()


def follow_up(
    text: str,
    mentions: Sequence[TopicMention],
    in_focus: Sequence[str],
    questions: Sequence[str],
    knowledge: Knowledge,
) -> FollowUp:
    """Return what a corrected message asks.

    Args:
        text: The message, normalised, its spelling corrected.
        mentions: The topics it names, by their place in it.
        in_focus: The topics that "it" may mean, none when nothing was spoken of.
        questions: The intents answered last.
        knowledge: What may be said.
    """
    if len(text.split()) > MOST_WORDS:
        return NOTHING_LEFT_OUT
    treatments = [mention for mention in mentions if is_referent(knowledge.topics[mention.topic_id])]
    each = _each_of(text, treatments)
    if each:
        return each
    rest = without_cues(text)
    is_cued = rest != text.strip(" ,.!?;:-")
    may_be_name = bool(mentions and questions) and (is_cued or len(rest.split()) <= MOST_WORDS_OF_A_NAME)
    # "Kindly" names compassion, but a reaction asks for nothing.
    may_be_name = may_be_name and (bool(treatments) or asks_on(text))
    if may_be_name and has_no_content(_without_names(rest, mentions)):
        return _asked_of_others(treatments or mentions, questions, knowledge)
    if treatments:
        return FollowUp(texts=_without_link(rest, is_cued), masked=_masked(rest, treatments))
    if not in_focus:
        # "How does it work?", and nothing was spoken of: asked back, not guessed.
        if not mentions and whole_question(rest) and REFERENCE.search(rest):
            return FollowUp(intents=(FALLBACK,))
        return FollowUp(texts=_without_link(rest, is_cued))
    return _with_topics(rest, is_cued, [knowledge.topics[topic] for topic in in_focus])


def carried_intent(topic: Topic, questions: Sequence[str], knowledge: Knowledge) -> str:
    """Return the intent of the last question, asked about another topic.

    What the source does not cover stays so for another treatment. Of a fact, the other
    topic's fact of the same aspect answers, else its first.
    """
    unit = answer_unit(questions[-1], knowledge)
    if unit.kind in {"not_covered", "advice"} and is_referent(topic):
        return questions[-1]
    aspect = knowledge.facts[unit.id].aspect if unit.kind == "fact" else ""
    fact = next((fact for fact in topic.facts if fact.aspect == aspect), topic.facts[0])
    return ASK_PREFIX + fact.claims[0]


def _asked_of_others(
    mentions: Sequence[TopicMention], questions: Sequence[str], knowledge: Knowledge
) -> FollowUp:
    named = dict.fromkeys(mention.topic_id for mention in mentions)
    intents = (carried_intent(knowledge.topics[topic], questions, knowledge) for topic in named)
    return FollowUp(intents=tuple(dict.fromkeys(intents)))


def _without_link(rest: str, is_cued: bool) -> tuple[tuple[str, str], ...]:
    return (("", rest),) if is_cued and len(rest.split()) >= FEWEST_WORDS else ()


def _masked(rest: str, treatments: Sequence[TopicMention]) -> str:
    """Return a message with "the treatment" for the one treatment it names, or without it at its start."""
    if len({mention.topic_id for mention in treatments}) > 1:
        return ""
    names = "|".join(re.escape(mention.text.lower()) for mention in treatments)
    named = rf"\b(?:(?:the|an?|my|her|his|this|that) )?(?:{names})\w*"
    return re.sub(named, _ANY_TREATMENT, re.sub(rf"^{named}\s*[,:;.-]+\s*(?=\w+ \w+)", "", rest))


def _without_names(rest: str, mentions: Sequence[TopicMention]) -> str:
    for mention in mentions:
        rest = re.sub(rf"\b{re.escape(mention.text.lower())}\w*", " ", rest)
    return rest


def _with_topics(rest: str, is_cued: bool, topics: Sequence[Topic]) -> FollowUp:
    question = whole_question(rest)
    if question:
        texts = tuple((topic.id, question.format(topic.aliases[0])) for topic in topics)
    elif REFERENCE.search(rest):
        texts = tuple((topic.id, REFERENCE.sub(topic.aliases[0], rest, count=1)) for topic in topics)
    else:
        return FollowUp(texts=_without_link(rest, is_cued))
    return FollowUp(texts=texts, each=len(texts) > 1 and bool(PLURAL_REFERENCE.search(rest)))


def _each_of(text: str, treatments: Sequence[TopicMention]) -> FollowUp | None:
    """Return the question for each of the treatments that it names side by side: "what are A and B"."""
    if len({mention.topic_id for mention in treatments}) < 2:
        return None
    between = [text[first.end : second.start] for first, second in pairwise(treatments)]
    before, after = text[: treatments[0].start], text[treatments[-1].end :]
    if not asks_about_each(before, between, after):
        return None
    texts = tuple((mention.topic_id, before + mention.text + after) for mention in treatments)
    return FollowUp(texts=texts, each=True)
