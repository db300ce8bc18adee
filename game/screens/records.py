"""What is kept of a run that has arrived: its place in the table, and its replay if it is the best."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from game import replay as replays
from game.level import Level
from game.replay import Replay
from game.screens import scores, shelf
from game.screens.filming import Filming
from game.screens.keeper import Keeper
from game.screens.results import Results
from game.screens.scores import Score, Scores, Table
from game.screens.session import Session
from game.sim import World
from voice.words import Language, Text


@dataclass(frozen=True, slots=True)
class Arrival:
    """A run that has arrived; enough to play it again."""

    level: Level
    name: str
    commands: tuple[tuple[int, str], ...]
    world: World

    @classmethod
    def of(cls, session: Session, name: str) -> "Arrival":
        """Take what a session has become."""
        return cls(session.level, name, tuple(session.commands), session.world)

    def replay(self) -> Replay:
        """Give it as a replay; that takes some milliseconds."""
        return replays.arrived(self.level, self.commands, self.world)


class Records:
    """Keeps them by a keeper's hand."""

    def __init__(self, keeper: Keeper, tell: Callable[[Text], None]) -> None:
        self._keeper, self._tell = keeper, tell
        self._scores = Scores(scores.place())
        self._filming = Filming()

    def keep(self, run: Arrival, found: Results, then: Callable[[int], None]) -> None:
        """Keep a run; `then` gets its place in the level's table, 1 for the best, 0 when it could not be kept."""
        score = Score(run.world.since, found.deaths, found.pickups, date.today())
        self._keeper.do(lambda: self._scores.add(run.level, run.name, score), lambda place: self._placed(place, then))
        self._keeper.do(lambda: shelf.keep_best(run.replay()), self._told)

    def save(self, run: Arrival, then: Callable[[Text], None]) -> None:
        """Keep a run under a name of its own; `then` gets one line."""
        self._keeper.do(lambda: shelf.save(run.replay()), then)

    def replay(self, run: Arrival, then: Callable[[Replay], None]) -> None:
        """Give a run as a replay."""
        self._keeper.do(run.replay, then)

    def film(self, run: Arrival, language: Language) -> None:
        """Make a film of a run, and tell when it is there."""
        self._keeper.do(run.replay, lambda kept: self._told(self._filming.begin(kept, language)))

    def poll(self) -> None:
        """Tell of a film that is there, or could not be made."""
        self._told(self._filming.poll())

    def tables(self, then: Callable[[tuple[Table, ...]], None]) -> None:
        """Give all tables."""
        self._keeper.do(self._scores.tables, then)

    def close(self) -> None:
        """Let go of the file, when all is kept; a film that is not ready is not made."""
        self._filming.close()
        self._keeper.do(self._scores.close)

    def _placed(self, place: int, then: Callable[[int], None]) -> None:
        trouble, self._scores.trouble = self._scores.trouble, None
        self._told(trouble)
        then(place)

    def _told(self, trouble: Text | None) -> None:
        if trouble is not None:
            self._tell(trouble)
