from dataclasses import replace

import pytest

from knowledge.checks.knowledge_check import check_knowledge
from knowledge.loader import load_knowledge
from knowledge.located_yaml import KnowledgeError
from knowledge.sentences import read_sentences

TALK = """\
talk:
  reviewed_by: A clinician
  reviewed_on: 2026-11-28
  sentences:
    help: Call {name} at {phone}.
"""


@pytest.fixture
def read(tmp_path):
    def write_and_read(text):
        path = tmp_path / "sentences.yml"
        path.write_text(text, encoding="utf-8")
        return read_sentences(path, tmp_path)

    return write_and_read


def test_a_sentence_is_found_by_its_group_and_name(read):
    sentence = read(TALK)["talk.help"]
    assert sentence.text == "Call {name} at {phone}."
    assert sentence.placeholders == {"name", "phone"}
    assert (sentence.group, sentence.review.reviewed_by) == ("talk", "A clinician")
    assert sentence.where.endswith("sentences.yml:5")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  reviewed_by: A clinician\n", "", r":2: 'reviewed_by' is missing or empty; add it\."),
        ("  reviewed_on", "  reviewed", r":3: unknown field reviewed; use "),
        ("  sentences", "  sentence", r":5: unknown field sentence; use "),
        ("Call {name} at {phone}.", "", r":5: expected a text; write one\."),
        ("{phone}", "{phone", r":5: a brace stands alone; write a name in braces, as \{phone\}\."),
        ("{phone}", "{}", r":5: a placeholder is no name; write a name in braces, as \{phone\}\."),
        ("{phone}", "{phone!r}", r":5: a placeholder is no name; write a name in braces, as \{phone\}\."),
    ],
)
def test_a_half_written_sentence_is_refused_with_its_place_and_cure(read, old, new, fault):
    with pytest.raises(KnowledgeError, match=fault):
        read(TALK.replace(old, new))


@pytest.mark.parametrize(
    ("sentence_id", "text", "fault"),
    [
        ("talk.help", "Interventional methodologies facilitate recuperation.", "'talk.help' reads at grade"),
        ("talk.help", "We help you. " * 21, "'talk.help' has 63 words; shorten it to 60."),
        ("emergency.line", "We help you. " * 14, "'emergency.line' has 42 words; shorten it to 40."),
        ("talk.help", "We guarantee it.", "'talk.help' makes a promotional claim"),
    ],
)
def test_a_sentence_is_checked_as_a_fact_is(sentence_id, text, fault):
    knowledge = load_knowledge()
    sentence = replace(knowledge.sentences[sentence_id], text=text, placeholders=frozenset())
    changed = replace(knowledge, sentences={**knowledge.sentences, sentence_id: sentence})
    (problem,) = map(str, check_knowledge(changed))
    assert problem.startswith(f"{sentence.where}: {fault}")


def test_a_label_of_a_word_or_two_has_no_grade():
    knowledge = load_knowledge()
    label = replace(knowledge.sentences["buttons.unsure"], text="Rehabilitation")
    assert check_knowledge(replace(knowledge, sentences={**knowledge.sentences, label.id: label})) == []
