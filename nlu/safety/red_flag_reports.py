"""Loads the phrasings that the second look at red flags learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.red_flags import TIERS, Tier
from nlu.training.phrasing_file import KindPhrasing, read_phrasing_files

RED_FLAG_PHRASINGS = Path(__file__).parent.parent.parent / "data" / "red_flags"
REPORTS_DIRECTORY = RED_FLAG_PHRASINGS / "reports"
HARMLESS_DIRECTORY = RED_FLAG_PHRASINGS / "harmless"
SELF, OTHER = "self", "other"
PERSONS = frozenset({SELF, OTHER})


@lru_cache(maxsize=1)
def _read(directory: Path) -> list[KindPhrasing]:
    return read_phrasing_files(directory)


def _tier(phrasing: KindPhrasing) -> Tier:
    tier = next((tier for tier in TIERS if phrasing.kind.startswith(f"{tier.lower()}_")), None)
    if tier is None:
        starts = ", ".join(f"{tier.lower()}_" for tier in TIERS)
        raise KnowledgeError(
            f"{phrasing.where}: '{phrasing.kind}' names no tier; start it with one of {starts}."
        )
    return tier


@lru_cache(maxsize=1)
def load_reports(directory: Path = REPORTS_DIRECTORY) -> dict[Tier, list[str]]:
    """Return reports of red flags by tier.

    A kind's name starts with its tier, and may end with whom it is about: `a_chest_pain/other`.

    Raises:
        KnowledgeError: A file can't be used, or a kind names no tier.
    """
    reports: dict[Tier, list[str]] = {tier: [] for tier in TIERS}
    for phrasing in _read(directory):
        reports[_tier(phrasing)].append(phrasing.text)
    return reports


@lru_cache(maxsize=1)
def load_reported_persons(directory: Path = REPORTS_DIRECTORY) -> tuple[tuple[str, str], ...]:
    """Return the reports of which it is known whom they are about, each with "self" or "other".

    Raises:
        KnowledgeError: A file can't be used, or a kind names nobody it could be about.
    """
    found = []
    for phrasing in _read(directory):
        person = phrasing.kind.partition("/")[2]
        if person and person not in PERSONS:
            raise KnowledgeError(f"{phrasing.where}: '{person}' is nobody; end with /self or /other.")
        if person:
            found.append((phrasing.text, person))
    return tuple(found)


@lru_cache(maxsize=1)
def load_harmless(directory: Path = HARMLESS_DIRECTORY) -> tuple[str, ...]:
    """Return messages that share words with red flags and report none.

    Raises:
        KnowledgeError: A file can't be used.
    """
    return tuple(phrasing.text for phrasing in read_phrasing_files(directory))
