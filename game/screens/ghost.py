"""A ghost: an earlier run, or the pilot's, that runs along in a world of its own, tick for tick with the player's.

It goes by the ticks of the world and not by real time: focus time slows both, so that a race is fair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final, Literal

from game.level import Level, LevelError
from game.level.files import digest
from game.replay import Playback, Replay, same
from game.sim import TICK, World
from game.view import Rival
from voice.words import Text

Who = Literal["", "self", "pilot", "guest"]
"""Whom to race: nobody, the own best run, the pilot, or somebody whose run was brought along."""
NAMES: Final[dict[Who, Text]] = {
    "self": Text("my best", "我的最好成绩"),
    "pilot": Text("the pilot", "领航员"),
    "guest": Text("the challenger", "挑战者"),
}
STEP_M: Final = 0.2
"""Between two marks of the way that a ghost goes."""
AHEAD: Final = 60
"""Marks that are looked at for where the player is; the robot goes less than one a tick."""
NEAR_M: Final = 3.0
"""Farther from the ghost's way than this the player is somewhere that it never was."""
ELSEWHERE: Final = Text("was made on another version of this level", "是在这一关的另一个版本上跑的")
WON: Final[dict[Who, Text]] = {
    "self": Text("{s} s faster than your best", "比你的最好成绩快 {s} 秒"),
    "pilot": Text("you won by {s} s", "你赢了 {s} 秒"),
    "guest": Text("you won by {s} s", "你赢了 {s} 秒"),
}
LOST: Final[dict[Who, Text]] = {
    "self": Text("{s} s slower than your best", "比你的最好成绩慢 {s} 秒"),
    "pilot": Text("the pilot won by {s} s", "领航员赢了 {s} 秒"),
    "guest": Text("the challenger won by {s} s", "挑战者赢了 {s} 秒"),
}
TIED: Final = Text("a tie, to the tick", "平手，分毫不差")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the way of a run, and the tick at which it came past for good."""

    x: float
    y: float
    tick: int


def way(run: Replay) -> tuple[Mark, ...]:
    """Go through a run once and give its way; what was gone twice because of a fall counts as it was gone last.

    Raises:
        LevelError: the run does not end as it was recorded.

    """
    playback = Playback(run)
    body = playback.world.body
    marks = [Mark(body.x, body.y, 0)]
    while not playback.over:
        was = playback.world.phase
        playback.tick()
        world = playback.world
        at = world.body.x, world.body.y
        if was == "down" and world.phase == "playing":
            back = min(range(len(marks)), key=lambda n: hypot(marks[n].x - at[0], marks[n].y - at[1]))
            del marks[back + 1 :]
        elif world.phase == "playing" and hypot(marks[-1].x - at[0], marks[-1].y - at[1]) >= STEP_M:
            marks.append(Mark(*at, world.tick))
    if not same(run, playback.world):
        raise LevelError("ghost", ELSEWHERE)
    return tuple(marks)


class Ghost:
    """Runs along."""

    def __init__(self, run: Replay, who: Who, level: Level) -> None:
        """Go through the run once, which takes a tenth of a second or so, and stand at its beginning.

        Raises:
            LevelError: it is not a run of this level.

        """
        if run.level_hash != digest(level):
            raise LevelError("ghost", ELSEWHERE)
        self.who = who
        self.ticks = run.ticks
        """Of the whole run."""
        self._way: Sequence[Mark] = way(run)
        self._playback = Playback(run)
        self._run = run
        self._at = 0

    def begin(self) -> None:
        """Stand at the beginning again."""
        self._playback, self._at = Playback(self._run), 0

    def tick(self) -> None:
        """Go on by one tick, as the player's world does."""
        if not self._playback.over:
            self._playback.tick()
        else:
            self._playback.before = self._playback.world

    def ahead_s(self, world: World) -> float | None:
        """Give by how much the player is ahead, s; negative behind; None away from the ghost's way."""
        x, y = world.body.x, world.body.y
        marks = self._way[self._at : self._at + AHEAD]
        nearest = min(range(len(marks)), key=lambda n: hypot(marks[n].x - x, marks[n].y - y))
        if hypot(marks[nearest].x - x, marks[nearest].y - y) > NEAR_M:
            return None
        self._at += nearest
        return (self._way[self._at].tick - world.tick) * TICK

    def rival(self, world: World) -> Rival:
        """Give what is to be seen of it, beside the player's world."""
        ahead = (self.ticks - world.since) * TICK if world.phase == "finished" else self.ahead_s(world)
        return Rival(self._playback.world, self._playback.before, NAMES[self.who], ahead)

    def verdict(self, ticks: int) -> Text:
        """Say who has won, when the player's run took so many ticks."""
        if ticks == self.ticks:
            return TIED
        told = (WON if ticks < self.ticks else LOST)[self.who]
        seconds = f"{abs(ticks - self.ticks) * TICK:.1f}"
        return Text(told.en.format(s=seconds), told.zh.format(s=seconds))
