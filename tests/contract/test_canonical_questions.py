"""Each claim of the article is the first thing that some answer says, whatever form the question has."""

import re

import yaml

from knowledge.loader import load_knowledge
from painguide.project import ROOT

KNOWLEDGE = load_knowledge()
CLAIMS = yaml.safe_load((ROOT / "tests/contract/canonical_questions.yml").read_text(encoding="utf-8"))


def first_sentence(text):
    return re.split(r"(?<=[.!?])\s+", text)[0]


def says(text, words):
    return all(re.search(word, text, re.IGNORECASE) for word in words)


def test_every_claim_is_asked_in_four_forms():
    assert CLAIMS.keys() == KNOWLEDGE.fact_of_claim.keys()
    assert [claim for claim, entry in CLAIMS.items() if len(set(entry["asked"])) != 4] == []


def test_one_answer_tells_one_claim():
    assert [fact.id for fact in KNOWLEDGE.facts.values() if len(fact.claims) != 1] == []


def test_every_claim_is_the_first_thing_its_answer_says():
    silent = [
        claim
        for claim, entry in CLAIMS.items()
        if not says(first_sentence(KNOWLEDGE.fact_of_claim[claim].answer), entry["first_sentence"])
    ]
    assert silent == []
