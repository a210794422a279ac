"""Splits a message into the questions it asks, by spaCy rules over its words. Knows nothing of Rasa."""

import re
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from knowledge.word_list import any_of, read_words
from nlu.readings.question_openers import (
    CONNECTORS,
    FILLERS,
    introduces,
    is_linked,
    may_open_alone,
    opener_matcher,
    opens_by_verb,
    own_verb,
)
from nlu.text.english_tokenizer import blank_english

MOST_QUESTIONS = 8

_WORDS = Path(__file__).parent / "words" / "questions"
_RELATIVE = frozenset(read_words(_WORDS / "relative_words.txt"))
_NUMBERING = re.compile(r"(?<!\S)\(?[1-9a-d][).]\s")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+")
_EDGES = re.compile(r"^[\s,;:&+()*/–—-]+|[\s,;:&+(*/–—-]+$")
_LINK = f"(?:{any_of(read_words(_WORDS / 'links_at_the_edges.txt'))})"
_EDGE_WORDS = re.compile(rf"^(?:{_LINK}\b[\s,]*)+|(?:[\s,]*\b{_LINK})+$", re.IGNORECASE)

# "What are RFA and PRP?" asks for each: names of a few words, side by side.
_SIDE_BY_SIDE = re.compile(
    r"^(?P<asks>.*?\b(?:what(?:'s| is| are)|define|explain|tell me about))"
    r" (?P<first>[\w-]+(?: [\w-]+){0,2}?),? (?:and|&) (?P<second>[\w-]+(?: [\w-]+){0,2})\W*$",
    re.IGNORECASE,
)


@dataclass
class _Question:
    start: int
    kind: str
    verb: int | None = None


class QuestionSplitting:
    """Finds where each question of a message starts and ends."""

    def __init__(self) -> None:
        """Creates the rules over a blank English pipeline: only its tokenizer is needed."""
        self._nlp = blank_english()
        self._matcher = opener_matcher(self._nlp.vocab)

    def split(self, text: str) -> list[str]:
        """Return the questions of a message in their order; what only tells is left out."""
        # spaCy refuses half a character, which a text cut short may end with.
        readable = text.encode("utf-8", "replace").decode("utf-8")
        story, *numbered = _NUMBERING.split(readable)
        questions = self._of_text(story)
        for item in numbered:
            questions.extend(self._of_text(item) or [item])
        kept = [clean for question in questions if (clean := _without_edges(question))]
        each = [part for question in kept for part in _each_of(question)]
        return each[:MOST_QUESTIONS]

    def _of_text(self, text: str) -> list[str]:
        sentences = (part for line in text.splitlines() for part in _SENTENCE_END.split(line))
        return [question for sentence in sentences for question in self._of_sentence(sentence)]

    def _of_sentence(self, sentence: str) -> list[str]:
        doc = self._nlp.make_doc(sentence)
        questions = self._questions(doc)
        if not questions:
            return [sentence] if sentence.rstrip().endswith("?") else []
        if not _only_fillers(doc, questions[0].start):
            # What is told before the first question may name what it is about.
            questions[0].start = 0
        ends = [question.start for question in questions[1:]] + [len(doc)]
        return [doc[question.start : end].text for question, end in zip(questions, ends, strict=True)]

    def _questions(self, doc: Doc) -> list[_Question]:
        questions: list[_Question] = []
        for index, kind in self._openers(doc):
            if _starts_question(doc, index, kind, questions[-1] if questions else None):
                questions.append(_Question(index, kind))
            if questions and kind == "inversion":
                questions[-1].verb = index
            elif questions and kind == "wh":
                questions[-1].verb = own_verb(doc, index) or questions[-1].verb
        return questions

    def _openers(self, doc: Doc) -> list[tuple[int, str]]:
        found = {(start, self._nlp.vocab.strings[rule]) for rule, start, _ in self._matcher(doc)}
        inverted = {index for index, kind in found if kind == "inversion"}
        verbs = {index for index, kind in found if kind == "verb"} - inverted
        others = {(index, kind) for index, kind in found if kind != "verb"}
        return sorted(others | {(index, "inversion") for index in verbs if opens_by_verb(doc, index)})


def _each_of(question: str) -> list[str]:
    found = _SIDE_BY_SIDE.match(question)
    return [f"{found['asks']} {found[name]}" for name in ("first", "second")] if found else [question]


def _starts_question(doc: Doc, index: int, kind: str, current: _Question | None) -> bool:
    linked = is_linked(doc, index)
    if current and index == current.verb:
        return False
    if current is None:
        if kind == "inversion":
            return linked or doc[-1].text == "?" or may_open_alone(doc, index)
        return kind == "request" or (kind == "wh" and (linked or doc[-1].text == "?"))
    if sum(token.is_alpha and not introduces(token) for token in doc[current.start : index]) < 2:
        return False
    if kind == "whether":
        return linked and current.kind == "request"
    if kind == "request":
        return linked
    if kind == "wh":
        if doc[index - 1].text == "," and doc[index].lower_ in _RELATIVE and own_verb(doc, index) is None:
            return False
        return linked or (current.verb is not None and own_verb(doc, index) is not None)
    if current.kind == "wh" and current.verb is None:
        # "What can I eat": the inversion belongs to its question word.
        return linked
    return linked or may_open_alone(doc, index)


def _only_fillers(doc: Doc, end: int) -> bool:
    return all(token.lower_ in FILLERS | CONNECTORS or token.is_punct for token in doc[:end])


def _without_edges(question: str) -> str:
    before = None
    while before != question:
        before = question
        question = _EDGE_WORDS.sub("", _EDGES.sub("", question)).strip()
    return question if any(map(str.isalpha, question)) else ""
