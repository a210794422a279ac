"""A message that a limit turns away is read for red flags first, and that reading has its own bounds."""

import asyncio

import pytest
from prometheus_client import REGISTRY

from actions.repertoire import load_repertoire
from channels.refused_messages import PART_CHARACTERS, RefusedMessages, parts
from nlu.text.sentences import sentences

FILLER = "I have had a sore back since last spring, and I would like to ask about it. "
ALARM = "I have crushing chest pain."


class Clock:
    """Seconds that pass only when a test says so."""

    seconds = 0.0

    def __call__(self):
        return self.seconds


def refused_messages(channel="test", **limits):
    return RefusedMessages(channel, load_repertoire(), **limits)


def outcomes(refused, text, sender="someone"):
    return [reply["outcome"] for reply in asyncio.run(refused.emergency_replies(text, sender))]


@pytest.mark.parametrize(
    "text",
    [
        ALARM,
        ALARM + FILLER * 150,
        FILLER * 75 + ALARM + FILLER * 75,
        FILLER * 150 + ALARM,
        "x" * 9_000 + " " + ALARM,
    ],
    ids=["short", "first", "in the middle", "last", "after one long word"],
)
def test_red_flag_anywhere_in_it_gets_the_emergency_reply(text):
    [reply] = asyncio.run(refused_messages().emergency_replies(text, "someone"))
    assert reply["outcome"] == "emergency"
    assert reply["text"].startswith("Call 911 now")


@pytest.mark.parametrize(
    "text",
    ["", "hello", FILLER * 150, "x" * 16_000, "I do not have crushing chest pain. " * 400],
    ids=["empty", "short", "long", "one long word", "denied"],
)
def test_any_other_gets_nothing(text):
    assert outcomes(refused_messages(), text) == []


def test_emergency_counts_as_a_turn_of_its_channel():
    labels = {"channel": "refused", "outcome": "emergency", "tier": "other"}
    outcomes(refused_messages("refused"), ALARM)
    assert REGISTRY.get_sample_value("painguide_turns_total", labels) == 1


def test_of_a_very_long_message_the_beginning_and_the_end_are_read():
    refused = refused_messages(parts_per_minute=60_000)
    middle = FILLER * 400
    assert outcomes(refused, ALARM + middle + middle) == ["emergency"]
    assert outcomes(refused, middle + middle + ALARM) == ["emergency"]
    assert outcomes(refused, middle + ALARM + middle) == []


def test_flood_of_one_sender_is_no_longer_read_and_no_other_sender_suffers():
    clock = Clock()
    refused = refused_messages(parts_per_minute=6, clock=clock)
    assert [outcomes(refused, text) for text in ("hello", "hello", ALARM)] == [[], [], []]
    assert outcomes(refused, ALARM, "another") == ["emergency"]
    clock.seconds = 10
    assert outcomes(refused, ALARM) == ["emergency"]


def test_long_message_counts_by_its_length():
    refused = refused_messages(parts_per_minute=12, clock=Clock())
    assert outcomes(refused, FILLER * 150) == []
    assert outcomes(refused, ALARM) == []


def test_forty_refused_messages_may_come_at_once():
    refused = refused_messages(clock=Clock())
    for _ in range(39):
        outcomes(refused, "hello")
    assert [outcomes(refused, ALARM), outcomes(refused, ALARM)] == [["emergency"], []]


def test_sentence_is_read_whole_wherever_it_stands():
    story = "".join(f"{FILLER}My number is {number}. " for number in range(150))
    read = list(parts(story))
    assert all(len(part) <= PART_CHARACTERS for part in read)
    assert sorted(sentences(" ".join(read))) == sorted(sentences(story))


def test_sentence_without_end_is_read_in_pieces_that_overlap():
    words = [f"word{number}" for number in range(1_000)]
    read = list(parts(" ".join(words)))
    assert all(len(part) <= PART_CHARACTERS for part in read)
    assert set(words) <= {word for part in read for word in part.split()}


def test_no_message_is_read_without_end():
    assert sum(len(part) for part in parts(FILLER * 10_000)) < 20_000


def test_server_goes_on_between_the_parts():
    order = []

    async def scenario():
        reading = asyncio.create_task(refused_messages().emergency_replies(FILLER * 150, "someone"))
        reading.add_done_callback(lambda _: order.append("read"))
        while not reading.done():
            order.append("served")
            await asyncio.sleep(0)

    asyncio.run(scenario())
    assert order.index("read") >= 7
