"""What is said to an answer to an alarm, and above an ordinary answer while one stands. Pure."""

import re
from collections.abc import Collection, Iterable

from actions.repertoire import Repertoire
from actions.reply import PlainOutcome, Reply, plain_reply
from knowledge.after_alarm_texts import (
    EMERGENCY_WORDS,
    GROUP_OF_REPORT,
    AfterAlarmTexts,
    Texts,
    load_after_alarm_texts,
    of_group,
)
from nlu.safety.alarm_state import Alarm

SAFE_NOW = "safe_now"
# Of the names of the files of texts, as in HTML.
_LANGUAGE_TAGS = {"english": "en", "spanish": "es"}
_IN_A_SENTENCE = re.compile(r"(?<=[^.?!:”] )\{call\}")


class AlarmTexts:
    """The texts for one alarm, with what to call put in."""

    def __init__(self, alarm: Alarm, repertoire: Repertoire) -> None:
        """Opens the texts of the alarm's language."""
        self._texts: AfterAlarmTexts = load_after_alarm_texts()[alarm.language]
        self._alarm, self._repertoire = alarm, repertoire
        self._group = GROUP_OF_REPORT[alarm.report]

    def line_above(self) -> str:
        """Return the line that stands above an ordinary answer."""
        return self.all_said(self._texts.above_an_answer)[0]

    def reply(self, kind: str, said: Collection[str]) -> Reply:
        """Return the Reply to a kind of answer; nothing that was `said` is said again while there is more."""
        of_kind = self._texts.kinds.get(kind)
        bodies = [*(self.all_said(of_kind) if of_kind else ()), *self.all_said(self._texts.again)]
        # All are said: the first of its kind again, which is better than nothing.
        body = _first_unsaid(bodies, said) or bodies[0]
        if kind == SAFE_NOW:
            # No one is in danger any more: the conversation goes on as it was.
            return self._plain_reply("smalltalk", body, names_number=True)
        return self._plain_reply("emergency", self._with_reminder(body, said))

    def all_said(self, texts: Texts) -> tuple[str, ...]:
        """Return all texts of this alarm's group, as patients read them."""
        of_alarm = of_group(texts, self._group, about_other=self._alarm.about_other)
        return tuple(map(self._filled, of_alarm))

    def _plain_reply(self, outcome: PlainOutcome, body: str, *, names_number: bool = False) -> Reply:
        language = _LANGUAGE_TAGS[self._alarm.language]
        return plain_reply(outcome, body, self._repertoire, names_number=names_number, language=language)

    def _with_reminder(self, body: str, said: Collection[str]) -> str:
        for reminder in self.all_said(self._texts.reminders):
            fits = len(f"{body} {reminder}".split()) <= EMERGENCY_WORDS
            if fits and not _was_said(reminder, said):
                return f"{body} {reminder}"
        return body

    def _filled(self, text: str) -> str:
        call = self._texts.call[self._alarm.report]
        small = call[:1].lower() + call[1:]
        return self._repertoire.filled(_IN_A_SENTENCE.sub(lambda _: small, text).replace("{call}", call))


def _first_unsaid(texts: Iterable[str], said: Collection[str]) -> str | None:
    return next((text for text in texts if not _was_said(text, said)), None)


def _was_said(text: str, said: Collection[str]) -> bool:
    return any(text in earlier for earlier in said)
