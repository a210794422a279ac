"""Loads what people answer to an alarm, by kind."""

from functools import lru_cache
from pathlib import Path

from knowledge.after_alarm_texts import load_after_alarm_texts
from knowledge.located_yaml import KnowledgeError
from nlu.training.phrasing_file import KindPhrasing, read_phrasing_files

AFTER_ALARM_PHRASINGS = Path(__file__).parent.parent.parent / "data" / "after_alarm"
# A question that has nothing to do with the alarm: the one kind that is answered elsewhere.
ORDINARY_QUESTION = "ordinary_question"


@lru_cache(maxsize=1)
def load_after_alarm_phrasings(directory: Path = AFTER_ALARM_PHRASINGS) -> tuple[KindPhrasing, ...]:
    """Return the phrasings of every file.

    Raises:
        KnowledgeError: A file can't be used, or nothing is said to a kind.
    """
    kinds = {ORDINARY_QUESTION}.union(*(texts.kinds for texts in load_after_alarm_texts().values()))
    phrasings = tuple(read_phrasing_files(directory))
    for phrasing in phrasings:
        if phrasing.kind not in kinds:
            raise KnowledgeError(
                f"{phrasing.where}: nothing is said to '{phrasing.kind}'; use {', '.join(sorted(kinds))}."
            )
    return phrasings
