"""Loads what patients say after an answer, with the context that it is read in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from knowledge.loader import load_knowledge
from knowledge.located_yaml import KnowledgeError
from knowledge.text_file import file_name
from nlu.conversation.context import context_of, in_context
from nlu.conversation.focus import Focus, focus_after
from nlu.intents import answer_unit
from nlu.text.normalized_text import normalize
from nlu.topics.topic_matcher import TopicMatcher, knowledge_topics
from nlu.training.follow_up_file import FollowUp, read_follow_up_file

# Of so many phrasings one is taught behind the context of something else.
_ONE_IN = 8
FOLLOW_UPS = Path(__file__).parent.parent.parent / "data" / "follow_ups"


@dataclass(frozen=True)
class ReadFollowUp:
    """A follow-up, and the normalised context that it is read in; "" where nothing was answered."""

    follow_up: FollowUp
    context: str

    @property
    def text(self) -> str:
        """The normalised message behind its context."""
        return in_context(self.context, normalize(self.follow_up.text))


@lru_cache(maxsize=1)
def load_follow_ups(directory: Path = FOLLOW_UPS) -> tuple[ReadFollowUp, ...]:
    """Return the follow-ups of every file.

    Raises:
        KnowledgeError: There is no file, or one can't be used.
    """
    paths = sorted(directory.glob("*.txt"))
    if not paths:
        raise KnowledgeError(f"{file_name(directory)}: no *.txt file; restore it.")
    topics = knowledge_topics()
    read = [follow_up for path in paths for follow_up in read_follow_up_file(path)]
    contexts = {
        key: _context(*key, topics) for key in dict.fromkeys((item.after, item.asked) for item in read)
    }
    return tuple(ReadFollowUp(item, contexts[item.after, item.asked]) for item in read)


def _context(after: str, asked: str, topics: TopicMatcher) -> str:
    """Return the context that an answer leaves, as the actions keep it (actions/focus_events.py)."""
    knowledge = load_knowledge()
    unit = answer_unit(after, knowledge)
    if unit.kind not in {"fact", "not_covered", "advice"}:
        return ""
    named = [mention.topic_id for mention in topics.find(normalize(asked))]
    answered = [knowledge.facts[unit.id].topic_id] if unit.kind == "fact" else []
    return context_of(Focus(tuple(focus_after(named, answered, (), knowledge)), (after,)), knowledge)


def taught_in_context(phrasings: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return texts behind their context, each with its intent.

    These are all follow-ups and some of the phrasings, which are corrected texts with their
    intents: what has nothing to do with the answer before must be taught as well.
    """
    follow_ups = [item for item in load_follow_ups() if item.context]
    contexts = sorted({item.context for item in follow_ups})
    return [
        *((item.text, item.follow_up.intent) for item in follow_ups),
        *((in_context(by_chance(text, contexts), text), intent) for text, intent in phrasings[::_ONE_IN]),
    ]


def by_chance(text: str, contexts: Sequence[str]) -> str:
    """Return one of the contexts, always the same for a text."""
    return contexts[int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little") % len(contexts)]
