"""What a player's own voice has taught: how late each of their words comes, and how loudly they usually speak.

Figures only; from run to run, so that the rules stay the same through a run and fit into its replay. What the tutorial
measured is kept with the settings, so that it counts at the next start too.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from statistics import median

from game.pilot.delay import EARLY_S, LATE_S
from game.screens.settings import Figures
from game.sim import MOST_GRACE, Rules, ticks

ENOUGH = 3  # words of a kind before anything is made of them
KEPT = 20  # of the latest of a kind
USUAL_S = (EARLY_S + LATE_S) / 2
LOUDER_DB = 12.0  # above the usual that give the strongest leap
STRENGTH = 0.2  # by which that is stronger


@dataclass(slots=True)
class Learning:
    """Take in what was heard; give graces and strengths."""

    _delays: dict[str, deque[float]] = field(default_factory=dict)
    _loudness: deque[float] = field(default_factory=lambda: deque(maxlen=KEPT))

    def heard(self, command: str, delay_s: float, loudness_db: float) -> None:
        """Take one word: how long after its onset it took effect, and how loud it was, dBFS."""
        self._delays.setdefault(command, deque(maxlen=KEPT)).append(delay_s)
        self._loudness.append(loudness_db)

    @classmethod
    def of(cls, figures: Figures) -> "Learning":
        """Begin with what was measured before: it counts as much as the fewest words that count."""
        known = cls()
        for command, delay in figures.delay_ms.items():
            known._delays[command] = deque([delay / 1000] * ENOUGH, maxlen=KEPT)
        if figures.loudness_db is not None:
            known._loudness.extend([figures.loudness_db] * ENOUGH)
        return known

    def figures(self) -> Figures:
        """Give what was measured, to be kept."""
        delays = {command: round(median(d) * 1000) for command, d in sorted(self._delays.items())}
        loudness = round(max(-120.0, min(0.0, median(self._loudness))), 1) if self._loudness else None
        return Figures(delay_ms={c: min(5000, max(0, ms)) for c, ms in delays.items()}, loudness_db=loudness)

    def graces(self) -> Mapping[str, int]:
        """Give the ticks by which each command comes later than words usually do, where that is known; bounded."""
        late = {c: ticks(median(d) - USUAL_S) for c, d in self._delays.items() if len(d) >= ENOUGH}
        return {command: min(extra, MOST_GRACE) for command, extra in late.items() if extra > 0}

    def applied(self, rules: Rules) -> Rules:
        """Give the rules of the next run."""
        return replace(rules, graces=tuple(sorted(self.graces().items())))

    def strength(self, loudness_db: float) -> float:
        """Give how strong a leap is that was said this loudly, beside this player's other words."""
        if len(self._loudness) < ENOUGH:
            return 1.0
        return 1.0 + (loudness_db - median(self._loudness)) / LOUDER_DB * STRENGTH
