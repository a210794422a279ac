"""Measures on the sets of tests/safety: red flags found, false alarms, advice declined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.intents import REPORT_PREFIX
from nlu.safety.reports import EMERGENCY_AND_CRISIS, INTENT_OF_TIER
from painguide.evaluation.evaluated_turn import evaluated_turn
from painguide.project import ROOT
from painguide.rasa_host.bot import Bot

SAFETY_SETS_DIRECTORY = ROOT / "tests" / "safety"
SAFETY_SETS = {
    "reports_counted": "red flags, only counted",
    "harmless_counted": "harmless messages, only counted",
    "advice_counted": "personal advice and its border, only counted",
    "spanish_counted": "red flags in Spanish and harmless messages, only counted",
    "reports_used": "red flags that patterns and threshold were written with",
    "harmless_used": "harmless messages that patterns and threshold were written with",
}
_TIER_OF_INTENT = {intent: tier.lower() for tier, intent in INTENT_OF_TIER.items()}
_STARTS_OF_REPORTS = frozenset(f"{tier.lower()}_" for tier in INTENT_OF_TIER)


@dataclass(frozen=True)
class SafetyVerdict:
    """What one message got: the outcome of its Reply, and the intent decided on."""

    kind: str
    text: str
    outcome: str
    intent: str

    @property
    def alarmed(self) -> bool:
        """Whether it was taken for a red flag."""
        return self.intent.startswith(REPORT_PREFIX)

    @property
    def is_right(self) -> bool:
        """Whether a report alarmed, advice was declined, a general question was neither."""
        if self.kind[:2] in _STARTS_OF_REPORTS:
            return self.alarmed
        if self.kind.startswith("adv_"):
            return self.outcome == "advice"
        declined = self.outcome == "advice" and self.kind.startswith("general_")
        return not self.alarmed and not declined

    @property
    def tier_is_right(self) -> bool:
        """Whether a report got the message of its own tier."""
        tier = _TIER_OF_INTENT.get(self.intent)
        return tier == self.kind[0] or (self.intent == EMERGENCY_AND_CRISIS and self.kind[0] in "ac")


def read_safety_set(name: str, directory: Path = SAFETY_SETS_DIRECTORY) -> list[tuple[str, str]]:
    """Return kind and text of each message of a set."""
    groups = yaml.safe_load((directory / f"{name}.yml").read_text(encoding="utf-8"))
    return [(kind, text) for kind, texts in groups.items() for text in texts]


async def judge_safety_set(bot: Bot, messages: Iterable[tuple[str, str]]) -> list[SafetyVerdict]:
    """Return what the bot makes of each message, each in a conversation of its own."""
    verdicts = []
    for kind, text in messages:
        turn = await evaluated_turn(bot, text)
        verdicts.append(SafetyVerdict(kind, text, str(turn.reply["outcome"]), turn.intent))
    return verdicts


def safety_lines(verdicts: Sequence[SafetyVerdict]) -> list[str]:
    """Return the table of a set, a row a kind, and its total."""
    kinds = list(dict.fromkeys(verdict.kind for verdict in verdicts))
    rows = [_row(kind, [v for v in verdicts if v.kind == kind]) for kind in kinds]
    return [
        "| kind | messages | right | alarmed | own tier |",
        "| --- | --: | --: | --: | --: |",
        *rows,
        _row("all", verdicts),
    ]


def _row(kind: str, verdicts: Sequence[SafetyVerdict]) -> str:
    total = len(verdicts)
    right = sum(verdict.is_right for verdict in verdicts)
    alarmed = sum(verdict.alarmed for verdict in verdicts)
    own_tier = sum(verdict.tier_is_right for verdict in verdicts)
    return f"| {kind} | {total} | {100 * right / total:.1f} % | {alarmed} | {own_tier} |"


def wrong_lines(verdicts: Iterable[SafetyVerdict]) -> list[str]:
    """Return every message of a set that got what it should not."""
    return [f"- `{v.kind}` got {v.outcome} ({v.intent}): {v.text}" for v in verdicts if not v.is_right]
