import re

import pytest

from knowledge.loader import KNOWLEDGE_DIRECTORY, SOURCE_FILE, load_knowledge

KNOWLEDGE = load_knowledge()
SOURCE = (KNOWLEDGE_DIRECTORY / SOURCE_FILE).read_text(encoding="utf-8")
CITING = [*KNOWLEDGE.facts.values(), *KNOWLEDGE.not_covered.values(), *KNOWLEDGE.advice.values()]


def section_of_source(heading):
    found = re.search(rf"^##? {re.escape(heading)}\n(.*?)(?=^## |\Z)", SOURCE, re.MULTILINE | re.DOTALL)
    assert found, f"the article has no section “{heading}”"
    return found[1]


@pytest.mark.parametrize("item", CITING, ids=lambda item: item.id)
def test_quotes_stand_word_for_word_in_the_section_they_name(item):
    for quote in item.quotes:
        assert quote.text in section_of_source(quote.section)


@pytest.mark.parametrize("fact", KNOWLEDGE.facts.values(), ids=lambda fact: fact.id)
def test_every_fact_has_a_quote_and_a_review(fact):
    assert fact.quotes
    assert fact.review.reviewed_by
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", fact.review.reviewed_on)
