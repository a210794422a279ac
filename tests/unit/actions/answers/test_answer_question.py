from itertools import permutations

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.answer_question import ActionAnswerQuestion
from actions.repertoire import load_repertoire
from actions.reply import MOST_WORDS
from actions.talk.sympathy import GROUPS
from actions.visit.preparation import FORM, OPEN_QUESTIONS
from knowledge.loader import load_knowledge
from nlu.slots import REQUESTED_SLOT

KNOWLEDGE = load_knowledge()
ASKED = [f"ask/{fact.claims[0]}" for fact in KNOWLEDGE.facts.values()] + [
    "not_covered/cost",
    "seek_advice/candidate",
]
PAIRS = list(permutations(ASKED, 2))
SENTENCES = {
    "worried": "It is natural to feel worried about this.",
    "frustrated": "That sounds hard.",
    "angry": "I am sorry that you are upset.",
}


def answer(*intents, tone="", form=None, requested=None, before=()):
    message = {"intent": {"name": intents[0]}, "questions": list(intents), "tone": tone, "entities": []}
    slots, loop = {REQUESTED_SLOT: requested}, {"name": form} if form else {}
    tracker = Tracker("me", slots, message, [*before, {"event": "user"}], False, None, loop, "action_listen")
    dispatcher = CollectingDispatcher()
    ActionAnswerQuestion().run(dispatcher, tracker, {})
    (uttered,) = dispatcher.messages
    return uttered["text"]


@pytest.mark.parametrize("tone", GROUPS)
def test_a_human_sentence_before_two_answers_is_not_too_much_to_read(tone):
    for pair in PAIRS[:: len(PAIRS) // 300]:
        text = answer(*pair, tone=tone)
        assert text.startswith(SENTENCES[tone])
        assert len(text.split()) <= MOST_WORDS


@pytest.mark.parametrize("slot", OPEN_QUESTIONS)
def test_two_answers_that_interrupt_the_preparation_are_not_too_much_to_read(slot):
    for pair in PAIRS[:: len(PAIRS) // 300]:
        text = answer(*pair, form=FORM, requested=slot)
        assert load_repertoire().sentence(OPEN_QUESTIONS[slot]) in text
        assert len(text.split()) <= MOST_WORDS


@pytest.mark.parametrize("slot", OPEN_QUESTIONS)
def test_one_answer_that_interrupts_the_preparation_is_not_too_much_to_read(slot):
    texts = {intent: answer(intent, form=FORM, requested=slot) for intent in ASKED}
    assert [intent for intent, text in texts.items() if len(text.split()) > MOST_WORDS] == []


def test_a_feeling_gets_one_human_sentence_and_not_another_in_the_next_turn():
    first = answer("ask/hope", tone="worried")
    said = {"event": "bot", "metadata": {"reply": {"outcome": "answer", "body": first}}}
    second = answer("ask/prp", tone="worried", before=[{"event": "user"}, said])
    assert first.startswith(SENTENCES["worried"])
    assert second.startswith(KNOWLEDGE.fact_of_claim["prp"].answer[:20])
