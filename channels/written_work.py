"""A delivery that is taken over: what is written of it, from its acknowledgement to its last reply."""

import json
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from channels.turn import Replies
from channels.writings import Writings
from knowledge.errors import PainGuideError
from storage.work import LeftWork, StoredWork


class WorkLeftError(PainGuideError):
    """The server stops, and work that is written down is left to the next process."""


class Work:
    """One delivery. Without a store it is in memory alone."""

    def __init__(self, work_id: str, writings: Writings, store: StoredWork | None = None) -> None:
        """Creates work that is not written yet."""
        self._id = work_id
        self._writings = writings
        self._store = store
        self._accept: Callable[[], Future[bool]] | None = None
        self._accepting: Future[bool] | None = None
        self._ending: Future[None] | None = None
        self._replies: list[tuple[int, dict[str, Any]]] | None = None

    def accept(self, names: Sequence[str], conversation: str, content: Any) -> None:
        """Begins to write it; `content` is what is needed to do it again, as JSON."""
        if self._store:
            text = json.dumps(content, ensure_ascii=False)
            self._accept = partial(self._store.accept, self._id, names, conversation, text)
            self._accepting = self._accept()

    def write_again(self) -> None:
        """Tries once more what could not be written: that it is there, or that it is done."""
        if self._ending:
            if _has_failed(self._ending):
                self.end()
        elif self._accept and self._replies is None and _has_failed(self._accepting):
            self._accepting = self._accept()
            self._writings.watch(self._accepting)

    @property
    def is_over(self) -> bool:
        """Whether it is done, and nothing is written of it any more."""
        return self._ending is not None and self._ending.done() and not _has_failed(self._ending)

    def take_up(self, left: LeftWork) -> None:
        """Goes on with what another process left."""
        self._accepting = Future()
        self._accepting.set_result(True)
        if left.replies is not None:
            self._replies = [(number, json.loads(text)) for number, text in left.replies]

    async def is_ours(self) -> bool:
        """Return, when it is written, whether it never came before, to whichever process."""
        return self._accepting is None or await self._writings.result(self._accepting) is not False

    @property
    def is_kept(self) -> bool:
        """Whether it is written or about to be: another process would do it, were this one gone."""
        writing = self._accepting
        if writing is None or _has_failed(writing):
            return False
        return not writing.done() or writing.result()

    async def replies(self, make: Callable[[], Coroutine[Any, Any, Replies]]) -> list[tuple[int, Any]]:
        """Return the replies to send, each with its number: what `make` returns, written down.

        Of work that was left it is those that were not sent; `make` is not asked then.

        Raises:
            WorkLeftError: The server stops.
        """
        self.go_on()
        if self._replies is None:
            made = await make()
            self._replies = list(enumerate(made))
            if self._store and self.is_kept:
                texts = [json.dumps(each, ensure_ascii=False) for each in made]
                await self._writings.result(self._store.say(self._id, texts))
        self.go_on()
        return self._replies

    def go_on(self) -> None:
        """Returns where this process is to go on with it.

        Raises:
            WorkLeftError: The server stops, and the next process will do it.
        """
        if self._writings.is_closing and self.is_kept:
            raise WorkLeftError("left to the next process")

    def sent(self, number: int) -> None:
        """Strikes off a reply that was sent.

        Raises:
            WorkLeftError: The server stops; what follows is left to the next process.
        """
        if self._store and self.is_kept:
            self._writings.watch(self._store.strike(self._id, number))
        if self._replies and number != self._replies[-1][0]:
            self.go_on()

    def end(self) -> None:
        """Deletes what was written of it."""
        if self._store and self.is_kept:
            self._ending = self._store.end(self._id)
            self._writings.watch(self._ending)


def _has_failed(writing: "Future[Any] | None") -> bool:
    return writing is not None and writing.done() and (writing.cancelled() or bool(writing.exception()))
