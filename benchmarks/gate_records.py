"""What the scope gate sees of each validation phrasing: recorded once, decided on many times."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from unittest.mock import patch

from knowledge.loader import load_knowledge
from nlu.intent.scope_decision import Candidate, Decision, Evidence, ScopeThresholds, decide
from nlu.intents import REPORT_PREFIX
from painguide.evaluation.phrasing_sets import Phrasing, read_phrasings
from painguide.model.model_training import ensure_model
from painguide.rasa_host.bot import Bot


@dataclass(frozen=True)
class GateRecord:
    """A phrasing with the arguments of the gate's decision."""

    phrasing: Phrasing
    candidates: list[Candidate]
    evidence: Evidence

    @property
    def is_right(self) -> bool:
        """Whether the likeliest unit is the one asked for."""
        return self.candidates[0].unit == self.phrasing.unit

    def decision(self, thresholds: ScopeThresholds) -> Decision:
        """Return what the gate does at these thresholds."""
        return decide(self.candidates, self.evidence, thresholds)


def record_gate() -> list[GateRecord]:
    """Return the records of all validation phrasings that reach the gate's decision.

    Reports of red flags are left out: the safety gate overrules whatever is decided here.
    """
    bot = Bot(ensure_model())
    return asyncio.run(_record(bot, read_phrasings("validation", load_knowledge())))


async def _record(bot: Bot, phrasings: Iterable[Phrasing]) -> list[GateRecord]:
    records = []
    with patch("nlu.intent.scope_gate.decide", wraps=decide) as decided:
        for phrasing in phrasings:
            decided.reset_mock()
            parsed = await bot.agent.parse_message(phrasing.text)
            if decided.called and not parsed["intent"]["name"].startswith(REPORT_PREFIX):
                # The first call is about what was written, later ones about its other readings.
                candidates, evidence, _ = decided.call_args_list[0].args
                records.append(GateRecord(phrasing, list(candidates), evidence))
    return records
