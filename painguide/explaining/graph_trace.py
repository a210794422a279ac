"""Runs Rasa's graph up to each component in turn, to see what each made of a message."""

from dataclasses import dataclass

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.graph import GraphSchema
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from knowledge.errors import PainGuideError

_INPUT = "messages"


class ExplainError(PainGuideError):
    """A message can't be explained; the error says why and what to do."""


@dataclass(frozen=True)
class Stage:
    """The message as written and its readings, as they stand after a component."""

    component: str
    messages: tuple[Message, ...]


def trace(processor: MessageProcessor, text: str, tracker: DialogueStateTracker) -> list[Stage]:
    """Return a stage for each component that a message goes through, in order.

    Components change messages in place, so the graph is run up to each of them anew.
    """
    metadata, runner = processor.model_metadata, processor.graph_runner

    def after(node: str) -> tuple[Message, ...]:
        message = UserMessage(text, sender_id=tracker.sender_id)
        inputs = {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: tracker}
        return tuple(runner.run(inputs=inputs, targets=[node])[node])

    schema = metadata.predict_schema
    nodes = way_to(metadata.nlu_target, schema)
    return [Stage(schema.nodes[node].uses.__name__, after(node)) for node in nodes]


def way_to(target: str, schema: GraphSchema) -> list[str]:
    """Return the nodes that messages pass up to a target, first to last."""
    way: list[str] = []
    node = target
    while node in schema.nodes:
        way.insert(0, node)
        node = schema.nodes[node].needs.get(_INPUT, "")
    return way


def messages_after(component: type, stages: list[Stage]) -> tuple[Message, ...]:
    """Return the messages as a component left them.

    Raises:
        ExplainError: The model has no such component.
    """
    for stage in stages:
        if stage.component == component.__name__:
            return stage.messages
    raise ExplainError(
        f"config.yml: the pipeline has no {component.__name__}, which an explanation tells of; restore it."
    )
