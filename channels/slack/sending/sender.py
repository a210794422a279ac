"""Sends Replies to where they belong in Slack, by another way where the first is closed."""

import logging
from collections.abc import Awaitable, Callable, Iterator

from actions.repertoire import Repertoire
from channels.slack.place import SlackPlace
from channels.slack.press import ButtonPress
from channels.slack.sending.blocks import SlackMessage, fallback_text, render
from channels.slack.sending.client import SlackClient, SlackUnsentError
from channels.slack.sending.sent import SentReply
from telemetry.metrics import FAILED_SENDS

logger = logging.getLogger(__name__)
Way = Callable[[SlackMessage], Awaitable[None]]


class SlackSender:
    """Sends, shows anew, and counts what could not be sent. Never raises for what Slack refuses."""

    def __init__(self, client: SlackClient, repertoire: Repertoire) -> None:
        """Creates a sender over a client; its own words come from the repertoire."""
        self._repertoire = repertoire
        self._client = client

    async def send(self, sent: SentReply) -> None:
        """Sends a Reply to its place: there or, where Slack refuses that, in a direct message."""
        await self._send(sent.place, self._message(sent))
        if sent.reply["outcome"] == "emergency" and not sent.place.direct:
            # An ephemeral message is lost when Slack is closed; this one must not be.
            await self._try([self._direct(sent.place.user)], self._message(sent))

    async def tell(self, place: SlackPlace, text: str) -> None:
        """Says something about Slack itself, in a line that only its user sees."""
        await self._send(place, SlackMessage(text))

    async def show_anew(self, press: ButtonPress, sent: SentReply) -> None:
        """Replaces a message whose button was pressed by the Reply as it stands now."""
        message = self._message(sent)
        try:
            if press.response_url and (press.ephemeral or not (press.channel and press.message)):
                await self._client.respond(press.response_url, message, replace=True)
            else:
                await self._client.update(press.channel, press.message, message)
        except SlackUnsentError as error:
            logger.warning("slack: a message could not be replaced (%s)", error.code)

    async def _send(self, place: SlackPlace, message: SlackMessage) -> None:
        await self._try(self._ways(place), message)

    def _ways(self, place: SlackPlace) -> Iterator[Way]:
        client = self._client
        if place.response_url:
            yield lambda message: client.respond(place.response_url, message)
        if place.direct:
            yield lambda message: client.post(place.channel or place.user, message, place.thread)
        elif place.private:
            thread = place.thread if place.thread_begun else ""
            yield lambda message: client.post_ephemeral(place.channel, place.user, message, thread)
        else:
            yield lambda message: client.post(place.channel, message, place.thread)
        if not place.direct:
            yield self._direct(place.user)

    def _direct(self, user: str) -> Way:
        return lambda message: self._client.post(user, message)

    async def _try(self, ways: Iterator[Way] | list[Way], message: SlackMessage) -> None:
        code = ""
        for way in ways:
            try:
                await self._take(way, message)
                return
            except SlackUnsentError as error:
                code = error.code
        logger.error("slack: a reply could not be sent (%s)", code)
        FAILED_SENDS.labels("slack", code).inc()

    async def _take(self, way: Way, message: SlackMessage) -> None:
        try:
            await way(message)
        except SlackUnsentError as error:
            if not (message.blocks and error.code.startswith("invalid_blocks")):
                raise
            # Slack's rules for blocks change; the text alone is the whole Reply.
            await way(SlackMessage(message.text))

    def _message(self, sent: SentReply) -> SlackMessage:
        try:
            return render(sent, self._repertoire)
        except Exception as error:
            logger.error("slack: a reply could not be shown in blocks (%s)", type(error).__name__)
            return SlackMessage(fallback_text(sent))
