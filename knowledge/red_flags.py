"""Loads the red-flag patterns of knowledge/safety: what a message must never be answered over."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from knowledge.fields import REVIEW_FIELDS, Fields, filled_text
from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.model import Review
from knowledge.yaml_reader import read_yaml

SAFETY_DIRECTORY = KNOWLEDGE_DIRECTORY / "safety"
PATTERN_FILES = ("emergency.yml", "after_procedure.yml", "crisis.yml")
TIERS = ("A", "B", "C")
Tier = Literal["A", "B", "C"]
_PATTERN_FIELDS = {"id", "all_of", "any_of", "unless", "within", "example", "counter_example"}
_WITHIN = 15


@dataclass(frozen=True)
class RedFlagPattern:
    """One pattern: groups of phrases, of each of which one must be found in a sentence.

    They must stand within so many words of each other; a phrase of `unless` in the
    sentence stops the pattern. A phrase that starts with "=" is matched as written, any
    other by the stems of its words.
    """

    id: str
    tier: Tier
    groups: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    within: int
    example: str
    counter_example: str
    review: Review
    where: str


def _concepts(path: Path) -> dict[str, tuple[str, ...]]:
    lists = read_yaml(path, path.parents[2]).fields()
    return {name: tuple(map(filled_text, words.items())) for name, words in lists.items()}


def _group(phrases: list[LocatedValue], concepts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    group: list[str] = []
    for phrase in phrases:
        text = filled_text(phrase)
        name = text.removeprefix("@")
        if text.startswith("@") and name not in concepts:
            raise KnowledgeError(
                f"{phrase.where}: no word list '{name}' in concepts.yml; add it or mend the name."
            )
        group.extend(concepts[name] if text.startswith("@") else [text])
    return tuple(group)


def _pattern(
    entry: LocatedValue, tier: Tier, review: Review, concepts: Mapping[str, tuple[str, ...]]
) -> RedFlagPattern:
    fields = Fields(entry, _PATTERN_FIELDS)
    every = fields.items("all_of", optional=True)
    either = fields.items("any_of", optional=True)
    if bool(every) == bool(either):
        raise KnowledgeError(f"{fields.where}: needs either 'all_of' or 'any_of'; keep one.")
    groups = [item.items() if item.is_list else [item] for item in every] or [either]
    return RedFlagPattern(
        id=fields.text("id"),
        tier=tier,
        groups=tuple(_group(phrases, concepts) for phrases in groups),
        unless=fields.texts("unless", optional=True),
        within=fields.number("within", default=_WITHIN),
        example=fields.text("example"),
        counter_example=fields.text("counter_example"),
        review=review,
        where=fields.where,
    )


def _file_patterns(path: Path, concepts: Mapping[str, tuple[str, ...]]) -> list[RedFlagPattern]:
    fields = Fields(read_yaml(path, path.parents[2]), {"tier", "patterns"} | REVIEW_FIELDS)
    tier = fields.text("tier")
    if tier not in TIERS:
        raise KnowledgeError(f"{fields.where}: tier '{tier}' is unknown; use A, B or C.")
    review = fields.review()
    typed: Tier = tier  # type: ignore[assignment]
    return [_pattern(entry, typed, review, concepts) for entry in fields.items("patterns")]


@lru_cache(maxsize=1)
def load_red_flags(directory: Path = SAFETY_DIRECTORY) -> tuple[RedFlagPattern, ...]:
    """Return every red-flag pattern.

    Raises:
        KnowledgeError: A pattern lacks a tier, an example, a counter-example or a review.
    """
    concepts = _concepts(directory / "concepts.yml")
    return tuple(pattern for name in PATTERN_FILES for pattern in _file_patterns(directory / name, concepts))
