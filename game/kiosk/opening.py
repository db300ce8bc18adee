"""Open or closed, now: the hours, what the operator has said since, and the visit that may be finished."""

from datetime import date, datetime, time, timedelta

from game.kiosk.hours import EARLIEST, HoursSettings

JUMP_S = 30.0  # s between the two clocks that no correction by a time server makes while it runs


class Opening:
    """Decides each second whether visitors may play."""

    def __init__(self, hours: HoursSettings) -> None:
        self._hours = hours
        self._said: bool | None = None
        self._scheduled: bool | None = None
        self._late_s = 0.0

    def follow(self, hours: HoursSettings) -> None:
        """Take other hours."""
        self._hours = hours

    def say(self, is_open: bool) -> None:
        """The operator opens or closes; it counts until the hours themselves change next."""
        self._said = is_open

    def look(self, now: datetime, playing: bool, passed_s: float) -> bool:
        """Tell whether it is open.

        Args:
            now: the local time.
            playing: somebody does; by the hours they may finish, by the operator's word they may not.
            passed_s: since the last look.

        """
        scheduled = self._hours.is_open(now)
        if scheduled != self._scheduled:
            self._said = None if self._scheduled is not None else self._said
            self._scheduled, self._late_s = scheduled, 0.0
        if self._said is not None:
            return self._said
        if scheduled or not playing:
            return scheduled
        self._late_s += passed_s
        return self._late_s <= self._hours.finish_s


class Jumps:
    """Notices when the wall clock has jumped. Summer time is no jump: seconds since 1970 do not change with it."""

    def __init__(self) -> None:
        self._last: tuple[float, float] | None = None

    def look(self, now: datetime, monotonic: float) -> float:
        """Give by how much it jumped since the last look, s; 0 when it did not."""
        wall = now.timestamp()
        before, self._last = self._last, (wall, monotonic)
        if before is None:
            return 0.0
        jump = (wall - before[0]) - (monotonic - before[1])
        return jump if abs(jump) > JUMP_S else 0.0


class Morning:
    """Tells once a day that a new one has begun, at a time of day."""

    def __init__(self, at: str) -> None:
        parsed = time.fromisoformat(at)
        self._shift = timedelta(hours=parsed.hour, minutes=parsed.minute)
        self._day: date | None = None

    def came(self, now: datetime) -> bool:
        """Tell whether it has come since the last look."""
        day = (now.replace(tzinfo=None) - self._shift).date()
        before, self._day = self._day, day
        return before is not None and day != before


def is_wrong(now: datetime) -> bool:
    """Tell whether a clock is surely wrong."""
    return now.year < EARLIEST
