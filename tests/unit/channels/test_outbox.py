"""What is taken over is written first; without a database it goes on in memory."""

import asyncio

import pytest
from prometheus_client import REGISTRY

from channels.conversation_queue import ConversationQueue
from channels.outbox import MOST_ATTEMPTS, Outbox
from settings.database_settings import DatabaseSettings
from storage.database import open_database
from storage.work import StoredWork
from storage.writer import Writer
from tests.fakes.databases import locked

REPLIES = [{"text": "one"}, {"text": "two"}]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "painguide.db"


@pytest.fixture
def process(path):
    """Makes the outbox of a process, each with its own connections, over one file."""
    opened = []

    def start(owner):
        database = open_database(DatabaseSettings(path))
        opened.append(database)
        return Outbox("slack", StoredWork(Writer(database), "slack", owner=f"elsewhere 1 {owner}"))

    yield start
    for database in opened:
        database.close()


def run(scenario):
    return asyncio.run(asyncio.wait_for(scenario(), 20))


def counted(name, **labels):
    return REGISTRY.get_sample_value(f"painguide_{name}_total", labels) or 0


async def say(replies=REPLIES):
    return replies


async def never(*_):
    raise AssertionError("was asked again")


async def taken_up(outbox):
    """Return what an outbox takes up when its process starts: contents and work."""
    found = []
    await outbox.start(lambda content, work: found.append((content, work)))
    return found


def test_delivery_is_work_once(process):
    async def scenario():
        first, second = process("first"), process("second")
        work = first.accept(["event:1", "message:1"], "c", {})
        assert await work.is_ours()
        assert first.accept(["event:2", "message:1"], "c", {}) is None
        # Delivered to another replica: told when it is written.
        again = second.accept(["event:3", "message:1"], "c", {})
        assert not await again.is_ours()
        await second.do(again, never)

    run(scenario)


def test_work_is_taken_up_by_the_next_process_with_the_replies_not_sent(process):
    async def scenario():
        first, queue = process("first"), ConversationQueue("slack")
        asked = first.accept(["event:1"], "c", {"asked": "first"})
        said = first.accept(["event:2"], "c", {"asked": "second"})
        await asked.is_ours()
        assert await said.replies(say) == list(enumerate(REPLIES))
        said.sent(0)
        await first.stop(queue)
        [one, two] = await taken_up(process("second"))
        assert (one[0], two[0]) == ('{"asked": "first"}', '{"asked": "second"}')
        assert await one[1].replies(say) == list(enumerate(REPLIES))
        assert await two[1].replies(never) == [(1, {"text": "two"})]

    run(scenario)


def test_work_that_is_done_or_fails_is_not_taken_up_again(process):
    async def scenario():
        first, queue = process("first"), ConversationQueue("slack")

        async def fail():
            raise RuntimeError("a bug")

        done, failed = first.accept(["1"], "c", {}), first.accept(["2"], "c", {})
        await first.do(done, say)
        with pytest.raises(RuntimeError):
            await first.do(failed, fail)
        await first.stop(queue)
        assert await taken_up(process("second")) == []

    run(scenario)


def test_server_that_stops_begins_no_work_that_another_will_do(process):
    async def scenario():
        first, queue = process("first"), ConversationQueue("slack")
        work = first.accept(["1"], "c", {})
        await work.is_ours()
        await first.stop(queue)
        await first.do(work, never)
        assert len(await taken_up(process("second"))) == 1

    run(scenario)


def test_work_that_ends_its_process_each_time_is_given_up_and_counted(process):
    async def scenario():
        before = counted("dropped_work", channel="slack")
        outbox, queue = process("0"), ConversationQueue("slack")
        await outbox.accept(["1"], "c", {}).is_ours()
        for life in range(1, MOST_ATTEMPTS):
            await outbox.stop(queue)
            outbox = process(str(life))
            assert len(await taken_up(outbox)) == 1
        await outbox.stop(queue)
        assert await taken_up(process("last")) == []
        assert counted("dropped_work", channel="slack") == before + 1

    run(scenario)


def test_deliveries_go_on_in_memory_while_the_database_is_locked(process, path, caplog):
    async def scenario():
        outbox, sent = process("first"), []

        async def answer(work):
            for number, reply in await work.replies(say):
                sent.append(reply["text"])
                work.sent(number)

        before = counted("failed_writes", store="work")
        with locked(path):
            for name in ("1", "2"):
                work = outbox.accept([name], "c", {"text": "Xaverine"})
                await outbox.do(work, lambda work=work: answer(work))
            assert outbox.accept(["1"], "c", {}) is None
        assert sent == ["one", "two", "one", "two"]
        assert counted("failed_writes", store="work") >= before + 2
        assert caplog.text.count("slack: deliveries go on in memory") == 1
        assert "Xaverine" not in caplog.text

    run(scenario)


def test_without_a_store_all_is_in_memory():
    async def scenario():
        outbox, sent = Outbox("slack"), []

        async def answer():
            sent.extend(await work.replies(say))

        work = outbox.accept(["1"], "c", {})
        assert outbox.accept(["1"], "c", {}) is None
        await outbox.do(work, answer)
        await outbox.stop(ConversationQueue("slack"))
        assert sent == list(enumerate(REPLIES))

    run(scenario)


def test_work_that_could_not_be_written_is_written_when_it_can_be(process, path, monkeypatch):
    monkeypatch.setattr("storage.database.REST_SECONDS", 0.0)

    async def scenario():
        first = process("first")
        with locked(path):
            work = first.accept(["1"], "c", {"text": "hello"})
            while work.is_kept:
                assert await work.is_ours()
        work.write_again()
        assert await work.is_ours()
        await first.stop(ConversationQueue("slack"))
        assert [content for content, _ in await taken_up(process("second"))] == ['{"text": "hello"}']

    run(scenario)


def test_end_that_could_not_be_written_is_written_when_it_can_be(process, path, monkeypatch):
    monkeypatch.setattr("storage.database.REST_SECONDS", 0.0)

    async def scenario():
        first = process("first")
        work = first.accept(["1"], "c", {})
        assert await work.is_ours()
        with locked(path):
            before = counted("failed_writes", store="work")
            await first.do(work, say)
            while counted("failed_writes", store="work") == before:
                await asyncio.sleep(0)
        await first.stop(ConversationQueue("slack"))
        assert await taken_up(process("second")) == []

    run(scenario)
