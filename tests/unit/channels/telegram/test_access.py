"""When Telegram takes the bot's token no more, or someone blocks the bot."""

import pytest
from prometheus_client import REGISTRY

from tests.fakes.telegram_api import Refusal
from tests.fakes.telegram_updates import OTHER_PATIENT, PATIENT, text_update, update

PERSON = {"id": PATIENT, "is_bot": False, "first_name": "Alex"}
BOT = {"id": 123456, "is_bot": True, "first_name": "Pain Guide"}


def membership(status, chat=None):
    return update(
        my_chat_member={
            "chat": chat or {"id": PATIENT, "type": "private"},
            "from": PERSON,
            "date": 1,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": status, "until_date": 0},
        }
    )


def blocked():
    return REGISTRY.get_sample_value("painguide_blocked_bot_total", {"channel": "telegram"}) or 0


def test_token_that_is_revoked_is_logged_counted_and_told_until_it_works(telegram, caplog):
    telegram.api.fail("sendMessage", Refusal(401, "Unauthorized"), Refusal(401, "Unauthorized"))
    telegram.deliver(text_update("hello"))
    assert telegram.channel.access.as_dict() == {"sends": False, "blocked_chats": 0, "fault": "unauthorized"}
    assert caplog.text.count("telegram: nothing can be sent (unauthorized); see docs/telegram.md") == 1
    telegram.deliver(text_update("again"))
    assert telegram.channel.access.as_dict() == {"sends": True, "blocked_chats": 0}


@pytest.mark.parametrize("status", ["kicked", "left"])
def test_bot_that_is_blocked_is_counted_once_and_welcome_again_later(telegram, caplog, status):
    before = blocked()
    group = {"id": -1008, "type": "group", "title": "Xaverine's"}
    telegram.deliver(membership(status), membership(status), membership(status, group))
    assert telegram.channel.access.as_dict() == {"sends": True, "blocked_chats": 2}
    assert blocked() == before + 2
    assert "telegram: a chat has blocked or removed the bot" in caplog.text
    assert "Xaverine" not in caplog.text
    telegram.deliver(membership("member"))
    assert telegram.channel.access.as_dict() == {"sends": True, "blocked_chats": 1}
    assert telegram.texts == []


def test_reply_to_who_has_blocked_the_bot_counts_as_well(telegram):
    refusal = Refusal(403, "Forbidden: bot was blocked by the user")
    telegram.api.fail("sendChatAction", refusal)
    telegram.api.fail("sendMessage", refusal, refusal)
    telegram.deliver(text_update("hello"))
    assert telegram.channel.access.as_dict() == {"sends": True, "blocked_chats": 1}
    telegram.deliver(text_update("hello", user=OTHER_PATIENT))
    assert telegram.channel.access.as_dict()["blocked_chats"] == 1
