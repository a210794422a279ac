"""Two hundred people at once, with deliveries doubled, reordered, stale and forged among them."""

import json
import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from actions.disclaimer import disclaimer
from tests.fakes.slack_stub import StubModel
from tests.fakes.slack_workspace import SlackWorkspace, mention_event, message_event, served_workspace

pytestmark = pytest.mark.slow

PEOPLE = [f"U{number}" for number in range(200)]
QUESTIONS = ("first", "second", "third")


def deliveries(slack, events):
    """Return each event delivered once to three times, and bad ones, in no order."""
    chance = random.Random(7)
    forger = SlackWorkspace(slack.address, slack.api, secret="guessed")
    sent = []
    for event in events:
        body = json.dumps(event).encode()
        sent += [lambda event=event: slack.send_event(event)] * chance.choice((1, 2, 3))
        if chance.random() < 0.2:
            sent.append(lambda event=event: forger.send_event(event))
            sent.append(lambda body=body: slack.deliver(body, headers=slack.signed(body, age=3600)))
    chance.shuffle(sent)
    return sent


def delivered(deliver):
    """Return the status of a delivery; as Slack does, try again where a kept connection was just closed."""
    try:
        return deliver().status_code
    except requests.ConnectionError:
        return deliver().status_code


def test_every_message_of_200_people_is_answered_once_and_to_its_writer():
    model = StubModel()
    events = [
        make(f"{question} of {person} in {make.__name__}", user=person)
        for person in PEOPLE
        for question in QUESTIONS
        for make in (message_event, mention_event)
    ]
    with served_workspace(model) as slack, ThreadPoolExecutor(32) as pool:
        statuses = list(pool.map(delivered, deliveries(slack, events)))
        calls = slack.api.wait_for(len(events))
    assert set(statuses) == {200, 401}
    # The server has stopped: nothing can come after.
    assert len(slack.api.of("chat.postMessage")) == len(calls) == len(events)
    assert slack.api.faults == []

    answered = defaultdict(list)
    for call in calls:
        answered[call.arguments["channel"]].append(call.shown[0])
    for person in PEOPLE:
        expected = [f"You said: {question} of {person} in message_event" for question in QUESTIONS]
        assert sorted(answered.pop(f"D-{person}")) == expected
    assert sorted(answered.pop("C1")) == sorted(
        f"You said: {question} of {person} in mention_event" for person in PEOPLE for question in QUESTIONS
    )
    assert answered == {}
    assert all(call.text.endswith(disclaimer()) for call in calls)
    threads = {event["event"]["ts"]: event["event"]["text"] for event in events}
    in_threads = [call for call in calls if call.arguments["channel"] == "C1"]
    assert all(
        call.shown[0].removeprefix("You said: ") in threads[call.arguments["thread_ts"]]
        for call in in_threads
    )


def test_messages_of_one_person_are_answered_in_the_order_they_came():
    model = StubModel()
    texts = [f"number {number}" for number in range(30)]
    with served_workspace(model) as slack:
        model.hold()
        for text in texts:
            slack.say(text)
        model.release()
        calls = slack.api.wait_for(len(texts))
    assert [call.shown[0] for call in calls] == [f"You said: {text}" for text in texts]
