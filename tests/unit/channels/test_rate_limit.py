from channels.rate_limit import MOST_SENDERS, RateLimit


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_burst_of_a_third_of_the_minute_is_allowed_at_once():
    limit = RateLimit(30, clock=Clock())
    waits = [limit.wait_seconds("one") for _ in range(11)]
    assert waits == [0.0] * 10 + [2.0]


def test_sender_who_waits_as_told_is_allowed_again():
    clock = Clock()
    limit = RateLimit(3, clock=clock)
    assert limit.wait_seconds("one") == 0
    wait = limit.wait_seconds("one")
    clock.now += wait - 0.1
    assert limit.wait_seconds("one") > 0
    clock.now += 0.2
    assert limit.wait_seconds("one") == 0


def test_refused_messages_do_not_lengthen_the_wait():
    limit = RateLimit(3, clock=Clock())
    waits = [limit.wait_seconds("one") for _ in range(5)]
    assert waits == [0.0, 20.0, 20.0, 20.0, 20.0]


def test_long_silence_saves_up_no_more_than_a_burst():
    clock = Clock()
    limit = RateLimit(6, clock=clock)
    clock.now += 3600
    assert [limit.wait_seconds("one") > 0 for _ in range(3)] == [False, False, True]


def test_senders_do_not_share_a_limit():
    limit = RateLimit(3, clock=Clock())
    assert limit.wait_seconds("one") == limit.wait_seconds("other") == 0


def test_flood_of_senders_is_not_kept_for_ever():
    limit = RateLimit(3, clock=Clock())
    for sender in range(MOST_SENDERS + 500):
        limit.wait_seconds(str(sender))
    assert len(limit._senders) == MOST_SENDERS
