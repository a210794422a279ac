"""Finds red flags by the patterns of the knowledge. Knows nothing of Rasa; never fails silently."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from knowledge.red_flags import RedFlagPattern
from nlu.negation import is_negated
from nlu.red_flag_context import telling_parts, without_contractions
from nlu.sentences import sentences

AS_WRITTEN = "="
_UNLESS = -1


class RedFlagRules:
    """Matches patterns in the sentences of a normalised message."""

    def __init__(self, patterns: Iterable[RedFlagPattern]) -> None:
        """Creates rules from patterns; each phrase is matched by the stems of its words."""
        self._nlp = spacy.blank("en")
        # The exceptions would split "cant" into "ca" and "nt".
        self._nlp.tokenizer.rules = {}
        self._stem = lru_cache(maxsize=8192)(snowballstemmer.stemmer("english").stemWord)
        self._by_stem = PhraseMatcher(self._nlp.vocab, attr="LEMMA")
        self._as_written = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._patterns = {pattern.id: pattern for pattern in patterns}
        self._uses: dict[str, list[tuple[str, int]]] = {}
        for pattern in self._patterns.values():
            for number, phrases in enumerate((pattern.unless, *pattern.groups), start=_UNLESS):
                for phrase in phrases:
                    self._uses.setdefault(phrase, []).append((pattern.id, number))
        for phrase in self._uses:
            matcher = self._as_written if phrase.startswith(AS_WRITTEN) else self._by_stem
            matcher.add(phrase, [self._read(without_contractions(phrase.removeprefix(AS_WRITTEN)))])

    def find(self, text: str) -> list[str]:
        """Return the ids of the patterns that a normalised message matches."""
        said = (
            part for sentence in sentences(without_contractions(text)) for part in telling_parts(sentence)
        )
        found = (self._in_part(part) for part in said)
        return list(dict.fromkeys(pattern for ids in found for pattern in ids))

    def _in_part(self, part: str) -> list[str]:
        spans: dict[str, list[tuple[int, Span]]] = {}
        stopped: set[str] = set()
        for span in self._spans(self._read(part)):
            for pattern, number in self._uses[span.label_]:
                if number == _UNLESS:
                    stopped.add(pattern)
                elif not is_negated(span):
                    spans.setdefault(pattern, []).append((number, span))
        return [name for name in spans if name not in stopped and self._is_complete(name, spans[name])]

    def _spans(self, doc: Doc) -> Iterator[Span]:
        yield from self._by_stem(doc, as_spans=True)
        yield from self._as_written(doc, as_spans=True)

    def _is_complete(self, pattern: str, found: list[tuple[int, Span]]) -> bool:
        """Return whether phrases of every group stand close enough together."""
        known = self._patterns[pattern]
        every = set(range(len(known.groups)))
        for _, first in found:
            near = (
                number for number, span in found if first.start <= span.start < first.start + known.within
            )
            if every <= set(near):
                return True
        return False

    def _read(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.lemma_ = self._stem(token.lower_)
        return doc
