"""What the bot does about each delivery of Slack's: in the background, each once, in order."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from actions.repertoire import Repertoire
from channels.conversation_queue import ConversationQueue
from channels.edited_messages import EditedMessages
from channels.handled_once import Deliveries, HandledOnce
from channels.refused_messages import RefusedMessages
from channels.slack.delivery import AccessLost, HomeOpened, TypedMessage, UnaskedMessage
from channels.slack.home import show_home
from channels.slack.place import SlackPlace
from channels.slack.press import ButtonPress
from channels.slack.sending.client import SlackClient, SlackUnsentError
from channels.slack.sending.sender import SlackSender
from channels.slack.sending.sent import SentReplies, SentReply, new_key
from channels.slack.turn import CHANNEL, Reply, TypedTurns, is_personal
from channels.slack.unasked import UnaskedMessages
from channels.turn import Handler, TurnTaker
from settings.slack_settings import TOKEN_VARIABLE
from telemetry.metrics import REFUSALS

logger = logging.getLogger(__name__)

STOP_SECONDS = 20
Receivable = TypedMessage | UnaskedMessage | HomeOpened | ButtonPress | AccessLost


class SlackBot:
    """Takes deliveries and returns at once; answers them by the client."""

    def __init__(
        self, on_new_message: Handler, client: SlackClient, repertoire: Repertoire, deliveries: Deliveries
    ) -> None:
        """Creates a bot over Rasa's handler of messages; `deliveries` tells which are new."""
        self._repertoire = repertoire
        self._turns = TurnTaker(on_new_message, CHANNEL)
        self._refused = RefusedMessages(CHANNEL, repertoire)
        self._typed = TypedTurns(self._turns, self._refused, repertoire)
        self._unasked = UnaskedMessages(EditedMessages(self._refused, repertoire))
        self._client = client
        self._sender = SlackSender(client, self._repertoire)
        self._sent = SentReplies()
        self._queue = ConversationQueue(CHANNEL)
        self._deliveries = deliveries
        self._noticed = HandledOnce()
        self._slowed: set[str] = set()

    def receive(self, delivery: Receivable) -> None:
        """Takes a delivery; one that came before, by any of its ids, does nothing."""
        if isinstance(delivery, UnaskedMessage):
            self._receive_unasked(delivery)
        elif self._is_new(delivery.ids):
            if isinstance(delivery, ButtonPress):
                self._receive_press(delivery)
            elif isinstance(delivery, AccessLost):
                self._client.access.lost(delivery.code)
            elif isinstance(delivery, HomeOpened):
                user = delivery.user
                self._queue.put(f"home:{user}", lambda: show_home(self._client, user, self._repertoire))
            else:
                self._receive_typed(delivery)

    def start(self) -> None:
        """Begins: asks Slack in the background whether the token works, and logs the answer."""
        self._queue.put("start", self._check_token)

    async def stop(self) -> None:
        """Ends what was begun, at most for a while, and closes the connections."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._queue.finished(), STOP_SECONDS)
        await self._client.close()

    async def _check_token(self) -> None:
        try:
            logger.info("slack: signed in as %s", await self._client.identity())
        except SlackUnsentError as error:
            logger.error(
                "slack: %s does not work (%s): nothing can be sent; see docs/slack.md",
                TOKEN_VARIABLE,
                error.code,
            )

    def _is_new(self, ids: tuple[str, ...]) -> bool:
        # All are asked about, since each must be remembered.
        news = [self._deliveries.is_new(each) for each in ids]
        return all(news)

    def _receive_typed(self, typed: TypedMessage) -> None:
        place = typed.place
        self._unasked.enter(place)
        if self._queue.put(place.conversation, lambda: self._answer_typed(typed), user=place.user):
            self._slowed.discard(place.user)
        else:
            self._queue.run_beside(lambda: self._refuse_typed(typed))

    async def _refuse_typed(self, typed: TypedMessage) -> None:
        user = typed.place.user
        if replies := await self._refused.emergency_replies(typed.text, user):
            await self._send(replies, typed.place)
            return
        REFUSALS.labels("429", "too_many_requests").inc()
        if user not in self._slowed:
            self._slowed.add(user)
            text = self._repertoire.sentence("not_answered.slow_down")
            await self._sender.tell(replace(typed.place, private=True), text)

    def _receive_unasked(self, message: UnaskedMessage) -> None:
        # First whether it is heard: what others say in channels must not push out what was handled.
        if self._unasked.is_heard(message) and self._is_new(message.ids):
            self._queue.put(message.written.place.conversation, lambda: self._answer_unasked(message))

    def _receive_press(self, press: ButtonPress) -> None:
        if press.kind == "ask":
            place = SlackPlace(press.team, "", press.user, direct=True)
            self._queue.put(place.conversation, lambda: self._answer_asked(place, press.value))
            return
        sent = self._sent.find(press.value)
        conversation = sent.place.conversation if sent else f"press:{press.user}"
        self._queue.put(conversation, lambda: self._answer_press(press))

    async def _answer_typed(self, typed: TypedMessage) -> None:
        replies = await self._typed.replies(typed.text, typed.place, typed.has_files)
        await self._send(replies, typed.place)
        # Not before: nothing may keep an emergency from going out.
        await self._unasked.remember(typed, replies)

    async def _answer_unasked(self, message: UnaskedMessage) -> None:
        await self._send(await self._unasked.replies(message), message.written.place)

    async def _answer_asked(self, place: SlackPlace, question: str) -> None:
        replies = await self._typed.replies(question, place)
        await self._send(
            replies, place, lead=(self._repertoire.sentence("slack.you_asked", question=question),)
        )

    async def _answer_press(self, press: ButtonPress) -> None:
        sent = self._sent.find(press.value)
        if sent is None or sent.place.user != press.user:
            text = self._repertoire.sentence("slack.forgotten" if sent is None else "slack.not_yours")
            await self._sender.tell(_place_of(press), text)
        elif press.kind == "page":
            await self._show_anew(press, replace(sent, page=press.number))
        elif press.number < len(sent.reply["buttons"]):
            button = sent.reply["buttons"][press.number]
            answer = self._rate if press.kind == "rating" else self._choose
            await answer(press, sent, button["title"], button["payload"])

    async def _choose(self, press: ButtonPress, sent: SentReply, title: str, payload: str) -> None:
        if sent.chosen:
            return
        await self._show_anew(press, replace(sent, chosen=title))
        await self._send(await self._turn(payload, sent), _place_after(press, sent))

    async def _rate(self, press: ButtonPress, sent: SentReply, title: str, payload: str) -> None:
        if sent.rated:
            return
        # Kept before the turn: a second press must find it.
        self._sent.keep(replace(sent, rated=title))
        replies = await self._turn(payload, sent)
        thanks = " ".join(" ".join(reply["text"].split("\n")) for reply in replies)
        await self._show_anew(press, replace(sent, rated=f"{title}. {thanks}"))

    async def _turn(self, payload: str, sent: SentReply) -> list[Reply]:
        return await self._turns.take(payload, sent.place.conversation)

    async def _show_anew(self, press: ButtonPress, sent: SentReply) -> None:
        self._sent.keep(sent)
        await self._sender.show_anew(press, sent)

    async def _send(self, replies: Iterable[Reply], place: SlackPlace, lead: tuple[str, ...] = ()) -> None:
        for reply in replies:
            hidden = not place.direct and (place.private or is_personal(reply))
            sent = SentReply(
                new_key(),
                reply,
                replace(place, private=hidden),
                # Nothing stands before an emergency's number.
                lead=() if reply["outcome"] == "emergency" else self._lead(place, lead, hidden),
            )
            self._sent.keep(sent)
            await self._sender.send(sent)
            self._unasked.enter(place)

    def _lead(self, place: SlackPlace, lead: tuple[str, ...], hidden: bool) -> tuple[str, ...]:
        is_first = self._noticed.is_new(place.conversation)
        notice = (self._repertoire.sentence("slack.notice"),) if is_first else ()
        hint = (self._repertoire.sentence("slack.only_you"),) if hidden else ()
        return (*notice, *lead, *hint)


def _place_of(press: ButtonPress) -> SlackPlace:
    return SlackPlace(press.team, press.channel, press.user, private=True, response_url=press.response_url)


def _place_after(press: ButtonPress, sent: SentReply) -> SlackPlace:
    """Return where the Reply to a press goes: what follows something private stays private."""
    place = sent.place
    return replace(
        place,
        thread_begun=place.thread_begun or not press.ephemeral,
        response_url=press.response_url if place.private else "",
    )
