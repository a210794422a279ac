"""The command `painguide check`: knowledge, data, word lists, domain and settings."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from knowledge.after_alarm_texts import AFTER_ALARM_DIRECTORY, load_after_alarm_texts
from knowledge.checks.after_alarm_check import check_after_alarm
from knowledge.checks.knowledge_check import check_knowledge
from knowledge.errors import PainGuideError
from knowledge.loader import KNOWLEDGE_DIRECTORY, load_knowledge
from knowledge.model import Knowledge
from knowledge.red_flags import SAFETY_DIRECTORY, load_red_flags
from painguide.checks.bot_data import BotData, read_bot_data
from painguide.checks.coverage_check import coverage_warnings
from painguide.checks.data_check import check_data
from painguide.checks.nearness_check import check_nearness
from painguide.checks.rasa_validation import rasa_problems
from painguide.checks.red_flag_check import check_red_flags
from painguide.checks.review_check import review_warnings
from painguide.checks.sentence_check import check_placeholders, check_sentences
from painguide.checks.word_list_check import word_list_problems
from painguide.project import ROOT
from settings.settings import read_settings

_Read = TypeVar("_Read")


def run_check(root: Path = ROOT) -> int:
    """Prints every problem of the files under a project's root; returns 0 when there is none, else 1."""
    problems: list[str] = []
    knowledge_directory = root / KNOWLEDGE_DIRECTORY.name
    knowledge = _read(problems, lambda: load_knowledge(knowledge_directory))
    patterns = _read(problems, lambda: load_red_flags(knowledge_directory / SAFETY_DIRECTORY.name))
    settings = _read(problems, lambda: read_settings(root, os.environ))
    data = _read(problems, lambda: read_bot_data(root))
    after_alarm = _read(
        problems, lambda: load_after_alarm_texts(knowledge_directory / AFTER_ALARM_DIRECTORY.name)
    )
    if knowledge:
        _add(problems, check_knowledge(knowledge))
        _add(problems, check_sentences(knowledge.sentences))
        _add(problems, check_placeholders(knowledge))
    if patterns:
        _add(problems, check_red_flags(patterns))
    if after_alarm:
        _add(problems, check_after_alarm(after_alarm))
    if knowledge and data:
        _add(problems, check_data(data, knowledge))
    if data:
        _add(problems, check_nearness(data))
    _add(problems, word_list_problems(root))
    # Reads data/voices as well, whose faults are told by then.
    _add(problems, _read(problems, lambda: rasa_problems(root)) or ())
    if knowledge and settings:
        _warn(review_warnings(knowledge, settings.clinic.review_days, date.today()))
    if data:
        _warn(coverage_warnings(data))
    found = list(dict.fromkeys(problems))
    for problem in found:
        print(problem, file=sys.stderr)
    print(_summary(knowledge, data, len(found)))
    return 1 if found else 0


def _read(problems: list[str], read: Callable[[], _Read]) -> _Read | None:
    """Return what was read; what can't be is a problem, and the check goes on without it."""
    try:
        return read()
    except PainGuideError as error:
        problems.extend(str(error).splitlines())
        return None


def _add(problems: list[str], found: Iterable[object]) -> None:
    problems.extend(map(str, found))


def _warn(warnings: Iterable[object]) -> None:
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _summary(knowledge: Knowledge | None, data: BotData | None, problems: int) -> str:
    counts = []
    if knowledge:
        counts += [
            f"{len(knowledge.topics)} topics",
            f"{len(knowledge.facts)} facts",
            f"{len(knowledge.fact_of_claim)} claims",
            f"{len(knowledge.not_covered)} kinds not covered",
            f"{len(knowledge.advice)} kinds of advice",
        ]
    if data:
        counts += [f"{len(data.domain_intents)} intents", f"{len(data.phrasings)} phrasings"]
    return f"{', '.join(counts) or 'Nothing could be read'}: {problems} problem{'s' * (problems != 1)}."
