import pytest
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.conversation import context_classifier
from nlu.conversation.context_classifier import ContextClassifier
from nlu.message_attributes import CONTEXT, CORRECTED_TEXT, set_ranking
from nlu.readings.reading import PART, RESOLVED_INTENT
from nlu.slots import FOCUS_SLOT, QUESTIONS_SLOT

AFTER_RFA = "radiofrequency ablation. how does radiofrequency ablation work? / "
TAUGHT = [
    *(
        (f"{AFTER_RFA}{text}", "not_covered/duration_of_relief")
        for text in ("how long", "and how long is it")
    ),
    *((f"{AFTER_RFA}{text}", "ask/prp") for text in ("what is prp", "tell me of prp")),
    *((f"what is prp / {text}", "not_covered/cost") for text in ("how much", "and the price")),
]
ALONE = [{"name": "greet", "confidence": 0.6}, {"name": "not_covered/duration_of_relief", "confidence": 0.4}]


@pytest.fixture(scope="module")
def classifier(round_trip, fake_encoder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context_classifier, "taught_in_context", lambda phrasings: TAUGHT)
        return round_trip(ContextClassifier, TrainingData(), weight=0.5)


def message(text, part=None, **properties):
    made = Message(data={TEXT: text, CORRECTED_TEXT: text, **properties})
    made.set(PART, part)
    set_ranking(made, ALONE)
    return made


def after_rfa():
    tracker = DialogueStateTracker("me", [])
    tracker.slots = {}
    slots = {FOCUS_SLOT: ["radiofrequency_ablation"], QUESTIONS_SLOT: ["ask/rfa_how_it_works"]}
    for event in (UserUttered("what is rfa"), *(SlotSet(*slot) for slot in slots.items())):
        tracker.events.append(event)
    tracker.get_slot = slots.get
    return tracker


def test_a_follow_up_is_read_behind_what_was_answered(classifier):
    (read,) = classifier.process([message("how long")], after_rfa())
    assert read.get(CONTEXT) == AFTER_RFA.removesuffix(" / ")
    assert read.get(INTENT)["name"] == "not_covered/duration_of_relief"
    shares = {item["name"]: item["confidence"] for item in read.get(INTENT_RANKING_KEY)}
    assert shares["greet"] == pytest.approx(0.3)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_a_message_is_read_alone_where_nothing_was_answered(classifier):
    (read,) = classifier.process([message("how long")], DialogueStateTracker("me", []))
    assert read.get(INTENT_RANKING_KEY) == ALONE
    assert read.get(CONTEXT) is None


def test_a_question_of_several_is_read_behind_the_one_before_it(classifier):
    whole, first, second = (
        message("what is prp and the price"),
        message("what is prp", 0),
        message("how much", 1),
    )
    classifier.process([whole, first, second])
    assert first.get(INTENT_RANKING_KEY) == ALONE
    assert second.get(CONTEXT) == "what is prp"
    assert "not_covered/cost" in {item["name"] for item in second.get(INTENT_RANKING_KEY)[:2]}


def test_what_leaves_no_doubt_is_not_read_again(classifier):
    (read,) = classifier.process([message("how long", **{RESOLVED_INTENT: "greet"})], after_rfa())
    assert read.get(INTENT_RANKING_KEY) == ALONE
