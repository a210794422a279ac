"""Loads the phrasings that the second look at red flags learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.red_flags import TIERS, Tier
from nlu.training.phrasing_file import read_phrasing_files

RED_FLAG_PHRASINGS = Path(__file__).parent.parent.parent / "data" / "red_flags"
REPORTS_DIRECTORY = RED_FLAG_PHRASINGS / "reports"
HARMLESS_DIRECTORY = RED_FLAG_PHRASINGS / "harmless"


@lru_cache(maxsize=1)
def load_reports(directory: Path = REPORTS_DIRECTORY) -> dict[Tier, list[str]]:
    """Return reports of red flags by tier; a kind's name starts with its tier, as `a_chest_pain`.

    Raises:
        KnowledgeError: A file can't be used, or a kind names no tier.
    """
    reports: dict[Tier, list[str]] = {tier: [] for tier in TIERS}  # type: ignore[misc]
    for phrasing in read_phrasing_files(directory):
        tier = phrasing.kind[0].upper()
        if tier not in TIERS or phrasing.kind[1:2] != "_":
            raise KnowledgeError(
                f"{phrasing.where}: '{phrasing.kind}' names no tier; start it with a_, b_ or c_."
            )
        reports[tier].append(phrasing.text)  # type: ignore[index]
    return reports


@lru_cache(maxsize=1)
def load_harmless(directory: Path = HARMLESS_DIRECTORY) -> tuple[str, ...]:
    """Return messages that share words with red flags and report none.

    Raises:
        KnowledgeError: A file can't be used.
    """
    return tuple(phrasing.text for phrasing in read_phrasing_files(directory))
