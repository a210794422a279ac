import asyncio
import threading

import pytest

from knowledge.loader import load_knowledge
from painguide.server.readiness import Readiness, question_to_try

KNOWLEDGE = load_knowledge()


def tried(*outcomes):
    readiness, asked = Readiness(), []

    async def ask(text):
        asked.append(text)
        return [{"outcome": outcome} for outcome in outcomes]

    asyncio.run(readiness.try_model(ask, KNOWLEDGE))
    return readiness, asked


def report(readiness):
    return asyncio.run(readiness.report())


def store(answer):
    def is_reachable():
        if isinstance(answer, Exception):
            raise answer
        return answer

    return is_reachable


def test_the_model_is_asked_what_a_fact_answers():
    _, asked = tried("answer")
    assert asked == [question_to_try(KNOWLEDGE)]
    assert asked[0].endswith("?")


def test_ready_once_the_model_has_answered():
    assert report(Readiness())["ready"] is False
    readiness, _ = tried("answer")
    assert report(readiness) == {"ready": True, "model": True, "stores": {}, "stopping": False}


@pytest.mark.parametrize("outcomes", [["error"], []])
def test_a_failed_turn_is_no_answer(outcomes):
    readiness, _ = tried(*outcomes)
    assert report(readiness)["ready"] is False


def test_not_ready_while_the_server_stops():
    readiness, _ = tried("answer")
    readiness.is_stopping = True
    assert report(readiness) == {"ready": False, "model": True, "stores": {}, "stopping": True}


@pytest.mark.parametrize("fault", [False, OSError("patient Xaverine"), RuntimeError()])
def test_not_ready_without_a_store_and_the_log_has_no_word_of_the_error(fault, caplog):
    readiness, _ = tried("answer")
    readiness.stores = {"conversations": store(fault), "ratings": store(True)}
    told = report(readiness)
    assert (told["ready"], told["stores"]) == (False, {"conversations": False, "ratings": True})
    assert "Xaverine" not in caplog.text


def test_a_store_that_does_not_answer_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("painguide.server.readiness.STORE_SECONDS", 0.001)
    readiness, _ = tried("answer")
    may_answer = threading.Event()
    readiness.stores = {"conversations": may_answer.wait}

    async def told():
        try:
            return await readiness.report()
        finally:
            may_answer.set()

    assert asyncio.run(told())["stores"] == {"conversations": False}
