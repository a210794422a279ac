from channels.handled_once import HandledOnce


def test_a_delivery_is_new_only_once():
    handled = HandledOnce()
    assert [handled.is_new(delivery) for delivery in ("a", "b", "a")] == [True, True, False]


def test_the_oldest_is_forgotten_when_there_are_too_many():
    handled = HandledOnce(most=2)
    for delivery in ("a", "b", "c"):
        handled.is_new(delivery)
    assert not handled.is_new("c")
    assert handled.is_new("a")
