"""When a game is taken for hung: no new picture for so long, with more time while it starts or loads."""

from typing import Literal

from game.kiosk.life import LifeSettings

Verdict = Literal["", "no_start", "hang"]


class Patience:
    """Counts the time since the last picture.

    It is told how much time has passed instead of asking a clock: while the supervisor itself was stopped, or the
    machine slept, nothing counts against the game.
    """

    def __init__(self, settings: LifeSettings) -> None:
        self._settings = settings
        self.age_s = 0.0
        """Since a picture was last presented, or since the start."""
        self.shown = False
        """A picture was presented at all."""
        self._loading_s = 0.0

    def ping(self) -> None:
        """A picture was presented."""
        self.age_s, self.shown = 0.0, True
        self._loading_s = 0.0

    def loading(self, seconds: float) -> None:
        """The game asks for so much time without a picture; it never gets more than for a start."""
        self._loading_s = min(max(seconds, 0.0), self._settings.start_s)

    def passed(self, seconds: float) -> Verdict:
        """Let time pass; tell whether that was too much."""
        self.age_s += seconds
        if not self.shown:
            return "no_start" if self.age_s > self._settings.start_s else ""
        return "hang" if self.age_s > max(self._settings.hang_s, self._loading_s) else ""
