"""Finds the topics of the knowledge in a text, by patients' words for them. Knows nothing of Rasa."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import snowballstemmer
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from knowledge.loader import load_knowledge
from nlu.text.english_tokenizer import blank_english


@dataclass(frozen=True)
class TopicMention:
    """Where a text names a topic: from `start` up to, not including, `end`."""

    topic_id: str
    start: int
    end: int
    text: str


class TopicMatcher:
    """Matches aliases whatever their case and inflection; the longest match wins.

    A blank spaCy model has no lemmas of its own, so the stem stands in for the lemma.
    """

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        """Creates a matcher from the aliases of each topic."""
        self._nlp = blank_english()
        self._stemmer = snowballstemmer.stemmer("english")
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LEMMA")
        self._aliases = {topic_id: list(words) for topic_id, words in aliases.items()}
        for topic_id, words in self._aliases.items():
            self._matcher.add(topic_id, [self._read(alias) for alias in words])

    def find(self, text: str, corrections: Mapping[str, str] | None = None) -> list[TopicMention]:
        """Return the topics a text names, in its order; `corrections` maps misspelt words."""
        doc = self._read(text, corrections or {})
        spans = filter_spans(self._matcher(doc, as_spans=True))
        return [TopicMention(span.label_, span.start_char, span.end_char, span.text) for span in spans]

    def save(self, path: Path) -> None:
        """Writes the aliases to a file."""
        path.write_text(json.dumps(self._aliases), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "TopicMatcher":
        """Return a matcher of the aliases in a file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def _read(self, text: str, corrections: Mapping[str, str] | None = None) -> Doc:
        # spaCy refuses half a character, which a text cut short may end with.
        doc = self._nlp.make_doc(text.encode("utf-8", "replace").decode("utf-8"))
        for token in doc:
            word = token.lower_
            token.lemma_ = self._stemmer.stemWord((corrections or {}).get(word, word))
        return doc


def knowledge_topics() -> TopicMatcher:
    """Return a matcher of the topics of the knowledge, by their titles and aliases."""
    topics = load_knowledge().topics.values()
    return TopicMatcher({topic.id: [topic.title, *topic.aliases] for topic in topics})
