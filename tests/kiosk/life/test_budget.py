from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.budget import Budget


def test_the_first_death_is_healed_at_once_and_the_third_comes_to_safe_mode() -> None:
    budget = Budget(3, 600.0, 1.0, 60.0)

    answers = [budget.died(t) for t in (0.0, 10.0, 20.0)]

    assert [(a.does, a.delay_s) for a in answers] == [("again", 0.0), ("again", 1.0), ("safe", 0.0)]


def test_deaths_that_lie_far_apart_never_come_to_safe_mode() -> None:
    budget = Budget(3, 600.0, 1.0, 60.0)

    assert {budget.died(t * 301.0).does for t in range(50)} == {"again"}


def test_safe_mode_that_dies_as_well_leaves_a_still_picture_which_is_never_given_up() -> None:
    budget = Budget(3, 600.0, 1.0, 60.0)

    answers = [budget.died(float(t)) for t in range(40)]

    assert [a.does for a in answers[:6]] == ["again", "again", "safe", "safe", "safe", "bare"]
    assert {a.does for a in answers[6:]} == {"bare"}
    assert answers[-1].delay_s == 60.0


def test_the_operator_or_the_next_morning_begins_anew() -> None:
    budget = Budget(3, 600.0, 1.0, 60.0)
    for t in range(5):
        budget.died(float(t))

    budget.forgive()

    assert budget.mode == "again"
    assert budget.died(6.0).delay_s == 0.0


@given(st.lists(st.floats(0.01, 1000), max_size=200), st.integers(1, 9))
def test_a_start_is_never_put_off_longer_than_the_longest_delay(gaps: list[float], cap: int) -> None:
    budget, now = Budget(cap, 600.0, 0.5, 30.0), 0.0
    for gap in gaps:
        now += gap
        assert 0.0 <= budget.died(now).delay_s <= 30.0
