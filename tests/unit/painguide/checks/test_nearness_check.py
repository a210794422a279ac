import pytest

from painguide.checks.bot_data import BotData, LocatedPhrasing
from painguide.checks.nearness_check import check_nearness


def problems(phrasings=(), signals=(), unseen=(), shared_sets=()):
    def located(texts, file):
        return tuple(
            LocatedPhrasing(text, intent, f"{file}:{line}") for line, (intent, text) in enumerate(texts, 1)
        )

    data = BotData(
        phrasings=located(phrasings, "data/talk.yml"),
        signals=located(signals, "data/tone/first.txt"),
        domain_intents=(),
        rule_intents=(),
        unseen=located(unseen, "tests/nlu/held_out.yml"),
        shared_sets=tuple(LocatedPhrasing(text, "", "../shared/sets") for text in shared_sets),
    )
    return [str(problem) for problem in check_nearness(data)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Salutations to you all", " salutations to  you all"),
        ("What's X-ray?", "whats xray"),
        ("the block", "Block!"),
        ("will the needle hurt my back", "Hurt my back, will needles?"),
        ("???", "???"),
    ],
)
def test_the_same_words_under_two_intents_are_refused(first, second):
    assert problems([("greet", first), ("thank", second)]) == [
        "data/talk.yml:2: a phrasing of 'thank' is also one of 'greet' "
        f"(data/talk.yml:1): “{second}”; keep one."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("help", "helpful"),
        ("uh huh", "huh uh"),
        ("👍", "???"),
        ("how long does the relief last after a block", "how long does the relief last after an ablation"),
        ("permanent", "permanant"),
    ],
)
def test_words_that_tell_two_intents_apart_are_kept(first, second):
    assert problems([("greet", first), ("thank", second)]) == []


def test_the_same_words_twice_under_one_intent_are_kept():
    assert problems([("greet", "hi there"), ("greet", "Hi there!")]) == []


@pytest.mark.parametrize(
    ("trained", "measured"),
    [
        ("Hiya!", "hiya"),
        ("in a nutshel?", "In a nutshell"),
        ("shortver sion", "short versions"),
        ("hurt my back, will the needle", "Will the needle hurt my back?"),
        ("how long does the relief last after a block", "how long does the relief last after an ablation"),
        ("so how long does the relief last after it", "how long does the relief last after it"),
    ],
)
@pytest.mark.parametrize("of", ["phrasings", "signals"])
def test_what_nearly_measures_does_not_train(of, trained, measured):
    file = {"phrasings": "data/talk.yml", "signals": "data/tone/first.txt"}[of]
    assert problems(**{of: [("greet", trained)]}, unseen=[("thank", measured)]) == [
        f"{file}:1: a phrasing of 'greet' measures, or nearly does (tests/nlu/held_out.yml:1); "
        "take it out here: what measures must not train."
    ]


@pytest.mark.parametrize(
    ("trained", "measured"),
    [("what is RFA", "what is PRP"), ("can i drive home", "can i walk home"), ("hi", "ho")],
)
def test_short_messages_about_other_things_both_stay(trained, measured):
    assert problems([("greet", trained)], unseen=[("greet", measured)]) == []


def test_a_line_of_the_sets_beside_the_project_is_refused_and_not_repeated():
    assert problems([("greet", "hello from ohio")], shared_sets=["Hello from Ohio!"]) == [
        "data/talk.yml:1: a phrasing of 'greet' measures, or nearly does (../shared/sets); "
        "take it out here: what measures must not train."
    ]


def test_a_message_in_two_measuring_sets_is_refused():
    assert problems(unseen=[("greet", "hiya"), ("thank", "Hiya")]) == [
        "tests/nlu/held_out.yml:2: stands in tests/nlu/held_out.yml:1 too: “Hiya”; keep one."
    ]
