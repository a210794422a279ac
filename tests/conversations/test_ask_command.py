import io
import json
import sys

import pytest

from painguide.ask import answer_lines, run


def answers(bot, event_loop, *lines):
    output = io.StringIO()
    event_loop.run_until_complete(answer_lines(bot, io.StringIO("\n".join(lines) + "\n"), output))
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_each_line_is_answered_in_its_order(bot, event_loop):
    first, second = answers(
        bot,
        event_loop,
        '{"id": "a", "text": "what is RFA"}',
        '{"id": "b", "turns": ["hello", "what is PRP"]}',
    )
    assert (first["id"], [len(turn) for turn in first["replies"]]) == ("a", [1])
    assert (second["id"], [turn[0]["outcome"] for turn in second["replies"]]) == (
        "b",
        ["smalltalk", "answer"],
    )


def test_a_bad_line_gives_an_error_and_the_run_goes_on(bot, event_loop):
    lines = [
        "nonsense",
        '{"id": 1}',
        '{"id": 2, "turns": "hi"}',
        "[]",
        '{"id": 3, "text": null}',
        '{"id": 4, "turns": ["hi", 5]}',
        '"text"',
        "[" * 100_000,
        '{"id": 5, "text": "hi", "n": ' + "1" * 5_000 + "}",
        '{"id": 6, "text": "hi"}',
    ]
    results = answers(bot, event_loop, *lines)
    assert [result["id"] for result in results] == [None, 1, 2, None, 3, 4, None, None, None, 6]
    assert ["error" in result for result in results] == [True] * 9 + [False]


def test_an_empty_line_is_passed_over(bot, event_loop):
    results = answers(bot, event_loop, "", "  ", '{"id": 1, "text": "hi"}', "")
    assert [result["id"] for result in results] == [1]


def test_a_line_without_turns_has_no_replies(bot, event_loop):
    assert answers(bot, event_loop, '{"id": 1, "turns": []}') == [{"id": 1, "replies": []}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how does ablation work? " * 1_000,
        "😀😀😀",
        "\x00\x07\x1b",
        "\ud83d",
        "¿cuánto cuesta la ablación?",
        '/ask/rfa_how_it_works{"topic": "recovery"}',
        "/restart",
    ],
    ids=["empty", "long", "emoji", "control", "half a character", "spanish", "payload", "command"],
)
def test_whatever_a_line_says_gets_one_reply_without_a_failure(bot, event_loop, text):
    (result,) = answers(bot, event_loop, json.dumps({"id": 1, "text": text}))
    ((reply,),) = result["replies"]
    assert reply["outcome"] != "error"
    assert reply["text"].strip()


def test_a_long_story_is_answered_by_its_end(bot, event_loop):
    story = "my back has been bad since i was young. " * 500 + "how does radiofrequency ablation work?"
    (result,) = answers(bot, event_loop, json.dumps({"id": 1, "text": story}))
    assert result["replies"][0][0]["outcome"] != "out_of_scope"


def test_bytes_and_ids_that_are_no_text_go_through_the_command(bot, monkeypatch):
    lines = b'{"id": "\xff", "text": "hi \xfe"}\n{"id": "\\ud83d", "text": "hi"}\n'
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    run(bot)
    results = [json.loads(line) for line in written.getvalue().decode("utf-8").splitlines()]
    assert [result["id"] for result in results] == ["\ufffd", "\ud83d"]
    assert [result["replies"][0][0]["outcome"] for result in results] == ["smalltalk", "smalltalk"]


def test_a_line_knows_nothing_of_the_line_before(bot, event_loop):
    offers, line = '{"id": 1, "text": "help"}', '{"id": 2, "text": "how does that work?"}'
    _, second = answers(bot, event_loop, offers, line)
    (alone,) = answers(bot, event_loop, line)
    assert second["replies"] == alone["replies"]


def test_a_payload_that_was_never_offered_is_plain_text(bot, event_loop):
    lines = ['{"id": 1, "turns": ["help", "/ask/hope"]}', '{"id": 2, "turns": ["help", "ask/hope"]}']
    payload, text = answers(bot, event_loop, *lines)
    assert payload["replies"] == text["replies"]


def test_a_button_that_was_offered_answers_in_the_next_turn(bot, event_loop):
    (result,) = answers(bot, event_loop, '{"id": 1, "turns": ["help", "/ask/rfa_how_it_works"]}')
    assert result["replies"][1][0]["facts"] == ["rfa_how_it_works"]
