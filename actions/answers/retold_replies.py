"""The last answer once more: in simpler words, or with the passages behind it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.disclaimer import disclaimer
from actions.repertoire import Repertoire
from actions.replies import help_buttons
from actions.reply import MOST_WORDS, ClinicalOutcome, Reply, SourcePassage, clinical_reply, plain_reply
from actions.talk.offers import offers_of

# Beside passages and the disclaimer: the words that lead to them.
_OTHER_WORDS = 18


@dataclass(frozen=True)
class _Way:
    """The ids of the sentences that say an answer again: before the simple words of facts, or alone."""

    facts: str
    advice: str
    not_covered: str


_SIMPLER = _Way(
    "answers.in_simple_words", "answers.advice_in_simple_words", "answers.not_covered_in_simple_words"
)
_SHORT = _Way("answers.in_short", "answers.advice_again", "answers.not_covered_again")


def simpler_reply(answer: Mapping[str, Any] | None, repertoire: Repertoire) -> Reply:
    """Return the last answer in its simplest approved words."""
    if answer is None:
        return _nothing_said(repertoire)
    return _again(answer, _said(answer, _SIMPLER, repertoire), repertoire)


def short_reply(answer: Mapping[str, Any], repertoire: Repertoire) -> Reply:
    """Return the last answer in short, for who asks what it answers as well."""
    return _again(answer, _said(answer, _SHORT, repertoire), repertoire)


def source_reply(answer: Mapping[str, Any] | None, repertoire: Repertoire) -> Reply:
    """Return the passages behind the last answer, with their section and the article's title."""
    title = repertoire.knowledge.source.title
    if answer is None:
        body = repertoire.sentence("answers.one_article", title=title)
        return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))
    sources = [SourcePassage(**source) for source in answer["sources"]]
    if not sources:
        return _again(answer, repertoire.sentence("answers.not_from_article", title=title), repertoire)
    room = MOST_WORDS - len(disclaimer().split()) - _OTHER_WORDS
    shown: list[str] = []
    for source in sources:
        passage = repertoire.sentence(
            "answers.passage_of_section", section=source.section, quote=source.quote
        )
        if shown and sum(len(text.split()) for text in [*shown, passage]) > room:
            break
        shown.append(passage)
    lead = repertoire.sentence("answers.from_article", title=title)
    lines = [lead, *shown]
    reviewed = _reviewed(sources[0], repertoire)
    if sum(len(line.split()) for line in [*lines, reviewed]) + len(disclaimer().split()) <= MOST_WORDS:
        lines.append(reviewed)
    return _again(answer, "\n".join(filter(None, lines)), repertoire)


def _said(answer: Mapping[str, Any], way: _Way, repertoire: Repertoire) -> str:
    known = repertoire.knowledge.facts
    facts = [known[fact] for fact in answer["facts"] if fact in known]
    if facts:
        return " ".join([repertoire.sentence(way.facts), *(fact.simple for fact in facts)])
    return repertoire.sentence(way.advice if answer["outcome"] == "advice" else way.not_covered)


def _reviewed(source: SourcePassage, repertoire: Repertoire) -> str:
    """Return who reviewed what is said of a passage, "" for an answer stored before that was told."""
    if not source.reviewed_on:
        return ""
    by, on = source.reviewed_by, source.reviewed_on
    return repertoire.sentence("answers.reviewed", by=by, on=on, version=repertoire.version)


def _again(answer: Mapping[str, Any], body: str, repertoire: Repertoire) -> Reply:
    outcome: ClinicalOutcome = answer["outcome"]
    return clinical_reply(
        outcome,
        body,
        repertoire,
        topics=tuple(answer["topics"]),
        facts=tuple(answer["facts"]),
        sources=tuple(SourcePassage(**source) for source in answer["sources"]),
        buttons=offers_of(answer),
    )


def _nothing_said(repertoire: Repertoire) -> Reply:
    body = repertoire.sentence("answers.nothing_said")
    return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))
