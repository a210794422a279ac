"""Takes over what Slack delivers: each delivery once, in order, in the background."""

import json
import logging

from channels.conversation_queue import ConversationQueue
from channels.outbox import Outbox
from channels.slack.answers import Answerable, SlackAnswers
from channels.slack.delivery import AccessLost, TypedMessage, UrlVerification, read_delivery
from channels.slack.sending.client import SlackClient, SlackUnsentError
from channels.slack.sending.sent import SentReply
from channels.slack.turn import CHANNEL
from channels.written_work import Work
from settings.slack_settings import TOKEN_VARIABLE

logger = logging.getLogger(__name__)


class SlackBot:
    """Takes deliveries and returns at once; they are answered meanwhile."""

    def __init__(self, answers: SlackAnswers, client: SlackClient, outbox: Outbox) -> None:
        """Creates a bot; `outbox` knows which deliveries are new, and keeps them until they are answered."""
        self._answers = answers
        self._client = client
        self._outbox = outbox
        self._queue = ConversationQueue(CHANNEL)

    def receive(self, delivery: Answerable | AccessLost, body: bytes) -> Work | None:
        """Take over a delivery; `body` is what it was read from.

        Return its work, None where there is none: it came before, by any of its ids.
        """
        if isinstance(delivery, AccessLost):
            self._client.access.lost(delivery.code)
            return None
        # First whether it is heard: what others say in channels must not push out what was handled.
        if not self._answers.is_heard(delivery):
            return None
        sent = self._answers.sent_of(delivery)
        content = {"body": body.decode(), "sent": sent.as_dict() if sent else None}
        work = self._outbox.accept(delivery.ids, self._answers.conversation(delivery), content)
        if work:
            self._begin(delivery, work)
        return work

    async def start(self) -> None:
        """Begins: takes up what another process left, and asks Slack in the background about the token."""
        self._queue.put("start", self._check_token)
        await self._outbox.start(self._take_up)

    async def stop(self) -> None:
        """Ends what was begun, at most for a while, and closes the connections."""
        await self._outbox.stop(self._queue)
        await self._client.close()

    def _take_up(self, content: str, work: Work) -> None:
        values = json.loads(content)
        delivery = read_delivery(values["body"].encode())
        if delivery is None or isinstance(delivery, (AccessLost, UrlVerification)):
            # Newer code reads it otherwise.
            work.end()
            return
        if values["sent"]:
            self._answers.keep_sent(SentReply.from_dict(values["sent"]))
        self._begin(delivery, work)

    def _begin(self, delivery: Answerable, work: Work) -> None:
        answers, do = self._answers, self._outbox.do
        answers.enter(delivery)
        user = delivery.place.user if isinstance(delivery, TypedMessage) else ""
        is_taken = self._queue.put(
            answers.conversation(delivery),
            lambda: do(work, lambda: answers.answer(delivery, work)),
            user=user,
        )
        if is_taken:
            answers.welcome(user)
        elif isinstance(delivery, TypedMessage):
            typed = delivery
            self._queue.run_beside(lambda: do(work, lambda: answers.refuse(typed, work)))

    async def _check_token(self) -> None:
        try:
            logger.info("slack: signed in as %s", await self._client.identity())
        except SlackUnsentError as error:
            logger.error(
                "slack: %s does not work (%s): nothing can be sent; see docs/slack.md",
                TOKEN_VARIABLE,
                error.code,
            )
