"""Who gives wrong passwords waits."""

from twicetold.web.throttle import Throttle


def test_tries_count_within_the_window_only() -> None:
    now = [0.0]
    throttle = Throttle(3, 60, lambda: now[0])
    for now[0] in (0.0, 10.0, 20.0):
        assert throttle.wait("a") == 0
        throttle.failed("a")
    assert throttle.wait("a", "b") == 41
    assert throttle.wait("b") == 0
    now[0] = 60.5
    assert throttle.wait("a") == 0


def test_the_right_password_clears_the_count() -> None:
    throttle = Throttle(2, 60, lambda: 0.0)
    throttle.failed("a", "b")
    throttle.passed("a")
    throttle.failed("a", "b")
    assert throttle.wait("a") == 0
    assert throttle.wait("b") > 0
