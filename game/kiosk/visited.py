"""The visit that is going on, as far as its events tell: so that one which a crash cuts off still counts."""

from dataclasses import dataclass, replace

from game.kiosk.events import Event, LevelStarted, NotUnderstood, Understood, VisitFinished, VisitStarted


@dataclass(frozen=True, slots=True)
class Visited:
    """What has happened in it so far."""

    began: float
    """By a clock that only goes forward, s."""
    levels: int = 0
    understood: int = 0
    not_understood: int = 0

    def cut_off(self, at: float, now: float) -> VisitFinished:
        """Give its end, when nobody else does; what was arrived at nobody knows."""
        return VisitFinished(
            at, "closed", round(now - self.began, 1), self.levels, 0, self.understood, self.not_understood
        )


def after(visit: Visited | None, event: Event, now: float) -> Visited | None:
    """Give the visit after an event; None without one."""
    if isinstance(event, VisitStarted):
        return Visited(now)
    if visit is None or isinstance(event, VisitFinished):
        return None
    if isinstance(event, LevelStarted):
        return replace(visit, levels=visit.levels + 1)
    if isinstance(event, Understood):
        return replace(visit, understood=visit.understood + 1)
    if isinstance(event, NotUnderstood):
        return replace(visit, not_understood=visit.not_understood + 1)
    return visit
