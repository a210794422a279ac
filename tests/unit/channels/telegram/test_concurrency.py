"""200 conversations at once, delivered as badly as a network can."""

import asyncio
import random
from collections import defaultdict

import pytest

from tests.fakes.telegram_api import DROP, Refusal
from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import choice_update, text_update

pytestmark = pytest.mark.slow

PATIENTS = range(1000, 1200)
TURNS = 5
NOTICE = "I am an automated assistant"


def answers(telegram, patient):
    texts = [sent["text"] for sent in telegram.api.sent(patient)]
    return [text for text in texts if not text.startswith(NOTICE)]


def expected(patient):
    return [f"You said: {patient} asks {turn}" for turn in range(TURNS)]


def deliveries():
    """Every message once or more, each conversation's in order; forged and replayed ones between them."""
    chance = random.Random(7)
    sent = [
        [text_update(f"{patient} asks {turn}", user=patient) for patient in PATIENTS] for turn in range(TURNS)
    ]
    for round_of_messages in sent:
        chance.shuffle(round_of_messages)
        for message in round_of_messages:
            yield message, True
            if chance.random() < 0.3:
                yield message, True
            if chance.random() < 0.1:
                yield text_update("forged", user=chance.choice(PATIENTS)), False
        replayed = chance.sample(sent[0], 20)
        yield from ((message, True) for message in replayed)


async def deliver_all(telegram):
    limit = asyncio.Semaphore(100)

    async def post(update, is_genuine):
        async with limit:
            status = await telegram.post(update, **({} if is_genuine else {"secret": "forged"}))
        assert status == (200 if is_genuine else 401)

    for start in range(0, len(everything := list(deliveries())), 200):
        await asyncio.gather(*[post(*delivery) for delivery in everything[start : start + 200]])
    await telegram.channel.finished()


def test_every_patient_gets_exactly_the_own_replies_in_order(telegram, stub_bot):
    telegram.run(deliver_all(telegram))
    assert {patient: answers(telegram, patient) for patient in PATIENTS} == {
        patient: expected(patient) for patient in PATIENTS
    }
    assert len(stub_bot.heard) == len(PATIENTS) * TURNS


def test_no_reply_is_lost_while_telegram_limits_fails_and_drops(telegram):
    chance = random.Random(7)
    trouble = [DROP, Refusal(500), Refusal(429, retry_after=2)]
    telegram.api.fail("sendMessage", *[chance.choice(trouble) for _ in range(100)])

    async def deliver_in_trouble():
        # Pauses end when the trouble is over: otherwise one call might meet all of it, and give up.
        telegram.pause_gate = asyncio.Event()
        delivering = asyncio.create_task(deliver_all(telegram))
        while len(telegram.api.failed) < 100:
            await asyncio.sleep(0)
        telegram.pause_gate.set()
        await delivering

    telegram.run(deliver_in_trouble())
    assert {patient: answers(telegram, patient) for patient in PATIENTS} == {
        patient: expected(patient) for patient in PATIENTS
    }


def test_conversation_delivered_in_the_wrong_order_while_it_waits_is_put_right(telegram, stub_bot):
    async def deliver_backwards():
        stub_bot.gate = asyncio.Event()
        for patient in PATIENTS:
            await telegram.post(text_update("first", user=patient))
        later = [[text_update(f"{turn}", user=patient) for turn in range(3)] for patient in PATIENTS]
        for turn in (2, 0, 1):
            await asyncio.gather(*[telegram.post(messages[turn]) for messages in later])
        stub_bot.gate.set()
        await telegram.channel.finished()

    telegram.run(deliver_backwards())
    heard = defaultdict(list)
    for conversation, text in stub_bot.heard:
        heard[conversation].append(text)
    assert len(heard) == len(PATIENTS)
    assert all(texts == ["first", "0", "1", "2"] for texts in heard.values())


def test_every_patient_chooses_the_own_buttons(telegram, stub_bot):
    stub_bot.say = lambda text: [
        reply("Which?", "clarify", "", [(text, "/chosen_" + text.replace(" ", "_"))])
    ]

    async def ask_and_choose():
        await asyncio.gather(
            *[telegram.post(text_update(f"of {patient}", user=patient)) for patient in PATIENTS]
        )
        await telegram.channel.finished()
        stub_bot.heard.clear()
        codes = {
            sent["chat_id"]: sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
            for sent in telegram.api.sent()
            if "reply_markup" in sent
        }
        # Each touches the own button, and tries the neighbour's.
        touched = [choice_update(codes[patient], user=patient) for patient in PATIENTS]
        touched += [choice_update(codes[patient], user=patient ^ 1) for patient in PATIENTS]
        await asyncio.gather(*[telegram.post(update) for update in touched])
        await telegram.channel.finished()

    telegram.run(ask_and_choose())
    assert sorted(stub_bot.heard) == [
        (f"telegram:{patient}:{patient}", f"/chosen_of_{patient}") for patient in PATIENTS
    ]
    assert len(telegram.api.queries) == 2 * len(PATIENTS)
