"""The command `painguide explain`: how the last turn of a conversation was understood."""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from knowledge.loader import load_knowledge
from nlu.encoder.known_vectors import KnownVectors
from nlu.encoder.text_encoder import shared_encoder
from painguide.checks.bot_data import read_training_phrasings
from painguide.explaining.explanation import Explanation
from painguide.explaining.explanation_text import as_text
from painguide.explaining.gathering import gather
from painguide.explaining.graph_trace import trace
from painguide.explaining.model_parts import read_model_parts
from painguide.explaining.near_phrasings import NearPhrasings
from painguide.rasa_host.bot import Bot

CONVERSATION = "explain"


async def explain(bot: Bot, turns: Sequence[str]) -> Explanation:
    """Return how the last turn of a conversation was understood; the others lead up to it."""
    processor, knowledge = bot.agent.processor, load_knowledge()
    parts, known = read_model_parts(processor.model_path), KnownVectors()
    near = NearPhrasings(
        read_training_phrasings(),
        knowledge,
        correct=parts.spelling.correct,
        vectors=lambda texts: known.of(texts, shared_encoder()),
    )
    try:
        for text in turns[:-1]:
            await bot.turn(text, CONVERSATION)
        stages = trace(processor, turns[-1], await processor.get_tracker(CONVERSATION))
        replies = await bot.turn(turns[-1], CONVERSATION)
    finally:
        bot.forget(CONVERSATION)
    return gather(stages, parts, near, replies, knowledge)


def run(bot: Bot, turns: Sequence[str], *, as_json: bool) -> None:
    """Prints how the last turn was understood, for people or as JSON."""
    # Half a character can't be written: it is shown as an escape.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    explanation = asyncio.run(explain(bot, turns))
    if as_json:
        print(json.dumps(asdict(explanation), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_text(explanation)))
