import pytest

from knowledge.loader import load_knowledge
from nlu.conversation.follow_up import NOTHING_LEFT_OUT, carried_intent, follow_up
from nlu.conversation.follow_up_cues import asks_on, has_no_content, whole_question, without_cues
from nlu.topics.topic_matcher import TopicMatcher

KNOWLEDGE = load_knowledge()
MATCHER = TopicMatcher({topic.id: [topic.title, *topic.aliases] for topic in KNOWLEDGE.topics.values()})
RFA, PRP, SCS = "radiofrequency_ablation", "platelet_rich_plasma", "spinal_cord_stimulator"


def read(text, in_focus=(), questions=()):
    return follow_up(text, MATCHER.find(text), in_focus, questions, KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("how does it work?", "how does radiofrequency ablation work"),
        ("why?", "why is radiofrequency ablation used"),
        ("what is it", "what is radiofrequency ablation"),
        ("is it safe", "is radiofrequency ablation safe"),
        ("does the procedure hurt", "does radiofrequency ablation hurt"),
        ("no, i meant how much does it cost", "how much does radiofrequency ablation cost"),
        ("why do they use it", "why is radiofrequency ablation used"),
    ],
)
def test_it_is_read_as_the_treatment_in_focus(text, question):
    assert read(text, [RFA]).texts == ((RFA, question),)


def test_of_two_treatments_in_focus_neither_is_guessed():
    found = read("is it safe", [RFA, PRP])
    assert [topic for topic, _ in found.texts] == [RFA, PRP]
    assert not found.each


def test_they_asks_about_each_treatment_in_focus():
    found = read("tell me about them", [RFA, PRP])
    assert [topic for topic, _ in found.texts] == [RFA, PRP]
    assert found.each


def test_it_is_asked_back_when_nothing_was_spoken_of():
    assert read("how does it work?").intents == ("nlu_fallback",)


@pytest.mark.parametrize(
    ("text", "answered", "asked"),
    [
        ("what about prp?", "ask/rfa_how_it_works", ("ask/prp",)),
        ("no, i meant the stimulator", "ask/rfa_how_it_works", ("ask/scs_how_it_works",)),
        ("go back to rfa", "ask/prp", ("ask/rfa_how_it_works",)),
        ("and the recovery?", "ask/rfa_how_it_works", ("ask/recovery_quicker",)),
        ("prp and stem cells", "ask/rfa_how_it_works", ("ask/prp", "ask/stem_cells")),
        ("what about prp?", "not_covered/cost", ("not_covered/cost",)),
        ("same question for prp", "seek_advice/decision", ("seek_advice/decision",)),
        ("what about recovery?", "not_covered/cost", ("ask/recovery_quicker",)),
    ],
)
def test_another_topic_is_asked_the_last_question(text, answered, asked):
    assert read(text, [SCS], [answered]).intents == asked


@pytest.mark.parametrize("text", ["kindly", "hope", "compassion", "thanks", "hello there", ""])
def test_a_reaction_asks_nothing_though_its_words_name_a_theme(text):
    assert read(text, [RFA], ["ask/prp"]) == NOTHING_LEFT_OUT


def test_a_named_treatment_is_kept_whatever_is_in_focus():
    found = read("i meant does rfa hurt", [PRP], ["ask/prp"])
    assert found.texts == (("", "does rfa hurt"),)
    assert found.masked == "does the treatment hurt"


def test_treatments_side_by_side_are_asked_about_one_by_one():
    found = read("what are rfa and prp")
    assert found.texts == ((RFA, "what are rfa"), (PRP, "what are prp"))
    assert found.each


@pytest.mark.parametrize("text", ["which is better rfa or prp", "what is the difference between rfa and prp"])
def test_treatments_that_are_compared_stay_one_question(text):
    assert read(text) == NOTHING_LEFT_OUT


def test_a_long_message_says_itself_what_it_is_about():
    assert read("it hurts " + "a lot " * 12, [RFA], ["ask/prp"]) == NOTHING_LEFT_OUT


@pytest.mark.parametrize(
    ("last", "topic", "intent"),
    [
        ("ask/ultrasound", "ct_scan", "ask/ct_scan"),
        ("ask/prp", "imaging_guidance", "ask/imaging_purpose"),
        ("ask/ultrasound", "care_team", "ask/team_members"),
        ("ask/team_reason", "imaging_guidance", "ask/imaging_tissue"),
        ("not_covered/cost", "recovery", "ask/recovery_quicker"),
    ],
)
def test_the_last_question_goes_over_by_its_aspect_else_to_the_first_fact(last, topic, intent):
    assert carried_intent(KNOWLEDGE.topics[topic], [last], KNOWLEDGE) == intent


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ok and what about prp?", "prp"),
        ("sorry, i meant does it hurt", "does it hurt"),
        ("let's go back to the stimulator", "the stimulator"),
        ("does it hurt then please", "does it hurt"),
        ("does it hurt", "does it hurt"),
        ("thanks!", ""),
    ],
)
def test_what_links_a_message_to_the_one_before_is_taken_off(text, rest):
    assert without_cues(text) == rest


@pytest.mark.parametrize(
    ("text", "is_asking"),
    [
        ("recovery?", True),
        ("and recovery", True),
        ("back to recovery", True),
        ("i meant recovery", True),
        ("recovery", False),
        ("kindly", False),
    ],
)
def test_a_few_words_ask_by_their_mark_or_what_links_them(text, is_asking):
    assert asks_on(text) is is_asking


@pytest.mark.parametrize(
    ("text", "is_empty"), [("the other one please", True), ("", True), ("the cost", False)]
)
def test_words_without_content_are_told_from_others(text, is_empty):
    assert has_no_content(text) is is_empty


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("why?", "why is {} used"),
        ("what is it for", "what is {} for"),
        ("how does this actually work", "how does {} work"),
        ("what are the benefits", "what are the benefits of {}"),
        ("does it hurt", ""),
    ],
)
def test_a_bare_question_word_stands_for_a_whole_question(text, question):
    assert whole_question(text) == question
