import re

from knowledge.loader import KNOWLEDGE_DIRECTORY, SOURCE_FILE, load_knowledge

KNOWLEDGE = load_knowledge()
SOURCE = (KNOWLEDGE_DIRECTORY / SOURCE_FILE).read_text(encoding="utf-8")
CITING = [*KNOWLEDGE.facts.values(), *KNOWLEDGE.not_covered.values(), *KNOWLEDGE.advice.values()]


def section_of_source(heading):
    found = re.search(rf"^##? {re.escape(heading)}\n(.*?)(?=^## |\Z)", SOURCE, re.MULTILINE | re.DOTALL)
    assert found, f"the article has no section “{heading}”"
    return found[1]


def test_quotes_stand_word_for_word_in_the_section_they_name():
    quotes = [(item.id, quote) for item in CITING for quote in item.quotes]
    assert len(quotes) >= len(KNOWLEDGE.facts)
    assert [
        f"{item}: {quote.text}"
        for item, quote in quotes
        if quote.text not in section_of_source(quote.section)
    ] == []


def test_every_fact_has_a_quote_and_a_review():
    facts = KNOWLEDGE.facts.values()
    assert len(facts) >= 40
    assert [fact.id for fact in facts if not fact.quotes] == []
    assert [fact.id for fact in facts if not fact.review.reviewed_by] == []
    day = re.compile(r"20\d\d-\d\d-\d\d")
    assert [fact.id for fact in facts if not day.fullmatch(fact.review.reviewed_on)] == []
