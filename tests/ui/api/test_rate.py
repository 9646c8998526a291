from ui.api.rate import Rate


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_minutes_worth_at_once_then_one_at_a_time() -> None:
    clock = Clock()
    rate = Rate(6, clock)
    assert [rate.wait("a") for _ in range(7)] == [0] * 6 + [60 // 6]
    clock.seconds += 60 / 6
    assert (rate.wait("a"), rate.wait("a")) == (0, 10)


def test_one_caller_does_not_count_for_another() -> None:
    rate = Rate(1, Clock())
    assert (rate.wait("a"), rate.wait("b")) == (0, 0)
    assert rate.wait("a") == 60


def test_quiet_earns_no_more_than_a_minutes_worth() -> None:
    clock = Clock()
    rate = Rate(2, clock)
    rate.wait("a")
    clock.seconds += 3600
    assert [rate.wait("a") for _ in range(3)] == [0, 0, 30]
