"""What the chat does when something goes wrong: nothing typed is lost, and it is told what to do."""

import pytest

from tests.browser.chat_page import ChatPage

SAME_DAY = "Patients often go home the same day"


def send(chat: ChatPage, text: str):
    chat.text.fill(text)
    chat.text.press("Enter")


def test_reload_shows_the_conversation_and_it_goes_on(chat):
    chat.ask("which one?")
    chat.button("Nerve ablation").click()
    chat.cards.nth(2).wait_for()
    chat.button("Helpful").click()
    chat.see(".thumbs", "Thank you").wait_for()
    chat.page.reload()
    chat.cards.nth(2).wait_for()
    assert chat.asked() == ["which one?", "Nerve ablation"]
    # The greeting stands above, once; the rating's thanks are no message.
    assert chat.cards.count() == 3
    assert chat.cards.first.inner_text().endswith("Ask me about pain treatments.")
    assert chat.button("Nerve ablation (chosen)").get_attribute("aria-disabled") == "true"
    assert chat.button("Helpful").get_attribute("aria-pressed") == "true"
    chat.ask("and home?")
    assert chat.cards.count() == 4


def test_reload_before_the_answer_shows_it_when_it_comes(chat, site):
    chat.ask("hello")
    told = {"entries": [{"from": "patient", "text": "home?", "payload": None}], "writing": True}
    reply = {"outcome": "answer", "body": SAME_DAY, "buttons": [], "sources": []}
    answered = {"entries": [*told["entries"], {"from": "guide", "reply": reply}], "writing": False}
    held = []
    chat.page.route("**/history", lambda route: route.fulfill(json=told))
    chat.page.route("**/history?wait=*", lambda route: held.append(route))
    chat.page.reload()
    chat.see(".typing").wait_for()
    held[0].fulfill(json=answered)
    chat.cards.nth(1).wait_for()
    assert SAME_DAY in chat.cards.nth(1).inner_text()
    assert chat.see(".typing").count() == 0


def test_question_whose_answer_was_never_made_can_be_sent_again_after_a_reload(chat):
    chat.ask("hello")
    told = {"entries": [{"from": "patient", "text": "home?", "payload": None}], "writing": False}
    chat.page.route("**/history", lambda route: route.fulfill(json=told))
    chat.page.reload()
    chat.button("Try again").click()
    chat.cards.nth(1).wait_for()
    assert chat.asked() == ["home?"]


def test_history_that_can_not_be_had_can_be_asked_for_again(chat, console):
    chat.ask("home?")
    chat.page.route("**/history", lambda route: route.abort())
    chat.page.reload()
    chat.see(".divider", "can’t be shown right now").wait_for()
    chat.page.unroute("**/history")
    chat.button("Try again").click()
    chat.cards.first.wait_for()
    assert chat.asked() == ["home?"]
    console.clear()


def test_server_killed_and_restarted_mid_conversation(new_context, mortal_site, console):
    page = new_context().new_page()
    page.goto(mortal_site.url)
    chat = ChatPage(page)
    chat.open()
    chat.ask("which one?")
    mortal_site.kill()
    send(chat, "can I go home?")
    chat.see(".failure", "The chat can’t be reached right now").wait_for()
    assert "or call 555-0142" in chat.see(".failure").inner_text()
    assert "In an emergency, call 911." in chat.see(".failure").inner_text()
    assert chat.asked() == ["which one?", "can I go home?"]
    mortal_site.start()
    chat.button("Try again").click()
    chat.cards.nth(2).wait_for()
    assert SAME_DAY in chat.cards.nth(2).inner_text()
    # The conversation that offered this button is lost: it asks in words, and the patient is told.
    chat.button("Nerve ablation").click()
    chat.cards.nth(3).wait_for()
    assert "asked in words" in chat.cards.nth(3).inner_text()
    assert chat.see(".divider", "no longer known").count() == 1
    console.clear()


def test_session_that_the_server_does_not_know_is_replaced_and_the_patient_is_told(chat, console):
    chat.ask("which one?")
    ended = {"error": {"code": "token_expired", "message": "This chat has ended."}}
    chat.page.route("**/messages", lambda route: route.fulfill(status=401, json=ended), times=1)
    answer = chat.ask("can I go home?")
    assert SAME_DAY in answer.inner_text()
    assert chat.see(".divider", "no longer known").count() == 1
    # A button of the lost conversation does nothing, rather than something else.
    assert chat.button("Nerve ablation").get_attribute("aria-disabled") == "true"
    console.clear()


def test_answer_lost_on_its_way_is_had_by_trying_again_and_asked_once(chat, console):
    sent = []

    def lose_first(route):
        sent.append(route.request.post_data_json)
        if len(sent) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    chat.page.route("**/messages", lose_first)
    send(chat, "home?")
    chat.button("Try again").click()
    chat.cards.nth(1).wait_for()
    chat.page.reload()
    chat.cards.first.wait_for()
    assert sent[0] == sent[1]
    assert chat.asked() == ["home?"]
    console.clear()


def test_slow_network_shows_that_an_answer_is_being_written(new_context, site):
    page = new_context().new_page()
    page.goto(site.url)
    chat = ChatPage(page)
    chat.open()
    network = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 800, "downloadThroughput": 20_000, "uploadThroughput": 20_000}
    network.send("Network.emulateNetworkConditions", slow)
    send(chat, "home?")
    chat.see(".typing").wait_for()
    chat.cards.nth(1).wait_for()
    assert chat.see(".typing").count() == 0


