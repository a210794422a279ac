"""Stands for Rasa's agent behind the Slack channel: answers each text as the test says."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage

from actions.disclaimer import disclaimer

THUMBS = (("👍 Helpful", '/feedback{"rating": "up"}'), ("👎 Not helpful", '/feedback{"rating": "down"}'))


def reply(
    body: str, outcome: str = "answer", buttons: tuple[tuple[str, str], ...] = (), **changes: Any
) -> dict[str, Any]:
    """Return a Reply; clinical ones have their disclaimer."""
    closing = disclaimer() if outcome in ("answer", "not_covered", "advice", "clarify") else ""
    return {
        "outcome": outcome,
        "text": "\n".join(filter(None, (body, closing))),
        "body": body,
        "disclaimer": closing,
        "topics": [],
        "facts": [],
        "sources": [],
        "buttons": [{"title": title, "payload": payload} for title, payload in buttons],
        "knowledge_version": "1",
        **changes,
    }


@dataclass
class StubModel:
    """Keeps what it was told as (conversation, text); says what `answer` returns, an echo by default."""

    answer: Callable[[str], dict[str, Any]] = field(default=lambda text: reply(f"You said: {text}"))
    heard: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None
    is_asked: threading.Event = field(default_factory=threading.Event)
    _allowed: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._allowed.set()

    def hold(self) -> None:
        """Answers nothing until it is released."""
        self._allowed.clear()

    def release(self) -> None:
        self._allowed.set()

    async def handle_message(self, message: UserMessage) -> None:
        self.heard.append((message.sender_id, message.text))
        self.is_asked.set()
        if not self._allowed.is_set():
            await asyncio.get_running_loop().run_in_executor(None, self._allowed.wait, 20)
        if self.error is not None:
            raise self.error
        await message.output_channel.send_response(message.sender_id, {"reply": self.answer(message.text)})

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.heard]
