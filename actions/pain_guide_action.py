"""What every action of the bot is: a name in the domain, and what it does about a message."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.repertoire import Repertoire, load_repertoire
from actions.reply import Reply
from actions.safety.alarm_line import with_alarm_line

Event = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """What an action does about a message: the Reply it says, if any, and the events it leaves."""

    reply: Reply | None = None
    events: Sequence[Event] = ()


class PainGuideAction(Action, ABC):
    """An action over one repertoire. A subclass gives its `action_name` and its `act`.

    Abstract for rasa_sdk as well, which makes one object of every other subclass of Action.
    """

    action_name: ClassVar[str]

    def __init__(self, repertoire: Repertoire | None = None) -> None:
        """Creates the action; rasa_sdk gives nothing, and then the project's files are its repertoire."""
        self.repertoire = repertoire or load_repertoire()

    def name(self) -> str:
        """The action's name in the domain."""
        return self.action_name

    @abstractmethod
    def act(self, tracker: Tracker) -> Act:
        """Return what is done about the latest message of a conversation."""

    def finished(self, act: Act, tracker: Tracker) -> Act:
        """Return an act as it is carried out; a kind of action may add to what is said."""
        return act

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        """Carries the act out; Rasa calls this."""
        act = self.finished(self.act(tracker), tracker)
        if act.reply:
            _say(dispatcher, with_alarm_line(act.reply, tracker, self.repertoire))
        return list(act.events)


def _say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    # The whole Reply travels along, as metadata of the message.
    values = reply.as_dict()
    offered = [*values["buttons"], *values["reasons"]]
    dispatcher.utter_message(text=reply.text, buttons=offered, reply=values)
