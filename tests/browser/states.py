"""Every state that the chat can be in, and how a patient comes there."""

from tests.browser.chat_page import ChatPage


def closed(chat: ChatPage):
    chat.launcher.wait_for()


def opened(chat: ChatPage):
    chat.open()


def answering(chat: ChatPage):
    chat.open()
    # Held back until the page is closed.
    chat.page.route("**/messages", lambda route: None)
    chat.text.fill("Do people go home the same day?")
    chat.button("Send").click()
    chat.see(".typing").wait_for()


def answered(chat: ChatPage):
    chat.open()
    chat.ask("Do people go home the same day?")


def source_open(chat: ChatPage):
    answered(chat)
    chat.see("summary").click()
    chat.see("figcaption").wait_for()


def rated(chat: ChatPage):
    answered(chat)
    chat.button("Helpful").click()
    chat.see(".thumbs", "Thank you").wait_for()


def choices(chat: ChatPage):
    chat.open()
    chat.ask("which one?")


def chosen(chat: ChatPage):
    choices(chat)
    chat.button("Nerve ablation").click()
    chat.see(".choice--chosen").wait_for()
    chat.cards.nth(2).wait_for()


def not_covered(chat: ChatPage):
    chat.open()
    chat.ask("what does it cost?")


def several_parts(chat: ChatPage):
    chat.open()
    chat.ask("two questions")


def answered_again(chat: ChatPage):
    answered(chat)
    chat.ask("and what does it cost?")


def long_question(chat: ChatPage):
    chat.open()
    chat.ask("It hurts when I sit, when I stand and when I walk. " * 12)


def more_below(chat: ChatPage):
    chat.open()
    chat.ask("tell me more")
    chat.ask("and more")
    chat.see(".transcript").evaluate("(log) => { log.scrollTop = 0 }")
    chat.button("Back to latest").wait_for()


def why_not(chat: ChatPage):
    answered(chat)
    chat.button("Not helpful").click()
    chat.button("It was hard to understand").wait_for()


def emergency(chat: ChatPage):
    chat.open()
    chat.ask("I have chest pain")


def person(chat: ChatPage):
    chat.open()
    chat.ask("talk to a person")


def error(chat: ChatPage):
    chat.open()
    chat.page.route("**/messages", lambda route: route.abort())
    chat.text.fill("Do people go home the same day?")
    chat.button("Send").click()
    chat.see(".failure").wait_for()


def failed_turn(chat: ChatPage):
    chat.open()
    chat.ask("break")


def visit_list(chat: ChatPage):
    chat.open()
    chat.choose_in_menu("My questions")
    chat.button("Copy").wait_for()


def menu(chat: ChatPage):
    chat.open()
    chat.button("More options").click()


def confirming(chat: ChatPage):
    chat.open()
    chat.choose_in_menu("Forget me")


def too_long(chat: ChatPage):
    chat.open()
    chat.text.fill("x" * 2001)


def offline(chat: ChatPage):
    chat.open()
    chat.page.context.set_offline(True)
    chat.see(".offline", "You are offline").wait_for()


STATES = [
    closed,
    opened,
    answering,
    answered,
    source_open,
    rated,
    choices,
    chosen,
    not_covered,
    several_parts,
    answered_again,
    long_question,
    more_below,
    why_not,
    emergency,
    person,
    error,
    failed_turn,
    visit_list,
    menu,
    confirming,
    too_long,
    offline,
]
