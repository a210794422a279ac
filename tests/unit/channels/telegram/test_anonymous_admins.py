"""Who writes in a group as the group itself, or as a channel: Telegram names a bot of its own then."""

import pytest

from tests.fakes.telegram_service import reply
from tests.fakes.telegram_updates import GROUP, PATIENT, choice_update, edit_update, message, text_update

GROUP_BOT = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
AS_GROUP = {"id": GROUP, "type": "supergroup", "title": "Clinic"}
AS_CHANNEL = {"id": -1007, "type": "channel", "title": "News"}


def written(text, *, by=GROUP_BOT, chat=AS_GROUP, make=text_update):
    made = make(text, chat=GROUP)
    (made.get("message") or made["edited_message"]).update({"from": by, "sender_chat": chat})
    return made


@pytest.mark.parametrize(("by", "chat"), [(GROUP_BOT, AS_GROUP), (CHANNEL_BOT, AS_CHANNEL)])
def test_anonymous_admin_is_answered_in_a_conversation_of_their_own(telegram, stub_bot, by, chat):
    telegram.deliver(written("/ask what is PRP?", by=by, chat=chat))
    telegram.deliver(text_update("/ask and you?", chat=GROUP))
    assert stub_bot.heard == [
        (f"telegram:{GROUP}:{chat['id']}", "what is PRP?"),
        (f"telegram:{GROUP}:{PATIENT}", "and you?"),
    ]
    assert telegram.api.sent()[1]["chat_id"] == GROUP


def test_edit_of_an_anonymous_admin_that_reports_a_red_flag_is_answered(telegram):
    telegram.deliver(written("@PainGuideBot I have crushing chest pain", make=edit_update))
    assert telegram.texts[0].startswith("Call 911 now")


def test_button_offered_to_an_anonymous_admin_can_be_touched(telegram, stub_bot):
    stub_bot.say = lambda text: [reply("Which?", buttons=[("PRP", "/ask/prp")])]
    telegram.deliver(written("/ask the thing"))
    code = telegram.api.sent()[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    telegram.deliver(choice_update(code, chat=GROUP))
    assert stub_bot.heard[-1] == (f"telegram:{GROUP}:{GROUP}", "/ask/prp")


def test_posts_of_the_groups_own_channel_and_other_bots_are_left_alone(telegram, stub_bot):
    forwarded = {**message("/ask news", chat=GROUP), "from": {"id": 777000, "is_bot": False}}
    forwarded.update(sender_chat=AS_CHANNEL, is_automatic_forward=True)
    other_bot = {
        **message("/ask news", chat=GROUP),
        "from": {"id": 5, "is_bot": True},
        "sender_chat": AS_GROUP,
    }
    telegram.deliver({"update_id": 8, "message": forwarded}, {"update_id": 9, "message": other_bot})
    assert stub_bot.heard == []
