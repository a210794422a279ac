"""Gathers what a clinician has to sign from knowledge, settings, document and evaluation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from actions.repertoire import Repertoire
from knowledge.model import Advice, NotCovered, Sentence
from knowledge.red_flags import TIERS, load_red_flags
from knowledge.text_file import read_text
from nlu.safety.reports import INTENT_OF_TIER
from painguide.evidence.chat_words import Words, chat_words
from painguide.evidence.evidence_model import (
    Evidence,
    Message,
    MessageGroup,
    SafetyDocument,
    TierOfPatterns,
)
from painguide.evidence.figures import read_figures
from painguide.evidence.markdown_sections import sections_named
from painguide.evidence.safety_messages import (
    EMERGENCY_GROUP,
    after_alarm_messages,
    emergency_messages,
    in_words,
)
from painguide.project import ROOT

DOCUMENT = "docs/clinical-safety.md"

_BRACES = re.compile(r"\{(\w+)\}")
_Declined = TypeVar("_Declined", NotCovered, Advice)


def gather(repertoire: Repertoire, day: date) -> Evidence:
    """Return all that is signed of a clinic's repertoire on a day.

    Raises:
        KnowledgeError: A file of the knowledge, or a text beside it, can't be read.
        DocumentError: The document on clinical safety lacks a section.
    """
    knowledge = repertoire.knowledge
    return Evidence(
        clinic=repertoire.clinic,
        version=knowledge.version,
        day=day,
        article=knowledge.source.title,
        document=_document(),
        emergency=emergency_messages(repertoire),
        after_alarm=after_alarm_messages(repertoire),
        tiers=tuple(_tiers()),
        topics=tuple(knowledge.topics.values()),
        not_covered=tuple(_filled(item, repertoire) for item in knowledge.not_covered.values()),
        advice=tuple(_filled(item, repertoire) for item in knowledge.advice.values()),
        sentences=tuple(_sentences(repertoire)),
        chat_words=tuple(_chat_words(repertoire)),
        figures=read_figures(),
    )


def _document() -> SafetyDocument:
    text = read_text(ROOT / DOCUMENT)
    return SafetyDocument(
        intended_use=(
            *sections_named("Intended use", text, DOCUMENT),
            *sections_named("What it is not", text, DOCUMENT),
        ),
        how_checked=sections_named("How a message is checked", text, DOCUMENT),
        measured=sections_named("Measured", text, DOCUMENT),
        known_misses=sections_named("Known misses", text, DOCUMENT),
        hazards=sections_named("Hazard log", text, DOCUMENT),
    )


def _tiers() -> Iterator[TierOfPatterns]:
    patterns = load_red_flags()
    for tier in TIERS:
        of_tier = tuple(pattern for pattern in patterns if pattern.tier == tier)
        yield TierOfPatterns(tier, in_words(INTENT_OF_TIER[tier]), of_tier)


def _filled(item: _Declined, repertoire: Repertoire) -> _Declined:
    return replace(item, sentence=repertoire.filled(item.sentence))


def _sentences(repertoire: Repertoire) -> Iterator[MessageGroup]:
    others = [each for each in repertoire.knowledge.sentences.values() if each.group != EMERGENCY_GROUP]
    for group, sentences in groupby(others, key=lambda sentence: sentence.group):
        found = list(sentences)
        messages = tuple(Message(_title(each), (_with_settings(each.text, repertoire),)) for each in found)
        yield MessageGroup(f"sentences-{group}", in_words(group), messages, found[0].review)


def _title(sentence: Sentence) -> str:
    return in_words(sentence.id.partition(".")[2].removeprefix("utter_"))


def _chat_words(repertoire: Repertoire) -> Iterator[Words]:
    for language, texts in chat_words():
        yield language, tuple(_with_settings(text, repertoire) for text in texts)


def _with_settings(text: str, repertoire: Repertoire) -> str:
    """Return a text with the clinic's settings in it; what the bot puts in stays in its braces."""
    settings = vars(repertoire.clinic)
    return _BRACES.sub(lambda name: str(settings.get(name[1], name[0])), text)
