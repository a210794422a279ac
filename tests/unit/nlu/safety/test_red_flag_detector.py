import numpy as np
import pytest

from nlu.safety.red_flag_detector import RedFlagDetector
from nlu.safety.red_flag_model import PartRead
from tests.fakes.encoder import FakeEncoder


class Recorded:
    """Stands for the trained model; keeps what it is asked about."""

    def __init__(self, alarm=0.0, *tiers):
        self.alarm, self.tiers = alarm, tiers or ("A",)

    def read(self, whole, parts, encode):
        self.whole, self.parts = whole, parts
        return [PartRead(whole, self.alarm, self.alarm, self.tiers)]


@pytest.fixture
def asked():
    def look_at(normalized, corrected=None):
        model = Recorded()
        RedFlagDetector(FakeEncoder(), model).read(normalized, corrected or normalized)
        return model

    return look_at


def test_the_whole_message_comes_first_and_then_its_sentences_and_clauses(asked):
    text = "all is well here, but my leg is dead. no fever at all"
    assert asked(text).parts[:2] == [
        "all is well here, but my leg is dead. fine at all",
        "all is well here, but my leg is dead.",
    ]


def test_the_encoder_reads_the_message_as_it_was_written_with_what_it_denies(asked):
    model = asked("no feever but my leg is dead", "no fever but my leg is dead")
    assert model.whole == "no fever but my leg is dead"
    assert model.parts[0] == "no feever but my leg is dead"
    assert "fine but my leg is dead" in model.parts


def test_the_whole_of_a_very_long_story_comes_first_as_well(asked):
    story = ". ".join(
        f"on day {number} i walked to shop {number}, and then i sat down" for number in range(30)
    )
    parts = asked(story).parts
    assert parts[0] == story
    assert parts[-1].endswith("i sat down")
    assert len(parts) == 32


@pytest.mark.parametrize("text", ["", "no fever"])
def test_a_message_that_says_nothing_or_only_denies_is_no_report(text):
    detector = RedFlagDetector(FakeEncoder(), Recorded(alarm=99.0))
    assert detector.alarm(text, text) == (-np.inf, ())
    assert detector.tiers(text, text) == ()


@pytest.mark.parametrize(
    ("alarm", "threshold", "tiers"), [(0.4, 0.3, "B"), (0.3, 0.3, "B"), (0.2, 0.3, ""), (-1.0, -2.0, "B")]
)
def test_a_message_is_reported_from_the_threshold_on(alarm, threshold, tiers):
    detector = RedFlagDetector(FakeEncoder(), Recorded(alarm, "B"))
    assert detector.tiers("it is odd", "it is odd", threshold) == tuple(tiers)


def test_a_red_flag_of_the_rules_is_reported_whatever_the_model_finds():
    text = "i have crushing chest pain"
    assert RedFlagDetector(FakeEncoder(), Recorded(-99.0, "B")).tiers(text, text) == ("A",)
    assert RedFlagDetector().tiers(text, text) == ("A",)
    assert RedFlagDetector().tiers("what does it cost", "what does it cost") == ()


def test_a_wish_to_die_beside_an_emergency_of_the_rules_is_reported_too():
    text = "i have crushing chest pain"
    assert RedFlagDetector(FakeEncoder(), Recorded(9.0, "C")).tiers(text, text) == ("A", "C")
    assert RedFlagDetector(FakeEncoder(), Recorded(9.0, "B")).tiers(text, text) == ("A",)


def test_a_damaged_message_is_read_mended_as_well():
    text = "0verd0sed"
    assert RedFlagDetector().patterns(text, text)
    model = Recorded()
    RedFlagDetector(FakeEncoder(), model).read(text, text)
    assert model.whole == "overdosed"
