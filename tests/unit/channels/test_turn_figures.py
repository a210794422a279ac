from prometheus_client import REGISTRY, generate_latest


def turns(outcome):
    labels = {"channel": "web_chat", "outcome": outcome, "tier": ""}
    return REGISTRY.get_sample_value("painguide_turns_total", labels) or 0


def timed_turns():
    return REGISTRY.get_sample_value("painguide_turn_seconds_count", {"channel": "web_chat"}) or 0


def test_turn_is_counted_by_its_outcome_and_timed(chat):
    answers, times = turns("answer"), timed_turns()
    chat.send({"text": "hello"})
    assert (turns("answer"), timed_turns()) == (answers + 1, times + 1)


def test_failed_turn_is_counted_as_an_error_and_timed(chat, bot):
    bot.error = RuntimeError()
    errors, times = turns("error"), timed_turns()
    chat.send({"text": "hello"})
    assert (turns("error"), timed_turns()) == (errors + 1, times + 1)


def test_refused_message_is_no_turn(chat):
    times = timed_turns()
    chat.send({"text": ""})
    assert timed_turns() == times


def test_metrics_hold_no_word_of_the_patient(chat):
    chat.send({"text": "my dear Xaverine"})
    assert b"Xaverine" not in generate_latest()
