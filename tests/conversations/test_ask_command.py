import io
import json

from painguide.ask import answer_lines


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
        '{"id": 4, "text": "hi"}',
    ]
    results = answers(bot, event_loop, *lines)
    assert [result["id"] for result in results] == [None, 1, 2, None, 3, 4]
    assert ["error" in result for result in results] == [True, True, True, True, True, False]


def test_a_line_knows_nothing_of_the_line_before(bot, event_loop):
    _, second = answers(
        bot, event_loop, '{"id": 1, "text": "help"}', '{"id": 2, "text": "/ask_rfa_how_it_works"}'
    )
    assert second["replies"][0][0]["facts"] == []


def test_a_button_that_was_offered_answers_in_the_next_turn(bot, event_loop):
    (result,) = answers(bot, event_loop, '{"id": 1, "turns": ["help", "/ask_rfa_how_it_works"]}')
    assert result["replies"][1][0]["facts"] == ["rfa_how_it_works"]
