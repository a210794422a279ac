"""Loads what is said while an alarm stands: knowledge/after_alarm/, a file for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.fields import REVIEW_FIELDS, Fields
from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.located_yaml import KnowledgeError, LocatedValue
from knowledge.model import Review
from knowledge.yaml_reader import read_yaml

AFTER_ALARM_DIRECTORY = KNOWLEDGE_DIRECTORY / "after_alarm"
# What an alarm is about: a danger to the body, one that a nurse's line is for, a crisis of the mind, or
# what people do to one another.
BODY, URGENT, CRISIS, PEOPLE = "body", "urgent", "crisis", "people"
GROUP_OF_REPORT = {
    "report_emergency": BODY,
    "report_urgent_problem": URGENT,
    "report_crisis": CRISIS,
    "report_emergency_and_crisis": CRISIS,
    "report_abuse": PEOPLE,
    "report_threat": PEOPLE,
}
# Who reads of an emergency reads little: in one message.
EMERGENCY_WORDS = 40
_ABOUT_OTHER = "_other"
_GROUPS = frozenset(
    f"{group}{about}" for group in (BODY, URGENT, CRISIS, PEOPLE) for about in ("", _ABOUT_OTHER)
)
_FIELDS = {"call", "above_an_answer", "kinds", "reminders", "again"}

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class AfterAlarmTexts:
    """What may be said while an alarm stands, in one language.

    `call` is what to call, by the intent of the alarm. The others are by group (`GROUP_OF_REPORT`),
    or group and "_other" where someone else is in danger: see `of_group`.
    """

    call: Mapping[str, str]
    above_an_answer: Texts
    kinds: Mapping[str, Texts]
    reminders: Texts
    again: Texts
    review: Review
    where: str

    def all_texts(self) -> Iterator[tuple[str, str]]:
        """Yield each text with its place in the file, as `kinds.refuses.body`."""
        yield from ((f"call.{intent}", text) for intent, text in self.call.items())
        named = {"above_an_answer": self.above_an_answer, "reminders": self.reminders, "again": self.again}
        named |= {f"kinds.{kind}": texts for kind, texts in self.kinds.items()}
        for name, texts in named.items():
            yield from ((f"{name}.{group}", text) for group, said in texts.items() for text in said)


def of_group(texts: Texts, group: str, *, about_other: bool) -> tuple[str, ...]:
    """Return the texts of a group; about someone else the plain ones where it has none of its own.

    What is urgent and has no texts of its own gets those of a danger to the body.
    """
    groups = (group, BODY) if group == URGENT else (group,)
    for each in groups:
        if about_other and f"{each}{_ABOUT_OTHER}" in texts:
            return texts[f"{each}{_ABOUT_OTHER}"]
        if each in texts:
            return texts[each]
    raise KeyError(group)


@lru_cache(maxsize=1)
def load_after_alarm_texts(directory: Path = AFTER_ALARM_DIRECTORY) -> Mapping[str, AfterAlarmTexts]:
    """Return the texts of each language, by the name of its file.

    Raises:
        KnowledgeError: A file is half-written, or an alarm, a group or a kind has no text.
    """
    return {path.stem: _texts(path) for path in sorted(directory.glob("*.yml"))}


def _texts(path: Path) -> AfterAlarmTexts:
    entry = read_yaml(path, path.parents[2])
    fields = Fields(entry, _FIELDS | REVIEW_FIELDS)
    call = {intent: value.text() for intent, value in entry.field("call").fields().items()}
    if set(call) != set(GROUP_OF_REPORT):
        raise KnowledgeError(f"{fields.where}: 'call' must name {', '.join(GROUP_OF_REPORT)}; mend it.")
    return AfterAlarmTexts(
        call=call,
        above_an_answer=_by_group(entry.field("above_an_answer")),
        kinds={kind: _by_group(value) for kind, value in entry.field("kinds").fields().items()},
        reminders=_by_group(entry.field("reminders")),
        again=_by_group(entry.field("again")),
        review=fields.review(),
        where=fields.where,
    )


def _by_group(entry: LocatedValue) -> Texts:
    groups = entry.fields()
    unknown = sorted(set(groups) - _GROUPS)
    missing = sorted({BODY, CRISIS, PEOPLE} - set(groups))
    if unknown or missing:
        fault = f"knows no {unknown[0]}" if unknown else f"has no {missing[0]}"
        raise KnowledgeError(f"{entry.where}: {fault}; write {', '.join(sorted(_GROUPS))}.")
    return {name: tuple(item.text() for item in value.items()) for name, value in groups.items()}
