import re
from pathlib import Path

import pytest

from actions.disclaimer import DISCLAIMER
from actions.replies import unit_reply
from actions.reply import CLINICAL_OUTCOMES
from actions.say import say
from channels.reply_output import reply_of_message
from knowledge.loader import load_knowledge
from nlu.intents import answer_unit
from painguide.bot_data import read_bot_data
from painguide.data_check import check_data, question_intents
from painguide.red_flag_check import check_red_flags

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load_knowledge()


def test_knowledge_data_domain_and_rules_agree():
    assert check_data(read_bot_data(), KNOWLEDGE) == []


def test_every_red_flag_pattern_does_what_it_says():
    assert check_red_flags() == []


@pytest.mark.parametrize("fact", KNOWLEDGE.facts.values(), ids=lambda fact: fact.id)
def test_quotes_are_verbatim(fact):
    source = (ROOT / "knowledge" / "sources" / "targeted-relief.md").read_text(encoding="utf-8")
    assert all(quote.text in source for quote in fact.quotes)


@pytest.mark.parametrize("intent", sorted(question_intents(KNOWLEDGE)))
def test_what_each_channel_sends_for_a_question_closes_with_the_disclaimer(intent):
    from rasa_sdk.executor import CollectingDispatcher

    dispatcher = CollectingDispatcher()
    say(dispatcher, unit_reply(answer_unit(intent, KNOWLEDGE), KNOWLEDGE))
    (message,) = dispatcher.messages
    reply = reply_of_message({**message, **message["custom"], "reply": message.get("reply")})
    assert message["text"].endswith(DISCLAIMER)
    assert "\n\n" not in message["text"]
    assert reply["outcome"] in CLINICAL_OUTCOMES
    assert reply["text"] == message["text"]


def test_requirements_are_hashed_and_name_no_host():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"==[^\n]*\\\n    --hash=sha256:", text))


def test_readme_and_makefile_agree():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)", readme))
    assert named <= targets
    assert targets - {"help", "lint", "types", "knowledge", "lock", "clean", "setup", "train"} <= named
