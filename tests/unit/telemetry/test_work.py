from telemetry.work import WorkInHand


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


def test_work_is_counted_until_it_is_done():
    work = WorkInHand()
    first, second = work.begin(), work.begin()
    assert len(work) == 2
    first()
    first()
    assert len(work) == 1
    second()
    assert len(work) == 0


def test_the_age_is_that_of_the_oldest_work():
    clock = Clock()
    work = WorkInHand(clock)
    assert work.oldest_seconds() == 0
    older = work.begin()
    clock.seconds = 5
    newer = work.begin()
    clock.seconds = 7
    assert work.oldest_seconds() == 7
    older()
    assert work.oldest_seconds() == 2
    newer()
    assert work.oldest_seconds() == 0
