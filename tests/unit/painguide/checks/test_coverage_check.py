from painguide.checks.bot_data import BotData, LocatedPhrasing
from painguide.checks.coverage_check import coverage_warnings


def warnings(counts):
    phrasings = tuple(
        LocatedPhrasing(f"message {number}", intent, "data/talk.yml:1", hand)
        for intent, hand, count in counts
        for number in range(count)
    )
    data = BotData(phrasings, signals=(), domain_intents=(), rule_intents=(), unseen=())
    return [str(warning) for warning in coverage_warnings(data)]


def test_thin_intents_and_those_of_few_hands_are_named_with_their_counts_fewest_first():
    hands = [("ask/goal", hand, 40) for hand in ("founders", "questions_1", "questions_2")]
    assert warnings(
        [*hands, ("greet", "founders", 99), ("thank", "founders", 60), ("thank", "talk_1", 50)]
    ) == [
        "data: 1 intents have fewer than 100 phrasings: greet (99); write more, each unlike the others.",
        "data: 2 intents were written by fewer than 3 hands: greet (1), thank (2); "
        "have others write some, in a file of data/voices/ each.",
    ]


def test_what_a_gate_decides_by_itself_needs_no_more_phrasings():
    assert warnings([("report_emergency", "founders", 2), ("write_spanish", "founders", 2)]) == []
