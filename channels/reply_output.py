"""Collects the Replies of a turn, whatever made them. Every channel of ours sends these."""

from functools import lru_cache
from typing import Any

from rasa.core.channels.channel import OutputChannel

from actions.repertoire import load_repertoire
from actions.reply import PlainOutcome, plain_reply
from nlu.safety.reports import EMERGENCY_AND_CRISIS, INTENT_OF_TIER

# A response of the domain carries no Reply; its name tells the outcome.
_REPORT = "utter_report_"
_TIER_OF_REPORT = {EMERGENCY_AND_CRISIS: "A+C", **{intent: tier for tier, intent in INTENT_OF_TIER.items()}}
_SPANISH = "_in_spanish"


def reply_of_message(message: dict[str, Any]) -> dict[str, Any]:
    """Return the Reply in a message of Rasa's, or make one from a response of the domain."""
    if isinstance(message.get("reply"), dict):
        return dict(message["reply"])
    response = str(message.get("utter_action", ""))
    outcome: PlainOutcome = "emergency" if response.startswith(_REPORT) else "smalltalk"
    text = str(message.get("text") or "").strip()
    # The line stands in the response, for channels of Rasa's own; a Reply has it apart.
    body = text if outcome == "emergency" else text.rpartition("\n")[0] or text
    language = "es" if body in _spanish_texts() else "en"
    return plain_reply(outcome, body, load_repertoire(), language=language).as_dict()


@lru_cache(maxsize=1)
def _spanish_texts() -> frozenset[str]:
    # A variant of a response goes out under the name of the response: which one it was, its text tells.
    texts = load_repertoire().group("emergency")
    return frozenset(text for name, text in texts.items() if name.endswith(_SPANISH))


class ReplyOutput(OutputChannel):
    """Keeps what the bot says in one turn."""

    def __init__(self) -> None:
        """Creates an output with nothing said yet."""
        self.replies: list[dict[str, Any]] = []
        self._tiers: list[str] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa."""
        return "reply_output"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps a message as a Reply."""
        self.replies.append(reply_of_message(message))
        self._tiers.append(_tier_of_response(str(message.get("utter_action", ""))))

    @property
    def tier(self) -> str:
        """The tier of the red flags that the first Reply tells of, "" where no report of the domain does."""
        return self._tiers[0] if self._tiers else ""


def _tier_of_response(response: str) -> str:
    report = response.removeprefix("utter_").removesuffix("_in_spanish").removesuffix("_for_other")
    return _TIER_OF_REPORT.get(report, "")
