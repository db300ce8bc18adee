"""Many kiosks at once: each has its own place in time, and it is always the same."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.fleet import backoff_s, share, spread_s

NAMES = st.from_regex(r"[a-z]{1,8}-[0-9]{1,4}", fullmatch=True)


@given(NAMES, st.integers(0, 10_000), st.floats(0.1, 1e5))
def test_an_interval_is_at_most_an_eighth_shorter_or_longer_and_can_be_told_beforehand(
    name: str, number: int, every_s: float
) -> None:
    found = spread_s(name, "content", every_s, number)

    assert 0.875 * every_s <= found <= 1.125 * every_s
    assert found == spread_s(name, "content", every_s, number)


@given(NAMES, st.integers(1, 200))
def test_who_fails_waits_longer_each_time_up_to_a_longest(name: str, failures: int) -> None:
    whole = min(300.0, 15.0 * 2 ** min(failures - 1, 30))
    found = backoff_s(name, "content", failures, 15.0, 300.0)

    assert whole / 2 <= found <= whole


def test_a_thousand_kiosks_whose_power_comes_back_at_once_do_not_fire_at_once() -> None:
    at = {f"kiosk-{n}": 60 * share(f"kiosk-{n}", "content") for n in range(1000)}
    for turn in range(1, 20):
        seconds = Counter(int(at[name]) for name in at)
        assert max(seconds.values()) < 40  # even would be 17 in the first minute, and fewer from then on
        at = {name: then + spread_s(name, "content", 3600.0, turn) for name, then in at.items()}
