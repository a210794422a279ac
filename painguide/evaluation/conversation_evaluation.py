"""Measures whole conversations: which turns got the Reply that a reviewer expects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from painguide.project import ROOT
from painguide.rasa_host.bot import Bot

CONVERSATIONS_DIRECTORY = ROOT / "tests" / "conversations" / "sets"
CONVERSATION_SETS = {
    "conversations_counted": "conversations, only counted",
    "conversations_used": "conversations that were read while the bot was made to hold them",
}
_CONVERSATION = "conversation"


@dataclass(frozen=True)
class ExpectedTurn:
    """A message, and what its Reply must have; an empty field asks for nothing.

    Of `facts` one must be told, of `all_facts` each, of `not_facts` none.
    """

    user: str
    outcome: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    all_facts: tuple[str, ...] = ()
    not_facts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conversation:
    """A conversation named by what happens in it."""

    name: str
    turns: tuple[ExpectedTurn, ...]


@dataclass(frozen=True)
class JudgedTurn:
    """A turn with the Replies it got; `faults` is empty where they are as expected."""

    conversation: str
    expected: ExpectedTurn
    replies: tuple[Mapping[str, Any], ...]
    faults: tuple[str, ...]


def read_conversations(name: str, directory: Path = CONVERSATIONS_DIRECTORY) -> list[Conversation]:
    """Return the conversations of a set."""
    values = yaml.safe_load((directory / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        Conversation(
            item["name"],
            tuple(
                ExpectedTurn(turn["user"], **{k: tuple(v) for k, v in turn.items() if k != "user"})
                for turn in item["turns"]
            ),
        )
        for item in values
    ]


async def judge_conversations(bot: Bot, conversations: Iterable[Conversation]) -> list[JudgedTurn]:
    """Return how each turn of some conversations was answered."""
    return [turn for item in conversations for turn in await judge_conversation(bot, item)]


def fault_lines(turns: Iterable[JudgedTurn]) -> list[str]:
    """Return a line for each turn that was not answered as expected."""
    return [
        f"- {turn.conversation}: “{turn.expected.user}” got {', '.join(turn.faults)}"
        for turn in turns
        if turn.faults
    ]


async def judge_conversation(bot: Bot, conversation: Conversation) -> list[JudgedTurn]:
    """Return how each turn of a conversation was answered."""
    judged = []
    for turn in conversation.turns:
        replies = await bot.turn(turn.user, _CONVERSATION)
        judged.append(JudgedTurn(conversation.name, turn, tuple(replies), _faults(turn, replies)))
    bot.forget(_CONVERSATION)
    return judged


def _faults(turn: ExpectedTurn, replies: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    outcomes = {reply["outcome"] for reply in replies}
    told = {fact for reply in replies for fact in reply["facts"]}
    text = "\n".join(reply["text"] for reply in replies).casefold()
    faults = {
        f"outcome {'/'.join(sorted(outcomes))}": bool(turn.outcome) and not outcomes & set(turn.outcome),
        f"facts {sorted(told)}": bool(turn.facts) and not told & set(turn.facts),
        f"not all of {turn.all_facts}": not set(turn.all_facts) <= told,
        f"told {turn.not_facts}": bool(told & set(turn.not_facts)),
        f"text without {turn.contains}": not all(word.casefold() in text for word in turn.contains),
    }
    return tuple(fault for fault, is_so in faults.items() if is_so)