def test_too_many_messages_are_told_and_the_last_can_be_sent_again(chat, console):
    for number in range(20):
        send(chat, f"hello {number}")
        chat.see(f".message--own:nth-of-type({2 * number + 2}) + .message--guide, .failure").first.wait_for()
        if chat.see(".failure").count():
            break
    failure = chat.see(".failure").inner_text()
    assert "Too many messages came at once. Please wait" in failure
    assert chat.button("Try again").is_visible()
    console.clear()


def test_offline_is_told_and_what_was_typed_stays(chat, console):
    chat.page.context.set_offline(True)
    chat.see(".offline", "You are offline").wait_for()
    send(chat, "home?")
    chat.see(".failure", "You seem to be offline").wait_for()
    assert "In an emergency, call 911." in chat.see(".failure").inner_text()
    assert chat.see(".failure").get_by_role("link", name="911").get_attribute("href") == "tel:911"
    chat.page.context.set_offline(False)
    chat.see(".offline").wait_for(state="hidden")
    # It is sent again by itself.
    chat.cards.nth(1).wait_for()
    assert chat.asked() == ["home?"]
    assert chat.see(".failure").count() == 0
    console.clear()


def test_too_long_a_text_is_told_kindly_and_kept(chat, console):
    send(chat, "x" * 2001)
    chat.see(".composer__status", "Your message has 2,001 characters, and I can read 2,000.").wait_for()
    assert len(chat.text.input_value()) == 2001
    assert chat.text.get_attribute("aria-invalid") == "true"
    chat.page.wait_for_load_state("networkidle")
    assert (chat.questions.count(), chat.cards.count()) == (0, 1)
    # Chromium itself notes each refusal there.
    console.clear()


@pytest.mark.parametrize("story", ["It was a long day. " * 120, "It was a long day. " * 4_000], ids=len)
def test_emergency_in_too_long_a_text_gets_the_number_and_the_text_is_kept(chat, story):
    send(chat, f"{story}Now I have crushing chest pain")
    chat.see(".card", "Call 911 now").wait_for()
    chat.see(".composer__status", "and I can read 2,000.").wait_for()
    assert chat.text.input_value().endswith("crushing chest pain")


def test_empty_text_is_told_and_not_sent(chat):
    send(chat, "   ")
    chat.see(".composer__status", "Please type a question first.").wait_for()
    assert chat.questions.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=\"document.title='broken'\">",
        "<script>document.title='broken'</script>",
        "[a](javascript:document.title='broken')",
        "&lt;b&gt; {{constructor}} ${alert(1)}",
        '"><svg onload=alert(1)>',
    ],
)
def test_markup_of_a_patient_is_shown_as_text(chat, text):
    title = chat.page.title()
    chat.ask(text)
    chat.page.reload()
    chat.cards.first.wait_for()
    assert chat.asked() == [text]
    assert chat.page.title() == title
    assert chat.see(".bubble__words > *").count() == 0


def test_markup_of_the_bot_is_shown_as_text_and_links_are_the_clinics_alone(chat):
    title = chat.page.title()
    answer = chat.ask("markup")
    assert "<script>document.title='broken'</script>" in answer.inner_text()
    assert answer.locator("img, script, a").count() == 0
    assert "<img" in chat.see(".choice").last.inner_text()
    assert chat.page.title() == title


def test_nothing_that_a_patient_wrote_is_kept_in_the_browser(chat):
    chat.ask("my name is Xaverine")
    kept = chat.page.evaluate(
        "JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie, location.href])"
    )
    assert "token" in kept
    assert "Xaverine" not in kept
    assert chat.page.context.cookies() == []


def test_page_that_may_not_keep_anything_has_a_chat_all_the_same(new_context, site):
    page = new_context().new_page()
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})")
    page.goto(site.url)
    chat = ChatPage(page)
    chat.open()
    chat.ask("home?")
    assert chat.cards.count() == 2


def test_focus_is_not_lost_with_the_button_that_sends_again(chat, console):
    chat.page.route("**/messages", lambda route: route.abort(), times=1)
    send(chat, "home?")
    chat.button("Try again").press("Enter")
    chat.cards.nth(1).wait_for()
    assert chat.page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('role')") == "log"
    console.clear()


def test_draft_and_greeting_are_there_after_a_reload(chat):
    chat.text.fill("my back hur")
    chat.page.reload()
    chat.text.wait_for()
    assert chat.text.input_value() == "my back hur"
    assert chat.see(".choice").count() == 4
    chat.ask("home?")
    # What was sent is no draft any more.
    assert "home?" not in chat.page.evaluate("JSON.stringify({ ...sessionStorage })")
    chat.page.reload()
    chat.cards.nth(1).wait_for()
    assert chat.text.input_value() == ""
    assert chat.see(".choice").count() == 4


def test_enter_that_ends_a_composition_in_safari_sends_nothing(chat):
    chat.text.fill("こし")
    chat.text.evaluate(
        """(node) => node.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }))"""
    )
    assert chat.text.input_value() == "こし"
    assert chat.questions.count() == 0


def test_conversation_that_the_server_has_lost_is_told_after_a_reload(chat):
    chat.ask("home?")
    chat.page.route("**/history", lambda route: route.fulfill(json={"entries": [], "writing": False}))
    chat.page.reload()
    chat.see(".divider", "no longer known").wait_for()
    assert chat.asked() == []


def test_list_for_the_visit_is_told_after_a_reload(chat):
    chat.ask("home?")
    chat.page.route("**/history", with_list)
    chat.page.reload()
    kept = chat.see(".divider", "Your list has 2 questions.")
    kept.get_by_role("button", name="My questions").click()
    chat.button("Copy").wait_for()
    assert chat.asked() == ["home?", "show my questions"]


def with_list(route):
    told = route.fetch().json()
    route.fulfill(json={**told, "visit_questions": ["What will it cost me?", "May I drive?"]})
