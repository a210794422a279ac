"""Reads what Telegram delivers: a message, a chosen button, or nothing that is ours to answer.

Telegram may add fields and kinds at any time and leaves out most: whatever is missing or of
another type makes an update one that is not answered, never an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

# What Telegram says of a bot that a chat blocked or removed.
ABSENT = frozenset({"kicked", "left"})
GROUPS = frozenset({"group", "supergroup"})
# What people send beside words, by Telegram's names. Anything else is Telegram's own news.
CONTENTS = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "location", "paid_media"),
    *("photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
)


# Who writes in a group as the group itself or as a channel, by Telegram's names for them.
WRITES_FOR_A_CHAT = frozenset({1087968824, 136817688})


@dataclass(frozen=True)
class Sender:
    """Who wrote, and where: what a reply needs. Anonymous admins of a chat are one user, with its id."""

    chat_id: int
    user_id: int
    is_group: bool
    message_id: int | None = None
    topic_id: int | None = None

    @property
    def conversation(self) -> str:
        """One for each user and chat: a group never shares what one of them asked elsewhere."""
        return f"telegram:{self.chat_id}:{self.user_id}"

    @property
    def anonymous(self) -> "Sender":
        """The same place, of those who write there as the group itself."""
        return replace(self, user_id=self.chat_id)

    @property
    def message(self) -> str:
        """The name of what was written, which an edit of it has as well."""
        return f"{self.chat_id}:{self.message_id}"


@dataclass(frozen=True)
class PatientMessage:
    """A message of a person: typed words or a caption, and what else it holds ("photo").

    An edit is the message as it is now; Telegram does not say what it was.
    """

    sender: Sender
    text: str
    content: str | None
    album: str | None
    replied_to: int | None
    mentioned_ids: frozenset[int]
    is_edit: bool


@dataclass(frozen=True)
class Membership:
    """Whether a chat has the bot: someone blocked it or let it in again, a group removed or added it."""

    chat_id: int
    is_in: bool


@dataclass(frozen=True)
class ChosenButton:
    """A button that someone touched. Telegram shows it as busy until `query_id` is answered."""

    query_id: str
    code: str
    sender: Sender | None


def read_update_id(update: Mapping[str, Any]) -> int | None:
    """Return the number of an update, None when it has none."""
    return _number(update, "update_id")


def read_update(update: Mapping[str, Any]) -> PatientMessage | ChosenButton | Membership | None:
    """Return what an update holds for the bot; None for all that it does not answer."""
    if query := _object(update, "callback_query"):
        return _chosen_button(query)
    if membership := _object(update, "my_chat_member"):
        return _membership(membership)
    edited = _object(update, "edited_message")
    return _patient_message(edited or _object(update, "message"), is_edit=bool(edited))


def _chosen_button(query: Mapping[str, Any]) -> ChosenButton | None:
    query_id = _text(query, "id")
    if not query_id:
        return None
    sender = _sender(_object(query, "message"), _object(query, "from"))
    return ChosenButton(query_id, _text(query, "data"), sender)


def _membership(changed: Mapping[str, Any]) -> Membership | None:
    chat_id = _number(_object(changed, "chat"), "id")
    status = _text(_object(changed, "new_chat_member"), "status")
    return Membership(chat_id, status not in ABSENT) if chat_id is not None and status else None


def _patient_message(message: Mapping[str, Any], *, is_edit: bool) -> PatientMessage | None:
    sender = _sender(message, _writer(message))
    # `is_automatic_forward` is a channel's post that Telegram copies into its group.
    if not sender or message.get("is_automatic_forward"):
        return None
    content = next((name for name in CONTENTS if name in message), None)
    text = _text(message, "text") or _text(message, "caption")
    if not text and not content:
        return None
    answered = _object(message, "reply_to_message")
    # In a topic every message "replies" to the news that the topic was opened.
    replied_to = None if "forum_topic_created" in answered else _number(_object(answered, "from"), "id")
    album = _text(message, "media_group_id") or None
    return PatientMessage(sender, text, content, album, replied_to, _mentioned_ids(message), is_edit)


def _sender(message: Mapping[str, Any], user: Mapping[str, Any]) -> Sender | None:
    chat = _object(message, "chat")
    chat_id, user_id, kind = _number(chat, "id"), _number(user, "id"), chat.get("type")
    if chat_id is None or user_id is None or user.get("is_bot") or kind == "channel":
        return None
    topic_id = _number(message, "message_thread_id") if message.get("is_topic_message") else None
    # Chats of one person have numbers above 0.
    is_group = kind in GROUPS if isinstance(kind, str) else chat_id < 0
    return Sender(chat_id, user_id, is_group, _number(message, "message_id"), topic_id)


def _writer(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the user who wrote, or the chat in whose name: `from` is then a bot of Telegram's."""
    user, chat = _object(message, "from"), _object(message, "sender_chat")
    return chat if chat and (not user or _number(user, "id") in WRITES_FOR_A_CHAT) else user


def _mentioned_ids(message: Mapping[str, Any]) -> frozenset[int]:
    entities = message.get("entities") or message.get("caption_entities")
    users = [
        _number(_object(entity, "user"), "id")
        for entity in (entities if isinstance(entities, list) else [])
        if isinstance(entity, dict)
    ]
    return frozenset(user for user in users if user is not None)


def _object(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _number(values: Mapping[str, Any], name: str) -> int | None:
    value = values.get(name)
    return value if type(value) is int else None


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    # JSON can carry half of a surrogate pair, which nothing after this can encode.
    return value.encode(errors="replace").decode().strip() if isinstance(value, str) else ""
