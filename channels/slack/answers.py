"""What the bot does about each delivery of Slack's."""

from collections.abc import Iterable
from dataclasses import replace

from actions.repertoire import Repertoire
from channels.edited_messages import EditedMessages
from channels.handled_once import HandledOnce
from channels.refused_messages import RefusedMessages
from channels.slack.delivery import HomeOpened, TypedMessage, UnaskedMessage
from channels.slack.home import show_home
from channels.slack.place import SlackPlace
from channels.slack.press import ButtonPress
from channels.slack.sending.client import SlackClient
from channels.slack.sending.sender import SlackSender
from channels.slack.sending.sent import SentReplies, SentReply, new_key
from channels.slack.turn import CHANNEL, Reply, TypedTurns, is_personal
from channels.slack.unasked import UnaskedMessages
from channels.turn import TurnTaker
from channels.written_work import Work
from telemetry.metrics import REFUSALS

Answerable = TypedMessage | UnaskedMessage | HomeOpened | ButtonPress


class SlackAnswers:
    """Answers deliveries one by one, by turns of the bot and by the client."""

    def __init__(self, turns: TurnTaker, client: SlackClient, repertoire: Repertoire) -> None:
        """Creates what answers; it remembers buttons, threads and whom it told what, in memory."""
        self._turns = turns
        self._client = client
        self._repertoire = repertoire
        self._refused = RefusedMessages(CHANNEL, repertoire)
        self._typed = TypedTurns(turns, self._refused, repertoire)
        self._unasked = UnaskedMessages(EditedMessages(self._refused, repertoire))
        self._sender = SlackSender(client, repertoire)
        self._sent = SentReplies()
        self._noticed = HandledOnce()
        self._slowed: set[str] = set()

    def is_heard(self, delivery: Answerable) -> bool:
        """Return whether a delivery is for the bot, or in a place where it hears red flags."""
        return not isinstance(delivery, UnaskedMessage) or self._unasked.is_heard(delivery)

    def conversation(self, delivery: Answerable) -> str:
        """Return whose deliveries are answered in order with this one."""
        if isinstance(delivery, TypedMessage):
            return delivery.place.conversation
        if isinstance(delivery, UnaskedMessage):
            return delivery.written.place.conversation
        if isinstance(delivery, HomeOpened):
            return f"home:{delivery.user}"
        if delivery.kind == "ask":
            return _direct_place(delivery).conversation
        sent = self.sent_of(delivery)
        return sent.place.conversation if sent else f"press:{delivery.user}"

    def sent_of(self, delivery: Answerable) -> SentReply | None:
        """Return the Reply whose button was pressed, None where that is forgotten or nothing was."""
        return self._sent.find(delivery.value) if isinstance(delivery, ButtonPress) else None

    def keep_sent(self, sent: SentReply) -> None:
        """Remembers a Reply that another process sent, for its buttons."""
        self._sent.keep(sent)

    def enter(self, delivery: Answerable) -> None:
        """Remembers that the bot takes part where it was asked something."""
        if isinstance(delivery, TypedMessage):
            self._unasked.enter(delivery.place)

    async def answer(self, delivery: Answerable, work: Work) -> None:
        """Answers a delivery."""
        if isinstance(delivery, HomeOpened):
            await show_home(self._client, delivery.user, self._repertoire)
        elif isinstance(delivery, UnaskedMessage):
            replies = await work.replies(lambda: self._unasked.replies(delivery))
            await self._send(replies, delivery.written.place, work)
        elif isinstance(delivery, TypedMessage):
            await self._answer_typed(delivery, work)
        elif delivery.kind == "ask":
            place, question = _direct_place(delivery), delivery.value
            replies = await work.replies(lambda: self._typed.replies(question, place))
            you_asked = self._repertoire.sentence("slack.you_asked", question=question)
            await self._send(replies, place, work, lead=(you_asked,))
        else:
            await self._answer_press(delivery, work)

    async def refuse(self, typed: TypedMessage, work: Work) -> None:
        """Answers what came beyond the limit: an emergency at once; else its writer is told so, once."""
        user = typed.place.user
        replies = await work.replies(lambda: self._refused.emergency_replies(typed.text, user))
        if replies:
            await self._send(replies, typed.place, work)
            return
        REFUSALS.labels("429", "too_many_requests").inc()
        if user not in self._slowed:
            self._slowed.add(user)
            text = self._repertoire.sentence("not_answered.slow_down")
            await self._sender.tell(replace(typed.place, private=True), text)

    def welcome(self, user: str) -> None:
        """Takes in that a message of someone has room again."""
        self._slowed.discard(user)

    async def _answer_typed(self, typed: TypedMessage, work: Work) -> None:
        replies = await work.replies(lambda: self._typed.replies(typed.text, typed.place, typed.has_files))
        await self._send(replies, typed.place, work)
        # Not before: nothing may keep an emergency from going out.
        await self._unasked.remember(typed, [reply for _, reply in replies])

    async def _answer_press(self, press: ButtonPress, work: Work) -> None:
        sent = self._sent.find(press.value)
        if sent is None or sent.place.user != press.user:
            text = self._repertoire.sentence("slack.forgotten" if sent is None else "slack.not_yours")
            await self._sender.tell(_place_of(press), text)
        elif press.kind == "page":
            await self._show_anew(press, replace(sent, page=press.number))
        elif press.number < len(sent.reply["buttons"]):
            button = sent.reply["buttons"][press.number]
            answer = self._rate if press.kind == "rating" else self._choose
            await answer(press, sent, button["title"], button["payload"], work)

    async def _choose(
        self, press: ButtonPress, sent: SentReply, title: str, payload: str, work: Work
    ) -> None:
        if sent.chosen:
            return
        await self._show_anew(press, replace(sent, chosen=title))
        replies = await work.replies(lambda: self._turn(payload, sent))
        await self._send(replies, _place_after(press, sent), work)

    async def _rate(self, press: ButtonPress, sent: SentReply, title: str, payload: str, work: Work) -> None:
        if sent.rated:
            return
        # Kept before the turn: a second press must find it.
        self._sent.keep(replace(sent, rated=title))
        replies = await work.replies(lambda: self._turn(payload, sent))
        thanks = " ".join(" ".join(reply["text"].split("\n")) for _, reply in replies)
        await self._show_anew(press, replace(sent, rated=f"{title}. {thanks}"))

    async def _turn(self, payload: str, sent: SentReply) -> list[Reply]:
        return await self._turns.take(payload, sent.place.conversation, sent.place.user)

    async def _show_anew(self, press: ButtonPress, sent: SentReply) -> None:
        self._sent.keep(sent)
        await self._sender.show_anew(press, sent)

    async def _send(
        self,
        replies: Iterable[tuple[int, Reply]],
        place: SlackPlace,
        work: Work,
        lead: tuple[str, ...] = (),
    ) -> None:
        for number, reply in replies:
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
            work.sent(number)

    def _lead(self, place: SlackPlace, lead: tuple[str, ...], hidden: bool) -> tuple[str, ...]:
        is_first = self._noticed.is_new(place.conversation)
        notice = (self._repertoire.sentence("slack.notice"),) if is_first else ()
        hint = (self._repertoire.sentence("slack.only_you"),) if hidden else ()
        return (*notice, *lead, *hint)


def _direct_place(press: ButtonPress) -> SlackPlace:
    return SlackPlace(press.team, "", press.user, direct=True)


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
