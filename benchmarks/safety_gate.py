"""Times the safety gate alone, on the validation phrasings: `python -m benchmarks.safety_gate`."""

import asyncio
import time
from statistics import mean, median

from knowledge.loader import load_knowledge
from nlu.safety.safety_gate import SafetyGate
from painguide.evaluation.phrasing_sets import read_phrasings
from painguide.model.model_training import ensure_model
from painguide.rasa_host.bot import Bot

_WARM_UP = 50


async def _milliseconds(texts: list[str]) -> list[float]:
    """Return what the gate took of each message's understanding."""
    taken: list[float] = []
    process = SafetyGate.process

    def timed(self: SafetyGate, messages: list) -> list:  # type: ignore[type-arg]
        started = time.perf_counter()
        result = process(self, messages)
        taken.append(1000 * (time.perf_counter() - started))
        return result

    # Rasa's graph takes the method when a model is loaded.
    SafetyGate.process = timed  # type: ignore[method-assign]
    bot = Bot(ensure_model())
    for text in texts:
        await bot.agent.parse_message(text)
    return taken[_WARM_UP:]


def main() -> None:
    """Prints median, mean and 95th percentile, each text seen for the first time."""
    texts = [phrasing.text for phrasing in read_phrasings("validation", load_knowledge())]
    taken = sorted(asyncio.run(_milliseconds(texts)))
    print(f"safety gate, {len(taken)} messages: median {median(taken):.2f} ms, mean {mean(taken):.2f} ms, ")
    print(f"95th percentile {taken[int(0.95 * len(taken))]:.2f} ms")


if __name__ == "__main__":
    main()
