"""All that is signed stands on the page, word for word."""

import re

from knowledge.after_alarm_texts import load_after_alarm_texts
from knowledge.loader import load_knowledge
from knowledge.red_flags import load_red_flags
from settings.clinic_settings import ClinicSettings
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
PATTERNS = load_red_flags()


def with_clinic(text):
    """Return a text with the settings of the test clinic in it; what else stands in braces stays."""
    clinic = vars(a_clinic())
    return re.sub(r"\{(\w+)\}", lambda match: str(clinic.get(match[1], match[0])), text)


def with_calls(text, calls):
    """Return a text with each of what may be called in it, with a large letter and with a small one."""
    written = [form for call in calls for form in (call, call[0].lower() + call[1:])]
    return [with_clinic(text.replace("{call}", form)) for form in written]


def test_every_pattern_stands_with_its_phrases_and_its_examples(missing):
    texts = [
        text
        for pattern in PATTERNS
        for group in (*pattern.groups, pattern.bare, pattern.unless)
        for text in (pattern.id, ", ".join(group), pattern.example, pattern.counter_example)
    ]
    assert len(PATTERNS) >= 50
    assert missing(texts) == []


def test_every_fact_stands_with_its_wordings_its_passages_and_its_review(missing):
    facts = KNOWLEDGE.facts.values()
    texts = [
        text
        for fact in facts
        for text in (fact.question, fact.answer, fact.simple, fact.needs_sign_off, fact.review.reviewed_by)
    ]
    quotes = [f"“{quote.text}” {quote.section}" for fact in facts for quote in fact.quotes]
    assert missing(texts) == []
    assert missing(quotes) == []


def test_what_is_not_covered_and_what_is_declined_stands_with_its_questions(missing):
    not_covered, advice = KNOWLEDGE.not_covered.values(), KNOWLEDGE.advice.values()
    texts = [with_clinic(item.sentence) for item in (*not_covered, *advice)]
    texts += [text for item in (*not_covered, *advice) for text in (item.title, item.nearby)]
    texts += [item.question for item in not_covered]
    texts += [question for item in advice for question in item.questions]
    assert missing(texts) == []


def test_every_fixed_sentence_stands_with_the_clinics_settings_in_it(missing):
    sentences = KNOWLEDGE.sentences.values()
    assert len(sentences) >= 150
    assert missing([with_clinic(sentence.text) for sentence in sentences]) == []


def test_every_text_after_an_alarm_stands_in_every_language(text):
    languages = load_after_alarm_texts().values()
    raws = [(raw, texts.call.values()) for texts in languages for _, raw in texts.all_texts()]
    assert len(raws) >= 150
    assert [raw for raw, calls in raws if not any(said in text for said in with_calls(raw, calls))] == []
    assert "{call}" not in text


def test_a_text_after_an_alarm_names_what_to_call_for_each_alarm(missing):
    whole = " all the same, please. It may get worse fast, and only someone who sees you can tell."
    assert missing([f"Call 112{whole}", f"Call 555-7701{whole}"]) == []


def test_an_emergency_sentence_stands_for_oneself_and_for_someone_else(missing):
    assert (
        missing(
            [
                "about oneself Call 112 now. This may be an emergency",
                "about someone else Call 112 now for them. This may be an emergency",
            ]
        )
        == []
    )


def test_the_hazards_and_the_known_misses_stand(missing):
    texts = ["an emergency gets a fact", "Where I would sit on a bicycle, there the sensation is gone"]
    assert missing(["It is not a medical device", *texts]) == []


def test_what_the_chat_itself_says_stands(missing):
    assert missing(["Automated assistant, not watched by staff.", ClinicSettings.greeting]) == []
