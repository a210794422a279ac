import pytest

from actions.disclaimer import disclaimer
from actions.repertoire import Repertoire, load_repertoire
from channels.slack.home import home_view
from channels.slack.place import SlackPlace
from channels.slack.sending.blocks import render
from channels.slack.sending.sent import SentReply
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic
from tests.fakes.slack_limits import faults_in
from tests.fakes.slack_stub import THUMBS, reply

PLACE = SlackPlace("T1", "C1", "U1")
SOURCE = {"title": "Targeted Relief", "section": "Technology", "quote": "RFA can block nerves."}
SEVEN = tuple((f"Question {number}?", f"/ask/{number}") for number in range(1, 8))


def message(body="Yes.", **changes):
    lead = changes.pop("lead", ())
    state = {name: changes.pop(name) for name in ("page", "chosen", "rated") if name in changes}
    shown = render(SentReply("key", reply(body, **changes), PLACE, lead, **state), load_repertoire())
    assert faults_in("chat.postMessage", {"channel": "C1", "text": shown.text, "blocks": shown.blocks}) == []
    return shown


def rows(shown):
    return [
        [element["text"]["text"] for element in block["elements"]]
        for block in shown.blocks
        if block["type"] == "actions"
    ]


def small_print(shown):
    blocks = [block for block in shown.blocks if block["type"] == "context"]
    return [[element["text"] for element in block["elements"]] for block in blocks]


def test_answer_has_its_source_and_its_disclaimer_in_one_message():
    shown = message("RFA can block nerves.", sources=[SOURCE])
    assert shown.blocks[0]["text"]["text"] == "RFA can block nerves."
    assert small_print(shown) == [
        ["From “Targeted Relief”, section “Technology”: “RFA can block nerves.”"],
        [disclaimer()],
    ]


def test_text_for_notifications_is_the_whole_reply_and_ends_with_the_disclaimer():
    assert message("RFA can block nerves.", lead=("Notice.",)).text == (
        f"Notice.\nRFA can block nerves.\n{disclaimer()}"
    )


def test_everything_is_shown_as_text_never_as_markup():
    shown = message("<!channel> *bold* & <https://a.example|here>", lead=("<@U1>",))
    assert shown.text.startswith("&lt;@U1&gt;\n&lt;!channel&gt; *bold* &amp; &lt;https://a.example|here&gt;")
    texts = [block.get("text") or block["elements"][0] for block in shown.blocks]
    assert {text["type"] for text in texts} == {"plain_text"}
    assert shown.blocks[1]["text"]["text"] == "<!channel> *bold* & <https://a.example|here>"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (0, [[f"Question {n}?" for n in range(1, 6)], ["More choices ▶"]]),
        (1, [["Question 6?", "Question 7?"], ["◀ Earlier choices"]]),
    ],
)
def test_more_than_five_buttons_are_paged_not_dropped(page, shown):
    assert rows(message(buttons=SEVEN, page=page)) == shown


def test_middle_page_leads_both_ways():
    many = tuple((f"{number}", f"/ask/{number}") for number in range(12))
    assert rows(message(buttons=many, page=1)) == [
        ["5", "6", "7", "8", "9"],
        ["◀ Earlier choices", "More choices ▶"],
    ]


def test_long_title_is_cut_to_slacks_limit_and_shown_whole_once_chosen():
    title = "What does the article say about " + "radiofrequency ablation and " * 4 + "recovery?"
    [[shown]] = rows(message(buttons=((title, "/ask/1"),)))
    assert shown.endswith("…")
    assert 60 < len(shown) <= 75
    assert [f"You chose: {title}"] in small_print(message(buttons=((title, "/ask/1"),), chosen=title))


def test_chosen_buttons_are_replaced_by_what_was_chosen():
    shown = message(buttons=SEVEN, chosen="Question 2?")
    assert rows(shown) == []
    assert small_print(shown)[-1] == ["You chose: Question 2?"]


def test_thumbs_stand_small_and_apart_with_words_for_screen_readers():
    shown = message(buttons=(("Add to my questions", "/add_visit_question{}"), *THUMBS))
    assert rows(shown) == [["Add to my questions"], ["👍", "👎"]]
    labels = [element["accessibility_label"] for element in shown.blocks[-1]["elements"]]
    assert labels == ["👍 Helpful", "👎 Not helpful"]


def test_rated_thumbs_are_replaced_and_other_buttons_stay():
    shown = message(buttons=(("Add to my questions", "/add_visit_question{}"), *THUMBS), rated="👍 Helpful.")
    assert rows(shown) == [["Add to my questions"]]
    assert small_print(shown)[-1] == ["👍 Helpful."]


def test_list_of_any_length_stays_within_slacks_limits_and_whole_in_its_blocks():
    lines = [f"{number}. {'What does it cost? ' * 9}" for number in range(1, 60)]
    shown = message("\n".join(lines), outcome="help")
    sections = [block["text"]["text"] for block in shown.blocks]
    assert len(sections) > 3
    assert "".join("".join(sections).split()) == "".join("".join(lines).split())
    assert len(shown.text) <= 4000


def test_home_tab_tells_what_can_be_asked_and_keeps_to_the_limits():
    view = home_view(Repertoire(load_knowledge(), a_clinic(emergency_number="911")))
    assert faults_in("views.publish", {"user_id": "U1", "view": view}) == []
    words = str(view)
    assert "do not share personal health details" in words
    assert "911" in words
    questions = [block["elements"][0]["value"] for block in view["blocks"] if block["type"] == "actions"]
    assert len(questions) == 5
    assert all(question.endswith("?") for question in questions)
