import pytest

from knowledge.loader import load_knowledge
from nlu.conversation.focus import Focus, focus_after, is_referent

KNOWLEDGE = load_knowledge()
RFA, PRP = "radiofrequency_ablation", "platelet_rich_plasma"


@pytest.mark.parametrize(
    ("topic", "may_be_it"),
    [
        (RFA, True),
        ("ct_scan", True),
        ("physical_therapy", True),
        ("interventional_pain_medicine", True),
        ("recovery", False),
        ("medication", False),
    ],
)
def test_it_means_a_treatment_and_never_a_theme(topic, may_be_it):
    assert is_referent(KNOWLEDGE.topics[topic]) is may_be_it


@pytest.mark.parametrize(
    ("named", "answered", "before", "after"),
    [
        ([PRP], [PRP], [RFA], [PRP]),
        ([RFA, PRP, RFA], [], [], [RFA, PRP]),
        ([RFA], ["recovery"], [PRP], [RFA]),
        ([], [PRP], [RFA], [PRP]),
        (["recovery"], ["recovery"], [RFA], [RFA]),
        ([], ["recovery"], [], ["recovery"]),
        ([], [], [RFA, PRP], [RFA, PRP]),
        ([], [], [], []),
    ],
)
def test_the_focus_is_the_treatment_named_else_answered_about_else_the_one_before(
    named, answered, before, after
):
    assert focus_after(named, answered, before, KNOWLEDGE) == after


@pytest.mark.parametrize("focus", [Focus(), Focus((RFA, PRP), ("not_covered/cost",))])
def test_focus_is_read_from_slots_as_it_was_written_there(focus):
    assert Focus.from_slots(focus.as_slots().get) == focus


def test_conversation_that_set_no_slot_has_nothing_in_focus():
    assert Focus.from_slots({}.get) == Focus()
