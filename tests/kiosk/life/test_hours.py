from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.kiosk.hours import HoursSettings, spans
from game.kiosk.opening import Jumps, Morning, Opening

WEDNESDAY = datetime(2026, 5, 6)


def at(hour: int, minute: int = 0, day: datetime = WEDNESDAY) -> datetime:
    return day + timedelta(hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("when", "is_open"),
    [(at(9, 59), False), (at(10), True), (at(12, 29), True), (at(12, 30), False), (at(14), True), (at(18), False)],
)
def test_a_house_is_open_from_the_minute_it_opens_to_the_minute_it_closes(when: datetime, is_open: bool) -> None:
    assert HoursSettings(every_day="10:00-12:30, 14:00-18:00").is_open(when) == is_open


def test_hours_past_midnight_belong_to_the_day_on_which_they_begin() -> None:
    hours = HoursSettings(every_day="closed", wed="20:00-02:00")

    assert hours.is_open(at(23))
    assert hours.is_open(at(25, 59))
    assert not hours.is_open(at(26))
    assert not hours.is_open(at(1))


def test_a_single_day_counts_more_than_its_weekday() -> None:
    hours = HoursSettings(every_day="10:00-18:00", wed="12:00-13:00", dates={"2026-05-06": "closed"})

    assert hours.next_change(at(8)) == at(24 + 10)
    assert hours.next_change(at(7 * 24 + 8)) == at(7 * 24 + 12)


def test_without_hours_it_is_always_open_and_nothing_changes() -> None:
    assert HoursSettings().is_open(at(3))
    assert HoursSettings().next_change(at(3)) is None


@pytest.mark.parametrize("text", ["10-18", "10:00-25:00", "10:61-11:00", "10:00-10:00", "noon", "24:00-25:00"])
def test_what_is_no_span_is_named(text: str) -> None:
    with pytest.raises(ValidationError, match=text.split("-")[0]):
        HoursSettings(mon=text)


@pytest.mark.parametrize("month", [3, 10])
def test_it_opens_by_the_clock_on_the_wall_on_the_days_on_which_summer_time_begins_and_ends(month: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    hours = HoursSettings(every_day="02:30-18:00")
    day = datetime(2026, month, 29 if month == 3 else 25, tzinfo=berlin)

    seen = []
    for minute in range(0, 24 * 60, 5):  # of real time
        now = (day.astimezone(UTC) + timedelta(minutes=minute)).astimezone(berlin)
        seen.append((now.strftime("%H:%M"), hours.is_open(now)))

    opens = [wall for (wall, is_open), (_, before) in zip(seen[1:], seen[:-1], strict=True) if is_open and not before]
    assert opens == (["03:00"] if month == 3 else ["02:30", "02:30"])  # 02:30 is left out, or comes twice
    assert not dict(seen)["18:00"]


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.integers(0, 23), st.integers(1, 30))
def test_the_next_change_is_the_first_moment_at_which_it_is_otherwise(now: datetime, begin: int, hours: int) -> None:
    end = (begin * 60 + hours * 45) % (24 * 60)
    if end == begin * 60:
        end += 1
    settings = HoursSettings(every_day=f"{begin:02}:00-{end // 60:02}:{end % 60:02}")
    change = settings.next_change(now)

    assert change is not None
    assert settings.is_open(change) != settings.is_open(now)
    assert settings.is_open(change - timedelta(minutes=1)) == settings.is_open(now) or change - now < timedelta(
        minutes=1
    )


@given(st.text(max_size=30))
def test_a_text_is_spans_or_is_refused_and_nothing_else_happens(text: str) -> None:
    try:
        found = spans(text)
    except ValueError:
        return
    assert all(0 <= begin < end <= 48 * 60 for begin, end in found)


def test_what_the_operator_says_counts_until_the_hours_change() -> None:
    opening = Opening(HoursSettings(every_day="10:00-18:00"))
    opening.look(at(12), playing=False, passed_s=1)
    opening.say(False)

    assert not opening.look(at(13), playing=False, passed_s=1)
    assert not opening.look(at(19), playing=False, passed_s=1)
    assert opening.look(at(24 + 10), playing=False, passed_s=1)


def test_an_operator_who_opens_in_the_day_does_not_leave_it_open_at_night() -> None:
    opening = Opening(HoursSettings(every_day="10:00-18:00"))
    opening.look(at(12), playing=False, passed_s=1)
    opening.say(True)

    assert opening.look(at(13), playing=False, passed_s=1)
    assert not opening.look(at(18), playing=False, passed_s=1)


def test_a_visit_may_be_finished_after_closing_but_not_for_ever() -> None:
    opening = Opening(HoursSettings(every_day="10:00-18:00", finish_s=60))
    opening.look(at(17, 59), playing=True, passed_s=1)

    seen = [opening.look(at(18), playing=True, passed_s=20) for _ in range(4)]

    assert seen == [True, True, True, False]


def test_a_jump_of_the_clock_is_told_once_and_summer_time_is_none() -> None:
    berlin, jumps = ZoneInfo("Europe/Berlin"), Jumps()
    before = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC).astimezone(berlin)

    seen = [
        jumps.look(before, 0.0),
        jumps.look((before.astimezone(UTC) + timedelta(seconds=1)).astimezone(berlin), 1.0),
        jumps.look((before.astimezone(UTC) + timedelta(days=1)).astimezone(berlin), 2.0),
        jumps.look((before.astimezone(UTC) + timedelta(days=1, seconds=1)).astimezone(berlin), 3.0),
    ]

    assert seen == [0.0, 0.0, 86398.0, 0.0]


def test_each_day_has_one_morning() -> None:
    morning = Morning("06:00")

    seen = [hour for hour in range(72) if morning.came(at(hour))]

    assert seen == [6, 30, 54]
