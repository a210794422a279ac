"""Reads the phrasings of tests/nlu, which are never trained on, and what each should get."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.model import Knowledge
from nlu.intents import (
    ADVICE_PREFIX,
    ASK_PREFIX,
    NOT_COVERED_PREFIX,
    OTHER_MEDICINE,
    OUT_OF_SCOPE,
    AnswerUnit,
    answer_unit,
)
from painguide.project import ROOT

PHRASINGS_DIRECTORY = ROOT / "tests" / "nlu"
_TALK = {
    "goodbye": "say_goodbye",
    "how_are_you": "exchange_pleasantries",
    "help": "request_help",
    "talk_to_human": "request_human",
    "compliment": "praise_bot",
    "complaint": "complain",
    "joke_chitchat": "chitchat",
    "venting": "vent_feelings",
    "oos_general": OUT_OF_SCOPE,
    "oos_medical": OTHER_MEDICINE,
}


@dataclass(frozen=True)
class Phrasing:
    """A message, the intent it was written for, and the unit that answers it."""

    text: str
    intent: str
    unit: AnswerUnit


def _intent(key: str, knowledge: Knowledge) -> str:
    if key.startswith("nc_"):
        return NOT_COVERED_PREFIX + key.removeprefix("nc_")
    if key.startswith("adv_"):
        return ADVICE_PREFIX + key.removeprefix("adv_")
    return ASK_PREFIX + key if key in knowledge.fact_of_claim else _TALK.get(key, key)


def read_phrasings(name: str, knowledge: Knowledge, directory: Path = PHRASINGS_DIRECTORY) -> list[Phrasing]:
    """Return the phrasings of a set, `held_out` or `validation`."""
    groups = yaml.safe_load((directory / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        Phrasing(text, intent, answer_unit(intent, knowledge))
        for key, texts in groups.items()
        for intent in [_intent(key, knowledge)]
        for text in texts
    ]
