"""Sends one message in a conversation of its own, and tells what the bot did with it."""

from nlu.graph_output import TOPIC_ENTITY
from nlu.intents import FORGET_ME, full_name
from painguide.evaluation.evaluation import BotTurn
from painguide.rasa_host.bot import Bot

_CONVERSATION = "evaluate"


async def evaluated_turn(bot: Bot, text: str) -> BotTurn:
    """Return the first Reply to a message, and what the model made of it."""
    replies = await bot.turn(text, _CONVERSATION)
    tracker = await bot.agent.tracker_store.retrieve(_CONVERSATION)
    bot.forget(_CONVERSATION)
    if tracker is None:
        # The patient was forgotten, as asked.
        return BotTurn(FORGET_ME, frozenset(), replies[0])
    parsed = tracker.latest_message.parse_data
    named = (item["value"] for item in parsed["entities"] if item["entity"] == TOPIC_ENTITY)
    return BotTurn(full_name(parsed["intent"]), frozenset(named), replies[0])
