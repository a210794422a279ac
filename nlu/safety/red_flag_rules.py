"""Finds red flags by the patterns of the knowledge. Knows nothing of Rasa; never fails silently."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from knowledge.red_flags import RedFlagPattern, load_red_flags
from nlu.safety.red_flag_context import telling_parts, without_contractions
from nlu.text.english_tokenizer import blank_english
from nlu.text.negation import is_negated
from nlu.text.sentences import sentences

AS_WRITTEN = "="
_UNLESS = -1


@lru_cache(maxsize=1)
def knowledge_rules() -> "RedFlagRules":
    """Return the rules of the knowledge's red flags; the first call takes a second or more."""
    return RedFlagRules(load_red_flags())


class RedFlagRules:
    """Matches patterns in the sentences of a normalised message."""

    def __init__(self, patterns: Iterable[RedFlagPattern]) -> None:
        """Creates rules from patterns; each phrase is matched by the stems of its words."""
        self._nlp = blank_english()
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
        found: dict[str, list[tuple[int, int]]] = {}
        stopped: set[str] = set()
        for span in self._spans(self._read(part)):
            # Asked once for all the patterns of a phrase: a long message has hundreds of phrases.
            negated = is_negated(span)
            for pattern, number in self._uses[span.label_]:
                if number == _UNLESS:
                    stopped.add(pattern)
                elif not negated:
                    found.setdefault(pattern, []).append((span.start, number))
        return [name for name in found if name not in stopped and self._is_complete(name, found[name])]

    def _spans(self, doc: Doc) -> Iterator[Span]:
        yield from self._by_stem(doc, as_spans=True)
        yield from self._as_written(doc, as_spans=True)

    def _is_complete(self, pattern: str, found: list[tuple[int, int]]) -> bool:
        """Return whether phrases of every group stand close enough together; they are (place, group)."""
        known = self._patterns[pattern]
        latest: dict[int, int] = {}
        for place, group in sorted(found):
            latest[group] = place
            if len(latest) == len(known.groups) and place - min(latest.values()) < known.within:
                return True
        return False

    def _read(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.lemma_ = self._stem(token.lower_)
        return doc
