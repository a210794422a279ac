"""Work in the background: in order within a conversation, so much of one person, none before its time."""

import asyncio

from channels.conversation_queue import ConversationQueue


def run(scenario):
    asyncio.run(asyncio.wait_for(scenario(), 10))


def test_one_persons_messages_are_counted_over_all_their_conversations(monkeypatch):
    monkeypatch.setattr("channels.conversation_queue.MOST_OF_A_USER", 2)

    async def scenario():
        queue, opened, done = ConversationQueue("test"), asyncio.Event(), []

        def put(name, user):
            async def job():
                await opened.wait()
                done.append(name)

            return queue.put(name, job, user=user)

        assert [put("a", "flood"), put("b", "flood"), put("c", "flood")] == [True, True, False]
        assert put("d", "another")
        opened.set()
        await queue.finished()
        assert put("e", "flood")
        await queue.finished()
        assert done == ["a", "b", "d", "e"]

    run(scenario)


def test_what_overtook_another_waits_for_it():
    async def scenario():
        queue, has_come, done = ConversationQueue("test"), asyncio.Event(), []

        def put(order, after=None):
            async def job():
                done.append(order)

            queue.put("one", job, order=order, after=after)

        put(3, asyncio.create_task(has_come.wait()))
        await asyncio.sleep(0)
        put(1)
        put(2)
        has_come.set()
        await queue.finished()
        assert done == [1, 2, 3]

    run(scenario)
