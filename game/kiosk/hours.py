"""Opening hours. Nothing is scheduled: each second the wall clock is asked, so a jump of it is right a second later."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EARLIEST: Final = 2025
"""A clock that tells an earlier year is wrong: a flat battery, and no network to ask."""
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def _checked(text: str) -> str:
    spans(text)
    return text


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Read "10:00-12:30, 14:00-18:00" or "closed" as minutes of the day; an end before its start is of the next day.

    Raises:
        ValueError: it is neither.

    """
    if text.strip().lower() in ("closed", "", "关闭", "闭馆"):
        return ()
    found = []
    for part in text.replace("，", ",").replace("：", ":").split(","):
        match = _SPAN.fullmatch(part.strip().replace("–", "-"))
        if match is None:
            raise ValueError(f'"{part.strip()}" is no time such as 10:00-18:00, and not "closed"')
        h1, m1, h2, m2 = map(int, match.groups())
        begin, end = h1 * 60 + m1, h2 * 60 + m2
        if m1 > 59 or m2 > 59 or begin >= 24 * 60 or end > 24 * 60:
            raise ValueError(f'"{part.strip()}": a day ends at 24:00')
        if begin == end:
            raise ValueError(f'"{part.strip()}": it ends when it begins; use 00:00-24:00 for the whole day')
        found.append((begin, end if end > begin else end + 24 * 60))
    return tuple(found)


Spans = Annotated[str, AfterValidator(_checked)]


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


class HoursSettings(BaseModel):
    """When the kiosk is open, by the machine's local time. Without any it is always open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mon: Spans | None = Field(
        None,
        examples=["10:00-18:00"],
        description='such as "10:00-18:00", or "closed" · 例如 "10:00-18:00"，或 "closed"',
    )
    tue: Spans | None = Field(
        None, examples=["10:00-12:30, 14:00-18:00"], description="two spans with a comma between · 两段时间用逗号隔开"
    )
    wed: Spans | None = Field(
        None, examples=["20:00-02:00"], description='past midnight: "20:00-02:00" · 过午夜："20:00-02:00"'
    )
    thu: Spans | None = Field(
        None, examples=["10:00-18:00"], description="a day without a line is like every_day · 没写的日子按 every_day"
    )
    fri: Spans | None = Field(None, examples=["10:00-18:00"], description="Friday · 周五")
    sat: Spans | None = Field(None, examples=["09:00-20:00"], description="Saturday · 周六")
    sun: Spans | None = Field(None, examples=["closed"], description="Sunday · 周日")
    every_day: Spans = Field("00:00-24:00", description="of days without a line of their own · 未单独设置的日子")
    dates: Mapping[Annotated[str, AfterValidator(_day)], Spans] = Field(
        default_factory=dict, description='single days, such as {"2026-12-24" = "closed"} · 个别日期'
    )
    closed: Annotated[str, Field(pattern="^(dark|stop)$")] = Field(
        "dark", description="dark: a black picture; stop: the game ends till opening · dark 黑屏；stop 退出游戏"
    )
    finish_s: float = Field(
        300.0, ge=0, le=3600, description="s that a visit may go on after closing · 闭馆后允许玩完的秒数"
    )

    def of(self, day: date) -> tuple[tuple[int, int], ...]:
        """Give the spans that begin on a day, in minutes from its midnight."""
        single = self.dates.get(day.isoformat())
        weekly: str | None = getattr(self, DAYS[day.weekday()])
        return spans(single if single is not None else weekly if weekly is not None else self.every_day)

    def is_open(self, now: datetime) -> bool:
        """Tell whether it is open at a local time; a clock that is surely wrong closes nothing."""
        if now.year < EARLIEST:
            return True
        minute = now.hour * 60 + now.minute
        today, yesterday = now.date(), now.date() - timedelta(days=1)
        return any(begin <= minute < end for begin, end in self.of(today)) or any(
            begin <= minute + 24 * 60 < end for begin, end in self.of(yesterday)
        )

    def next_change(self, now: datetime) -> datetime | None:
        """Give when it opens or closes next, as the clock on the wall will show it; None when it never does so soon."""
        wall = now.replace(tzinfo=None)
        open_now = self.is_open(wall)
        marks = sorted({mark for mark in self._marks(wall.date()) if mark > wall})
        return next((mark for mark in marks if self.is_open(mark) != open_now), None)

    def _marks(self, day: date) -> Iterator[datetime]:
        for ahead in range(-1, 15):
            midnight = datetime.combine(day + timedelta(days=ahead), time())
            for begin, end in self.of(midnight.date()):
                yield midnight + timedelta(minutes=begin)
                yield midnight + timedelta(minutes=end)
