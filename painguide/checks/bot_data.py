"""Reads what the bot's files say about intents: phrasings, domain, rules, and the phrasings kept unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.yaml_reader import read_yaml
from nlu.conversation.follow_ups import FOLLOW_UPS
from nlu.safety.after_alarm_phrasings import AFTER_ALARM_PHRASINGS
from nlu.safety.red_flag_reports import RED_FLAG_PHRASINGS
from nlu.tone.tone_phrasings import TONE_FILE
from nlu.training.follow_up_file import read_follow_up_file
from nlu.training.phrasing_file import KindPhrasing, read_phrasing_files
from nlu.training.question_importer import FOUNDERS, read_voices
from painguide.checks.shared_sets import SHARED_SETS, read_shared_sets
from painguide.project import DATA_DIRECTORY, DOMAIN_FILE, ROOT

# The other files of tests/safety were used while writing red flags, so they may train as well.
UNSEEN_FILES = ((Path("tests") / "nlu", "*.yml"), (Path("tests") / "safety", "*_counted.yml"))


@dataclass(frozen=True)
class LocatedName:
    """An intent where it is named, with its place."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class LocatedPhrasing:
    """A message, the intent or kind it was written for, its place, its writer and who speaks."""

    text: str
    intent: str
    where: str
    hand: str = FOUNDERS
    voice: str = ""


@dataclass(frozen=True)
class BotData:
    """What the bot's files say, in the order of the files.

    `phrasings` train what a message asks, `follow_ups` what it asks after an answer, `signals` red
    flags, answers to an alarm, and tones. `unseen` ones measure and never train, nor do those of
    `shared_sets`, whose lines no message names.
    """

    phrasings: tuple[LocatedPhrasing, ...]
    signals: tuple[LocatedPhrasing, ...]
    domain_intents: tuple[LocatedName, ...]
    rule_intents: tuple[LocatedName, ...]
    unseen: tuple[LocatedPhrasing, ...]
    shared_sets: tuple[LocatedPhrasing, ...] = ()
    follow_ups: tuple[LocatedPhrasing, ...] = ()


def read_bot_data(root: Path = ROOT) -> BotData:
    """Return what the files under a project's root say.

    Raises:
        KnowledgeError: A file is missing, not YAML, or not shaped as Rasa wants it.
    """
    directory = root / DATA_DIRECTORY.name
    data = _files(directory, root)
    folders = (RED_FLAG_PHRASINGS, AFTER_ALARM_PHRASINGS, TONE_FILE.parent)
    signals = (directory / path.name for path in folders)
    return BotData(
        phrasings=_asking(data, directory),
        follow_ups=tuple(_follow_ups(directory / FOLLOW_UPS.name, root)),
        signals=tuple(_located(each) for folder in signals for each in read_phrasing_files(folder, root)),
        domain_intents=tuple(_domain_intents(read_yaml(root / DOMAIN_FILE.name, root))),
        rule_intents=tuple(name for file in data for name in _rule_intents(file)),
        unseen=tuple(
            phrasing
            for folder, pattern in UNSEEN_FILES
            for phrasing in _grouped(_files(root / folder, root, pattern))
        ),
        shared_sets=tuple(LocatedPhrasing(text, "", f"../{SHARED_SETS}") for text in read_shared_sets(root)),
    )


def read_training_phrasings(root: Path = ROOT) -> tuple[LocatedPhrasing, ...]:
    """Return the phrasings that train what a message asks, by the full names of their intents.

    Raises:
        KnowledgeError: A file is missing, or not shaped as Rasa wants it.
    """
    directory = root / DATA_DIRECTORY.name
    return _asking(_files(directory, root), directory)


def _asking(data: list[LocatedValue], directory: Path) -> tuple[LocatedPhrasing, ...]:
    written = (phrasing for file in data for phrasing in _phrasings(file))
    return (*written, *map(_located, read_voices(directory)))


def _files(directory: Path, root: Path, pattern: str = "*.yml") -> list[LocatedValue]:
    paths = sorted(directory.rglob(pattern))
    if not paths:
        raise KnowledgeError(f"{directory.relative_to(root).as_posix()}: no {pattern} file; restore it.")
    return [read_yaml(path, root) for path in paths]


def _section(file: LocatedValue, name: str) -> list[LocatedValue]:
    section = file.fields().get(name)
    return section.items() if section else []


def _phrasings(file: LocatedValue) -> Iterator[LocatedPhrasing]:
    for item in _section(file, "nlu"):
        # Synonyms, word lists and patterns stand here as well.
        if "intent" in item.fields():
            intent = item.field("intent").text()
            for line, where in item.field("examples").block_lines():
                if not line.startswith("- "):
                    raise KnowledgeError(
                        f"{where}: a phrasing of '{intent}' does not start with '- '; add it."
                    )
                yield LocatedPhrasing(line.removeprefix("- ").strip(), intent, where)


def _grouped(files: list[LocatedValue]) -> Iterator[LocatedPhrasing]:
    for file in files:
        for group, texts in file.fields().items():
            yield from (LocatedPhrasing(text.text(), group, text.where) for text in texts.items())


def _located(phrasing: KindPhrasing) -> LocatedPhrasing:
    return LocatedPhrasing(phrasing.text, phrasing.kind, phrasing.where, phrasing.hand, phrasing.voice)


def _follow_ups(directory: Path, root: Path) -> Iterator[LocatedPhrasing]:
    for path in sorted(directory.glob("*.txt")):
        for item in read_follow_up_file(path, root):
            yield LocatedPhrasing(item.text, item.intent, item.where, item.hand, item.voice)


def _domain_intents(domain: LocatedValue) -> Iterator[LocatedName]:
    for item in domain.field("intents").items():
        # An intent with settings is written as `- name: {...}`.
        yield LocatedName(next(iter(item.fields())) if item.has_fields else item.text(), item.where)


def _rule_intents(file: LocatedValue) -> Iterator[LocatedName]:
    for rule in _section(file, "rules"):
        steps = rule.field("steps").items()
        first = steps[0].fields() if steps else {}
        for step in first["or"].items() if "or" in first else steps[:1]:
            intent = step.fields().get("intent")
            if intent:
                yield LocatedName(intent.text(), intent.where)
