"""Loads the red-flag patterns of knowledge/safety: what a message must never be answered over."""

from collections.abc import Iterator, Mapping
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
# Tier A, B, C, D, E: an emergency of the body, a problem after a procedure, a crisis, abuse, a threat.
PATTERN_FILES = ("emergency.yml", "after_procedure.yml", "crisis.yml", "abuse.yml", "threat.yml")
Tier = Literal["A", "B", "C", "D", "E"]
TIERS: tuple[Tier, ...] = ("A", "B", "C", "D", "E")
_PATTERN_FIELDS = {"id", "all_of", "any_of", "bare", "unless", "within", "example", "counter_example"}
_WITHIN = 15
# An emergency or a crisis told in another language, by the groups of its file.
FOREIGN_DIRECTORY = "other_languages"
TIER_OF_GROUP: Mapping[str, Tier] = {"emergency": "A", "crisis": "C"}


@dataclass(frozen=True)
class ForeignReports:
    """Phrases of another language that report a red flag wherever they stand; `id` names both."""

    id: str
    tier: Tier
    phrases: tuple[str, ...]
    review: Review


@dataclass(frozen=True)
class RedFlagPattern:
    """One pattern: groups of phrases, of each of which one must be found in a sentence.

    They must stand within so many words of each other; a phrase of `unless` in the
    sentence stops the pattern. A phrase that starts with "=" is matched as written, any
    other by the stems of its words. A phrase of `bare` must be all that the message says.
    """

    id: str
    tier: Tier
    groups: tuple[tuple[str, ...], ...]
    bare: tuple[str, ...]
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
    bare = fields.texts("bare", optional=True)
    if [bool(every), bool(either), bool(bare)].count(True) != 1:
        raise KnowledgeError(f"{fields.where}: needs either 'all_of', 'any_of' or 'bare'; keep one.")
    groups = [item.items() if item.is_list else [item] for item in every] or [either]
    return RedFlagPattern(
        id=fields.text("id"),
        tier=tier,
        groups=tuple(_group(phrases, concepts) for phrases in groups if phrases),
        bare=bare,
        unless=fields.texts("unless", optional=True),
        within=fields.number("within", default=_WITHIN),
        example=fields.text("example"),
        counter_example=fields.text("counter_example"),
        review=review,
        where=fields.where,
    )


def _file_patterns(path: Path, concepts: Mapping[str, tuple[str, ...]]) -> list[RedFlagPattern]:
    fields = Fields(read_yaml(path, path.parents[2]), {"tier", "patterns"} | REVIEW_FIELDS)
    name = fields.text("tier")
    tier = next((tier for tier in TIERS if tier == name), None)
    if tier is None:
        raise KnowledgeError(f"{fields.where}: tier '{name}' is unknown; use {', '.join(TIERS)}.")
    review = fields.review()
    return [_pattern(entry, tier, review, concepts) for entry in fields.items("patterns")]


@lru_cache(maxsize=1)
def load_red_flags(directory: Path = SAFETY_DIRECTORY) -> tuple[RedFlagPattern, ...]:
    """Return every red-flag pattern.

    Raises:
        KnowledgeError: A pattern lacks a tier, an example, a counter-example or a review.
    """
    concepts = _concepts(directory / "concepts.yml")
    return tuple(pattern for name in PATTERN_FILES for pattern in _file_patterns(directory / name, concepts))


@lru_cache(maxsize=1)
def load_foreign_reports(directory: Path = SAFETY_DIRECTORY) -> tuple[ForeignReports, ...]:
    """Return what reports a red flag in other languages, a file each.

    Raises:
        KnowledgeError: A file is half-written.
    """
    paths = sorted((directory / FOREIGN_DIRECTORY).glob("*.yml"))
    return tuple(reports for path in paths for reports in _foreign(path))


def _foreign(path: Path) -> Iterator[ForeignReports]:
    fields = Fields(read_yaml(path, path.parents[3]), set(TIER_OF_GROUP) | REVIEW_FIELDS)
    for group, tier in TIER_OF_GROUP.items():
        yield ForeignReports(f"{path.stem}_{group}", tier, fields.texts(group), fields.review())


def tier_of_red_flags() -> dict[str, Tier]:
    """Return the tier of each red flag by its id, in every language.

    Raises:
        KnowledgeError: A file can't be used.
    """
    known: list[RedFlagPattern | ForeignReports] = [*load_red_flags(), *load_foreign_reports()]
    return {each.id: each.tier for each in known}
