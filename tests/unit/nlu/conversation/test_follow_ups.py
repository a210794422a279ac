from nlu.conversation.follow_ups import by_chance, load_follow_ups

FOLLOW_UPS = load_follow_ups()


def test_a_follow_up_is_read_behind_what_was_answered():
    price = next(
        item
        for item in FOLLOW_UPS
        if item.follow_up.after == "ask/rfa_how_it_works" and item.context.startswith("radiofrequency")
    )
    assert price.text.startswith("radiofrequency ablation. how does radiofrequency ablation work? / ")


def test_after_small_talk_nothing_is_in_focus():
    talk = [item for item in FOLLOW_UPS if item.follow_up.after in {"greet", "thank"}]
    assert talk
    assert all(item.context == "" for item in talk)


def test_a_context_by_chance_stays_the_same_and_others_get_others():
    contexts = [f"context {number}" for number in range(50)]
    assert by_chance("how long", contexts) == by_chance("how long", contexts)
    assert len({by_chance(f"text {number}", contexts) for number in range(50)}) > 10
