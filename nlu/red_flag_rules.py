"""Finds red flags by the patterns of the knowledge. Knows nothing of Rasa; never fails silently."""

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from knowledge.red_flags import RedFlagPattern
from nlu.red_flag_context import is_not_a_present_report, without_contractions
from nlu.sentences import sentences

_NEGATORS = frozenset(
    {
        *("no", "not", "never", "without", "none", "denies", "denied", "dont", "doesnt", "didnt"),
        *("isnt", "arent", "wasnt", "havent", "hasnt", "wouldnt"),
    }
)
_SCOPE_ENDS = frozenset({"but", "just", "only", "though", "however", "except", "yet"})
_NEW_SUBJECTS = frozenset(
    {"my", "i", "he", "she", "his", "her", "the", "it", "we", "they", "mum", "mom", "dad"}
)
_NEGATION_REACH = 5


class RedFlagRules:
    """Matches patterns in the sentences of a normalised message."""

    def __init__(self, patterns: Iterable[RedFlagPattern]) -> None:
        """Creates rules from patterns; each phrase is matched by the stems of its words."""
        self._nlp = spacy.blank("en")
        # The exceptions would split "cant" into "ca" and "nt".
        self._nlp.tokenizer.rules = {}
        self._stem = lru_cache(maxsize=8192)(snowballstemmer.stemmer("english").stemWord)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LEMMA")
        self._groups = {pattern.id: len(pattern.groups) for pattern in patterns}
        self._keys: dict[str, list[tuple[str, int]]] = {}
        for pattern in patterns:
            for number, phrases in enumerate(pattern.groups):
                for phrase in phrases:
                    self._keys.setdefault(phrase, []).append((pattern.id, number))
        for phrase in self._keys:
            self._matcher.add(phrase, [self._read(without_contractions(phrase))])

    def find(self, text: str) -> list[str]:
        """Return the ids of the patterns that a normalised message matches."""
        found = (self._in_sentence(sentence) for sentence in sentences(without_contractions(text)))
        return list(dict.fromkeys(pattern for ids in found for pattern in ids))

    def _in_sentence(self, sentence: str) -> list[str]:
        if is_not_a_present_report(sentence):
            return []
        doc = self._read(sentence)
        seen: dict[str, set[int]] = {}
        for span in self._matcher(doc, as_spans=True):
            if not _is_negated(span):
                for pattern, number in self._keys[span.label_]:
                    seen.setdefault(pattern, set()).add(number)
        return [pattern for pattern, numbers in seen.items() if len(numbers) == self._groups[pattern]]

    def _read(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.lemma_ = self._stem(token.lower_)
        return doc


def _is_negated(span: Span) -> bool:
    doc = span.doc
    for index in range(span.start - 1, max(-1, span.start - 1 - _NEGATION_REACH), -1):
        word = doc[index].lower_
        after = doc[index + 1].lower_ if index + 1 < len(doc) else ""
        if word in _SCOPE_ENDS or (word == "," and after in _NEW_SUBJECTS):
            return False
        if word in _NEGATORS:
            return True
    return False
