"""What Telegram publishes about the form of a call: tells what is wrong with one."""

import re

METHODS = {
    "getMe": ((), ()),
    "getWebhookInfo": ((), ()),
    "sendMessage": (
        ("chat_id", "text"),
        ("message_thread_id", "link_preview_options", "reply_parameters", "reply_markup"),
    ),
    "sendChatAction": (("chat_id", "action"), ("message_thread_id",)),
    "answerCallbackQuery": (("callback_query_id",), ("text",)),
    "editMessageReplyMarkup": (("chat_id", "message_id"), ("reply_markup",)),
    "setWebhook": (("url", "secret_token"), ("allowed_updates",)),
    "setMyCommands": (("commands",), ()),
}
UPDATE_KINDS = {"message", "edited_message", "channel_post", "callback_query", "my_chat_member", "poll"}


def length(text):
    return len(text.encode("utf-16-le")) // 2


def faults(method, parameters):
    """Return what is wrong with a call, nothing when Telegram would take it."""
    if method not in METHODS:
        return [f"there is no method {method}"]
    needed, allowed = METHODS[method]
    found = [f"{method} needs {name}" for name in needed if name not in parameters]
    found += [f"{method} knows no {name}" for name in parameters if name not in needed + allowed]
    return found or list(CHECKS.get(method, lambda _: [])(parameters))


def _message_faults(parameters):
    text = parameters["text"]
    if type(parameters["chat_id"]) is not int:
        yield "a chat's id is a number"
    if not text.strip():
        yield "message text is empty"
    if length(text) > 4096:
        yield "message is too long"
    yield from _markup_faults(parameters)


def _markup_faults(parameters):
    rows = parameters.get("reply_markup", {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100:
        yield "more than 100 buttons"
    for button in (button for row in rows for button in row):
        if set(button) != {"text", "callback_data"} or not button["text"].strip():
            yield "a button has a text and callback_data"
        elif not 1 <= len(button["callback_data"].encode()) <= 64:
            yield "BUTTON_DATA_INVALID"
    if any(not row for row in rows):
        yield "a row has a button"


def _query_faults(parameters):
    if length(parameters.get("text", "")) > 200:
        yield "MESSAGE_TOO_LONG"


def _webhook_faults(parameters):
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", parameters["secret_token"]):
        yield "secret token contains unallowed characters"
    if not re.fullmatch(r"https?://\S+", parameters["url"]):
        yield "bad webhook"
    if not set(parameters.get("allowed_updates", ())) <= UPDATE_KINDS:
        yield "unknown kind of update"


def _commands_faults(parameters):
    for command in parameters["commands"]:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            yield "BOT_COMMAND_INVALID"
        if not 1 <= length(command["description"]) <= 256:
            yield "BOT_COMMAND_DESCRIPTION_INVALID"


CHECKS = {
    "sendMessage": _message_faults,
    "editMessageReplyMarkup": _markup_faults,
    "answerCallbackQuery": _query_faults,
    "setWebhook": _webhook_faults,
    "setMyCommands": _commands_faults,
}
