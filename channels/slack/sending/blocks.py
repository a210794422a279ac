"""Shows a Reply in Slack: Block Kit blocks, and the text that stands for them in notifications.

slack_sdk's classes refuse what goes beyond Slack's published limits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    PlainTextObject,
    SectionBlock,
)

from actions.repertoire import Repertoire
from channels.slack.sending.sent import SentReply
from channels.slack.text import cut, escape, split

# Slack's limits, in characters and elements.
MOST_SECTION = 3_000
MOST_FALLBACK = 4_000
MOST_TITLE = ButtonElement.text_max_length
MOST_CONTEXT = ContextBlock.elements_max_length
BUTTONS_A_PAGE = 5


@dataclass(frozen=True)
class SlackMessage:
    """What is sent: blocks, and the whole message as text for what can't show them."""

    text: str
    blocks: tuple[dict[str, Any], ...] = ()


def render(sent: SentReply, repertoire: Repertoire) -> SlackMessage:
    """Return a Reply as a message of Slack's, with the buttons that can still be pressed."""
    blocks = [*_words(sent, repertoire), *_choices(sent, repertoire), *_ratings(sent)]
    return SlackMessage(fallback_text(sent), tuple(block.to_dict() for block in blocks))


def fallback_text(sent: SentReply) -> str:
    """Return the whole Reply as text, its disclaimer at the end, in which Slack finds no markup."""
    return cut(escape("\n".join((*sent.lead, sent.reply["text"]))), MOST_FALLBACK)


def context(*texts: str) -> Iterator[Block]:
    """Return small print: a paragraph for each text."""
    shown = [plain(cut(text, MOST_SECTION)) for text in texts if text]
    for start in range(0, len(shown), MOST_CONTEXT):
        yield ContextBlock(elements=shown[start : start + MOST_CONTEXT])


def sections(text: str) -> Iterator[Block]:
    """Return a text as the body of a message, in as many blocks as it needs."""
    for part in split(text, MOST_SECTION):
        yield SectionBlock(text=plain(part))


def plain(text: str) -> PlainTextObject:
    """Return a text that is shown as it is: no markup, no links, no names of emoji."""
    return PlainTextObject(text=text, emoji=False)


def _words(sent: SentReply, repertoire: Repertoire) -> Iterator[Block]:
    reply = sent.reply
    yield from context(*sent.lead)
    yield from sections(reply["body"] or reply["text"])
    yield from context(*(repertoire.sentence("answers.passage", **source) for source in reply["sources"]))
    yield from context(reply.get("emergency_line", ""), reply["disclaimer"])


def _choices(sent: SentReply, repertoire: Repertoire) -> Iterator[Block]:
    if sent.chosen:
        yield from context(repertoire.sentence("slack.you_chose", choice=sent.chosen))
        return
    choices = sent.choices
    first = sent.page * BUTTONS_A_PAGE
    shown = choices[first : first + BUTTONS_A_PAGE]
    if shown:
        buttons = [_button(sent, f"choice-{number}", each["title"]) for number, each in shown]
        yield _actions(f"choices-{sent.page}", buttons)
    turns = []
    if sent.page:
        turns.append(_button(sent, f"page-{sent.page - 1}", repertoire.sentence("slack.earlier_choices")))
    if first + BUTTONS_A_PAGE < len(choices):
        turns.append(_button(sent, f"page-{sent.page + 1}", repertoire.sentence("slack.more_choices")))
    if turns:
        yield _actions(f"pages-{sent.page}", turns)


def _ratings(sent: SentReply) -> Iterator[Block]:
    if sent.rated:
        yield from context(sent.rated)
    elif sent.ratings:
        thumbs = [
            # The thumb alone; its words are for screen readers.
            _button(sent, f"rating-{number}", each["title"].split()[0], label=each["title"])
            for number, each in sent.ratings
        ]
        yield _actions("ratings", thumbs)


def _button(sent: SentReply, action: str, title: str, label: str = "") -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=cut(title, MOST_TITLE), emoji=True),
        action_id=action,
        value=sent.key,
        accessibility_label=cut(label or title, MOST_TITLE),
    )


def _actions(name: str, buttons: Sequence[ButtonElement]) -> Block:
    return ActionsBlock(block_id=name, elements=list(buttons))
