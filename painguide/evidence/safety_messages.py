"""Collects what is said to a red flag and after it, with the clinic's numbers in it."""

import re
from collections.abc import Iterator

from actions.repertoire import Repertoire
from actions.safety.alarm_reply import AlarmTexts
from knowledge.after_alarm_texts import GROUP_OF_REPORT, AfterAlarmTexts, Texts, load_after_alarm_texts
from knowledge.model import Sentence
from nlu.safety.alarm_state import Alarm
from painguide.evidence.evidence_model import AfterAlarm, Message, MessageGroup

EMERGENCY_GROUP = "emergency"
_REPORT = "report_"
# The report, whether it is about someone else, and the language where it is not English.
_RESPONSE = re.compile(rf"utter_{_REPORT}(\w+?)(_for_other)?(?:_in_([a-z]+))?")
_PERSONS = {False: "oneself", True: "someone else"}
_IN_ANY_CASE = "in any case"


def in_words(name: str) -> str:
    """Return a name of the code as words: "report_urgent_problem" as "urgent problem"."""
    return name.removeprefix(_REPORT).replace("_", " ")


def emergency_messages(repertoire: Repertoire) -> tuple[MessageGroup, ...]:
    """Return the emergency sentences: a group for each report with its variants, one for each other."""
    sentences = [each for each in repertoire.knowledge.sentences.values() if each.group == EMERGENCY_GROUP]
    groups: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(_report(sentence) or _name(sentence), []).append(sentence)
    return tuple(_emergency_group(name, variants, repertoire) for name, variants in groups.items())


def after_alarm_messages(repertoire: Repertoire) -> tuple[AfterAlarm, ...]:
    """Return what is said while an alarm stands, by language, kind, alarm and person.

    Raises:
        KnowledgeError: The texts of a language can't be read.
    """
    return tuple(
        AfterAlarm(language, tuple(_after_alarm_groups(language, texts, repertoire)))
        for language, texts in load_after_alarm_texts().items()
    )


def _name(sentence: Sentence) -> str:
    return sentence.id.partition(".")[2]


def _report(sentence: Sentence) -> str:
    response = _RESPONSE.fullmatch(_name(sentence))
    return response[1] if response else ""


def _emergency_group(name: str, variants: list[Sentence], repertoire: Repertoire) -> MessageGroup:
    messages = tuple(Message(_case(each), (repertoire.sentence(each.id),)) for each in variants)
    return MessageGroup(f"emergency-{name}", in_words(name), messages, variants[0].review)


def _case(sentence: Sentence) -> str:
    response = _RESPONSE.fullmatch(_name(sentence))
    if not response:
        return _IN_ANY_CASE
    _, for_other, language = response.groups()
    told = f"about {_PERSONS[bool(for_other)]}"
    return f"{told}, in {language.capitalize()}" if language else told


def _after_alarm_groups(
    language: str, texts: AfterAlarmTexts, repertoire: Repertoire
) -> Iterator[MessageGroup]:
    alarms = {
        (report, about_other): AlarmTexts(Alarm(report, about_other, language), repertoire)
        for report in GROUP_OF_REPORT
        for about_other in _PERSONS
    }
    kinds = {"above_an_answer": texts.above_an_answer, **texts.kinds}
    for name, said in (kinds | {"reminders": texts.reminders, "again": texts.again}).items():
        messages = tuple(_by_text(alarms, said))
        yield MessageGroup(f"after-{language}-{name}", in_words(name), messages, texts.review)


def _by_text(alarms: dict[tuple[str, bool], AlarmTexts], said: Texts) -> Iterator[Message]:
    """Yield a message for each choice of texts, with all alarms and persons that get it."""
    cases: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for (report, about_other), alarm in alarms.items():
        persons = cases.setdefault(alarm.all_said(said), {}).setdefault(in_words(report), [])
        persons.append(_PERSONS[about_other])
    for texts, reports in cases.items():
        yield Message("\n".join(f"{report}: {_whom(persons)}" for report, persons in reports.items()), texts)


def _whom(persons: list[str]) -> str:
    return persons[0] if len(persons) == 1 else "anyone"
