"""Loads the phrasings that the second look at red flags learns from."""

from functools import lru_cache
from pathlib import Path

from knowledge.located_yaml import KnowledgeError
from knowledge.red_flags import SAFETY_DIRECTORY, TIERS, Tier
from knowledge.yaml_reader import read_yaml

REPORTS_DIRECTORY = SAFETY_DIRECTORY / "phrasings"


def _lists(path: Path) -> dict[str, list[str]]:
    kinds = read_yaml(path).fields()
    return {kind: [text.text() for text in texts.items()] for kind, texts in kinds.items()}


@lru_cache(maxsize=1)
def load_reports(directory: Path = REPORTS_DIRECTORY) -> dict[Tier, list[str]]:
    """Return reports of red flags by tier; a kind's name starts with its tier, as `a_chest_pain`.

    Raises:
        KnowledgeError: A kind names no tier, or holds something else than texts.
    """
    reports: dict[Tier, list[str]] = {tier: [] for tier in TIERS}  # type: ignore[misc]
    for path in sorted(directory.glob("reports*.yml")):
        for kind, phrasings in _lists(path).items():
            tier = kind[0].upper()
            if tier not in TIERS or kind[1:2] != "_":
                raise KnowledgeError(f"{path.name}: '{kind}' names no tier; start it with a_, b_ or c_.")
            reports[tier].extend(phrasings)  # type: ignore[index]
    return reports


@lru_cache(maxsize=1)
def load_harmless(directory: Path = REPORTS_DIRECTORY) -> tuple[str, ...]:
    """Return messages that share words with red flags and report none."""
    lists = (_lists(path) for path in sorted(directory.glob("harmless*.yml")))
    return tuple(text for kinds in lists for phrasings in kinds.values() for text in phrasings)
