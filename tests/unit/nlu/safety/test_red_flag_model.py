import pytest

from nlu.safety.red_flag_model import RedFlagModel
from tests.fakes.encoder import ALARMED, CALM, FakeEncoder

REPORTS = ["my leg is dead since noon", "i can not feel my leg", "an elephant sits on my chest"]
HARMLESS = ["how long does it take", "i see my doctor on monday", "what does it cost", "the clinic was nice"]
ALARMING = {"dead": "A", "feel": "B", "goodnight": "C"}
# By the encoder: one tier of five is certain, or all are naught, against harmless.
SURE, NONE = ALARMED - CALM, 1.6094 - CALM

STORY = "it was nice " * 14 + "at the clinic"


@pytest.fixture(scope="module")
def model():
    return RedFlagModel.train(REPORTS, HARMLESS)


@pytest.fixture
def alarm(model):
    """Tells how alarming a message and its parts are; keeps what the encoder had to read."""

    def look_at(whole, *parts, weight=0.5, model=model):
        encoder = FakeEncoder(ALARMING)
        read = model.read(whole, [whole, *parts], encoder.encode)
        look_at.read = encoder.encoded
        worst = max(read, key=lambda part: part.alarm(weight))
        return worst.alarm(weight), "".join(worst.tiers)

    return look_at


@pytest.mark.parametrize(("text", "tier"), [("my leg is dead", "A"), ("i can not feel my foot", "B")])
def test_a_report_alarms_with_the_tier_that_the_encoder_finds(alarm, text, tier):
    found, of_tier = alarm(text)
    assert found > 0
    assert of_tier == tier


@pytest.mark.parametrize("text", ["how long does that take", "what is the cost", "a nice doctor"])
def test_what_is_harmless_does_not_alarm(alarm, text):
    assert alarm(text)[0] < 0


def test_words_that_alarm_the_encoder_count_by_its_weight(alarm):
    text = "goodnight to the doctor"
    by_words, _ = alarm(text, weight=0.0)
    by_encoder, tier = alarm(text, weight=1.0)
    assert (by_encoder, tier) == (pytest.approx(SURE, abs=0.01), "C")
    assert by_words < 0
    assert alarm(text, weight=0.25)[0] == pytest.approx(0.75 * by_words + 0.25 * by_encoder, abs=1e-4)


def test_a_tier_that_is_nearly_as_likely_may_be_meant_too(alarm):
    assert alarm("i feel dead", weight=1.0)[1] == "AB"


def test_words_of_reports_alarm_though_the_encoder_is_calm(alarm):
    calm = alarm("an elephant sits on my chest", weight=1.0)[0]
    assert calm == pytest.approx(NONE, abs=0.01)
    assert alarm("an elephant sits on my chest", weight=0.0)[0] > 0


def test_an_alarming_part_of_a_calm_story_alarms(alarm):
    found, tier = alarm(STORY, "my leg is dead", weight=1.0)
    assert found == alarm("my leg is dead", weight=1.0)[0] > 0
    assert tier == "A"


def test_a_short_message_is_read_as_a_whole(alarm):
    alarm("the clinic was nice", "my leg is dead")
    assert alarm.read == ["the clinic was nice"]


def test_a_calm_part_takes_nothing_from_an_alarming_message(alarm):
    whole = f"{STORY} my leg is dead since noon"
    assert alarm(whole, "my leg is new", weight=1.0) == alarm(whole, weight=1.0)


def test_of_a_story_the_encoder_reads_its_three_most_suspicious_parts_too(alarm):
    parts = ["my leg is so dead", "my dead leg", "i can feel my leg", "my leg", "what does it cost"]
    alarm(STORY, *parts)
    assert alarm.read[0] == STORY
    assert len(alarm.read) == 4
    assert set(alarm.read[1:]) < set(parts[:4])


def test_parts_that_the_words_rule_out_are_not_read(alarm):
    alarm(STORY, "how long does it take", "what does it cost", "i see my doctor on monday")
    assert alarm.read == [STORY]


def test_a_message_without_words_is_no_report(alarm):
    assert alarm("")[0] < 0


def test_a_model_tells_the_same_when_it_is_loaded(model, alarm, tmp_path):
    model.save(tmp_path / "red_flags.npz")
    loaded = RedFlagModel.load(tmp_path / "red_flags.npz")
    for text in (*REPORTS, *HARMLESS, "goodnight"):
        found, tier = alarm(text, "my leg", model=loaded)
        assert (found, tier) == (pytest.approx(alarm(text, "my leg")[0], abs=1e-5), alarm(text, "my leg")[1])
