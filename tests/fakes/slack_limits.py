"""What Slack publishes about the form of calls, written out anew: nothing here is imported from slack_sdk."""

from collections.abc import Iterator, Mapping
from typing import Any

REQUIRED = {
    "auth.test": set(),
    "chat.postMessage": {"channel", "text"},
    "chat.postEphemeral": {"channel", "user", "text"},
    "chat.update": {"channel", "ts", "text"},
    "views.publish": {"user_id", "view"},
    "response_url": {"text"},
}
MOST_TEXT = 4000
MOST_BLOCKS = {"message": 50, "view": 100}
MOST_SECTION = 3000
MOST_HEADER = 150
MOST_CONTEXT_ELEMENTS = 10
MOST_ACTIONS = 5
MOST_BUTTON_TEXT = 75
MOST_VALUE = 2000
MOST_ID = 255


def faults_in(method: str, arguments: Mapping[str, Any]) -> list[str]:
    """Return what Slack would refuse or cut in a call."""
    return [f"{method}: {fault}" for fault in _faults(method, arguments)]


def _faults(method: str, arguments: Mapping[str, Any]) -> Iterator[str]:
    if method not in REQUIRED:
        yield "unknown method"
        return
    for name in REQUIRED[method]:
        if not arguments.get(name):
            yield f"no {name}"
    if len(arguments.get("text") or "") > MOST_TEXT:
        yield "text too long"
    view = arguments.get("view") or {}
    if method == "views.publish" and view.get("type") != "home":
        yield "no home view"
    blocks = view.get("blocks") or arguments.get("blocks") or []
    if len(blocks) > MOST_BLOCKS["view" if view else "message"]:
        yield "too many blocks"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        yield "block_id twice"
    for block in blocks:
        yield from _block_faults(block)


def _block_faults(block: Mapping[str, Any]) -> Iterator[str]:
    kind = block.get("type")
    if len(block.get("block_id", "")) > MOST_ID:
        yield "block_id too long"
    if kind == "section":
        yield from _text_faults(block["text"], MOST_SECTION)
    elif kind == "header":
        yield from _text_faults(block["text"], MOST_HEADER)
    elif kind == "context":
        if not 1 <= len(block["elements"]) <= MOST_CONTEXT_ELEMENTS:
            yield "number of context elements"
        for element in block["elements"]:
            yield from _text_faults(element, MOST_SECTION)
    elif kind == "actions":
        if not 1 <= len(block["elements"]) <= MOST_ACTIONS:
            yield "number of actions"
        names = [element["action_id"] for element in block["elements"]]
        if len(names) != len(set(names)):
            yield "action_id twice"
        for element in block["elements"]:
            yield from _button_faults(element)
    else:
        yield f"block of type {kind}"


def _button_faults(button: Mapping[str, Any]) -> Iterator[str]:
    if button["type"] != "button" or button["text"]["type"] != "plain_text":
        yield "no button"
    yield from _text_faults(button["text"], MOST_BUTTON_TEXT)
    if len(button["value"]) > MOST_VALUE or len(button["action_id"]) > MOST_ID:
        yield "value or action_id too long"
    if len(button.get("accessibility_label", "")) > MOST_BUTTON_TEXT:
        yield "accessibility_label too long"


def _text_faults(text: Mapping[str, Any], most: int) -> Iterator[str]:
    if text.get("type") not in ("plain_text", "mrkdwn"):
        yield "no text object"
    if not 1 <= len(text["text"]) <= most:
        yield f"text of {len(text['text'])} characters"
