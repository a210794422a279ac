"""Finds red flags by the patterns of the knowledge. Knows nothing of Rasa; never fails silently."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import snowballstemmer
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from knowledge.red_flags import ForeignReports, RedFlagPattern, load_foreign_reports, load_red_flags
from knowledge.word_list import read_words
from nlu.safety.foreign_reports import ForeignReportFinder
from nlu.safety.red_flag_context import telling_parts, without_contractions
from nlu.text.english_tokenizer import blank_english
from nlu.text.negation import is_negated
from nlu.text.sentences import sentences

AS_WRITTEN = "="
_UNLESS = -1
_LONGEST_BARE = 60
_WORD = re.compile(r"\w+")
_AROUND = frozenset(read_words(Path(__file__).parent / "words" / "around_a_shout.txt"))


@lru_cache(maxsize=1)
def knowledge_rules() -> "RedFlagRules":
    """Return the rules of the knowledge's red flags; the first call takes a second or more."""
    return RedFlagRules(load_red_flags(), load_foreign_reports())


class RedFlagRules:
    """Matches patterns in the sentences of a normalised message."""

    def __init__(
        self, patterns: Iterable[RedFlagPattern], foreign_reports: Iterable[ForeignReports] = ()
    ) -> None:
        """Creates rules from patterns, by the stems of their words, and phrases of other languages."""
        self._foreign = ForeignReportFinder(foreign_reports)
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
        self._bare = {
            self._bare_form(phrase): pattern.id
            for pattern in self._patterns.values()
            for phrase in pattern.bare
        }
        for phrase in self._uses:
            matcher = self._as_written if phrase.startswith(AS_WRITTEN) else self._by_stem
            matcher.add(phrase, [self._read(without_contractions(phrase.removeprefix(AS_WRITTEN)))])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that stand in the patterns, as they are written there."""
        phrases = [*self._uses, *(phrase for pattern in self._patterns.values() for phrase in pattern.bare)]
        return frozenset(word for phrase in phrases for word in _WORD.findall(without_contractions(phrase)))

    def find(self, text: str) -> list[str]:
        """Return the ids of the patterns that a normalised message matches."""
        written = without_contractions(text)
        said = (part for sentence in sentences(written) for part in telling_parts(sentence))
        found = [self._bare.get(self._bare_form(written))] if len(written) <= _LONGEST_BARE else []
        found += (pattern for part in said for pattern in self._in_part(part))
        found += self._foreign.find(text)
        return list(dict.fromkeys(filter(None, found)))

    def _bare_form(self, text: str) -> str:
        """Return the words of a text without those around a shout: "help, she has a seizure now!"."""
        words = (word for word in _WORD.findall(text) if word not in _AROUND)
        return " ".join(map(self._stem, words)) or text

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
        # Patients write "I've" and "ive", and so may a pattern.
        doc = self._nlp.make_doc(text.replace("'", ""))
        for token in doc:
            token.lemma_ = self._stem(token.lower_)
        return doc
