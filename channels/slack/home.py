"""The app's Home tab in Slack: what the bot is, and questions to ask by a press."""

import logging
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, HeaderBlock, PlainTextObject
from slack_sdk.models.views import View

from actions.repertoire import Repertoire
from actions.replies import help_reply
from channels.slack.sending.blocks import MOST_TITLE, context, plain, sections
from channels.slack.sending.client import SlackClient, SlackUnsentError
from channels.slack.text import cut

logger = logging.getLogger(__name__)


async def show_home(client: SlackClient, user: str, repertoire: Repertoire) -> None:
    """Shows the Home tab to a user; a failure is logged."""
    try:
        await client.publish_home(user, home_view(repertoire))
    except SlackUnsentError as error:
        logger.warning("slack: the Home tab could not be shown (%s)", error.code)


def home_view(repertoire: Repertoire) -> dict[str, Any]:
    """Return the view of the Home tab."""
    view: dict[str, Any] = View(type="home", blocks=list(_blocks(repertoire))).to_dict()
    return view


def _blocks(repertoire: Repertoire) -> Iterator[Block]:
    reply = help_reply(repertoire)
    yield HeaderBlock(text=plain(cut(repertoire.sentence("slack.home_title"), HeaderBlock.text_max_length)))
    yield from sections(repertoire.sentence("slack.notice"))
    yield from sections(repertoire.sentence("slack.home_emergency"))
    yield from sections(reply.body)
    yield from context(repertoire.sentence("slack.home_press"))
    # A block for each: side by side, long questions are cut.
    for number, button in enumerate(reply.buttons):
        yield ActionsBlock(elements=[_ask_button(number, button.title)])
    yield from context(repertoire.sentence("slack.home_more"))


def _ask_button(number: int, question: str) -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=cut(question, MOST_TITLE), emoji=False),
        action_id=f"ask-{number}",
        value=question,
    )
