"""Checks that code and knowledge/sentences.yml agree: each sentence is said, its braces filled."""

import ast
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from dialogue.sentences_importer import PREFIX
from knowledge.checks.problem import Problem
from knowledge.model import Advice, Knowledge, NotCovered, Sentence
from nlu.slots import ABUSE_LINE_SLOT, CRISIS_LINE_SLOT, EMERGENCY_NUMBER_SLOT, URGENT_LINE_SLOT
from painguide.project import ROOT
from settings.clinic_settings import ClinicSettings

PACKAGES = ("actions", "dialogue", "channels", "painguide")
SETTINGS = frozenset(setting.name for setting in fields(ClinicSettings))
# Rasa fills the slots of these names into a response of the domain.
NUMBERS = frozenset({EMERGENCY_NUMBER_SLOT, URGENT_LINE_SLOT, CRISIS_LINE_SLOT, ABUSE_LINE_SLOT})
_ID = re.compile(r"([a-z_]+)\.[a-z_]+")


@dataclass
class _Uses:
    """What a file of code says of sentences: texts with their lines, calls by id, whether it takes groups."""

    texts: list[tuple[str, int]] = field(default_factory=list)
    calls: list[tuple[str, ast.Call]] = field(default_factory=list)
    takes_groups: bool = False


def check_sentences(sentences: Mapping[str, Sentence], root: Path = ROOT) -> Iterator[Problem]:
    """Yield every id or placeholder that only one of code and file knows."""
    groups = {sentence.group for sentence in sentences.values()}
    said: set[str] = set()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            uses = _uses(path)
            file = path.relative_to(root).as_posix()
            said.update(text for text, _ in uses.texts if text in sentences)
            if uses.takes_groups:
                taken = {text for text, _ in uses.texts} & groups
                said.update(each.id for each in sentences.values() if each.group in taken)
            yield from _unknown(uses, file, sentences, groups)
            for sentence_id, call in uses.calls:
                if sentence_id in sentences:
                    yield from _placeholders(sentences[sentence_id], call, f"{file}:{call.lineno}")
    for sentence in sentences.values():
        yield from _of_response(sentence) if _is_response(sentence) else _unsaid(sentence, said)


def check_placeholders(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield every text in braces of what is declined that is no setting of the clinic's."""
    declined: list[NotCovered | Advice] = [*knowledge.not_covered.values(), *knowledge.advice.values()]
    for item in declined:
        names = {name for _, name, _, _ in string.Formatter().parse(item.sentence) if name is not None}
        for name in sorted(names - SETTINGS):
            yield Problem(item.where, f"there is no setting {{{name}}}", f"use {', '.join(sorted(SETTINGS))}")


def _uses(path: Path) -> _Uses:
    uses = _Uses()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            uses.texts.append((node.value, node.lineno))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            uses.takes_groups |= node.func.attr == "group"
            if node.func.attr == "sentence":
                uses.calls.extend((text, node) for text in _texts(node.args[0]))
    return uses


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _unknown(
    uses: _Uses, file: str, sentences: Mapping[str, Sentence], groups: set[str]
) -> Iterator[Problem]:
    called = {sentence_id for sentence_id, _ in uses.calls}
    for text, line in uses.texts:
        found = _ID.fullmatch(text)
        if text not in sentences and (text in called or (found and found[1] in groups)):
            yield Problem(
                f"{file}:{line}",
                f"there is no sentence '{text}'",
                "add it to knowledge/sentences.yml, or mend the id",
            )


def _placeholders(sentence: Sentence, call: ast.Call, where: str) -> Iterator[Problem]:
    given = {keyword.arg for keyword in call.keywords}
    for name in sorted(given - {None} - sentence.placeholders, key=str):
        yield Problem(
            where, f"'{sentence.id}' has no {{{name}}}", f"write it in {sentence.where}, or do not give it"
        )
    if None not in given:
        for name in sorted(sentence.placeholders - given - SETTINGS):
            yield Problem(
                sentence.where, f"nothing is given for {{{name}}}", f"give it in {where}, or name a setting"
            )


def _is_response(sentence: Sentence) -> bool:
    return sentence.id.partition(".")[2].startswith(PREFIX)


def _of_response(sentence: Sentence) -> Iterator[Problem]:
    for name in sorted(sentence.placeholders - NUMBERS):
        yield Problem(
            sentence.where,
            f"a response of the domain knows no {{{name}}}",
            f"use {', '.join(sorted(NUMBERS))}",
        )


def _unsaid(sentence: Sentence, said: set[str]) -> Iterator[Problem]:
    if sentence.id not in said:
        yield Problem(sentence.where, f"nothing says '{sentence.id}'", "say it, or delete it")
