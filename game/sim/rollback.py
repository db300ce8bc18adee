"""Rollback for speech: a word is judged at the tick at which its speaker began to say it.

Network games do this for late packets: the world is deterministic and cheap, so go back to where the input belongs,
apply it there, and step forward to now. Here the late packet is a word. A replay holds the tick that it went back to and
knows nothing of lateness.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.sim.body import ticks
from game.sim.events import Event
from game.sim.step import step
from game.sim.world import World

MOST = 20  # ticks: 1.7 m of a run; further back the picture would jump, not bend
LOOK = ticks(0.75)  # how far ahead a rescue looks for what hurts


@dataclass(frozen=True, slots=True)
class Moment:
    """A world, and what it was told next."""

    world: World
    commands: tuple[str, ...]


@dataclass(slots=True)
class History:
    """The last moments of a run, oldest first: a ring, so that a long run takes no more room than a short one."""

    most: int = MOST
    moments: deque[Moment] = field(init=False)

    def __post_init__(self) -> None:
        self.moments = deque(maxlen=self.most)

    def keep(self, world: World, commands: Sequence[str]) -> None:
        """Keep a world as it was before it was told these commands."""
        self.moments.append(Moment(world, tuple(commands)))


def rolled_back(
    history: History, now: World, command: str, ticks_ago: int, most: int = MOST
) -> tuple[World, tuple[Event, ...]]:
    """Give the world of now as it would be had a command come earlier, and what happened on that other way.

    The history is mended to it, so that the next word finds what was really done. A command for now, or with no
    history to go back to, leaves `now` as it is: it is the caller's to give it to the next step.

    Args:
        history: the moments before `now`.
        now: the world that the last of them led to.
        command: what was said.
        ticks_ago: how long ago it was begun to be said.
        most: how far back it may count.

    """
    back = min(ticks_ago, most, len(history.moments))
    if back <= 0:
        return now, ()
    again = [history.moments.pop() for _ in range(back)][::-1]
    world = again[0].world
    happened: list[Event] = []
    for number, moment in enumerate(again):
        commands = (*moment.commands, command) if number == 0 else moment.commands
        history.keep(world, commands)
        world, events = step(world, commands)
        happened += events
    return world, tuple(happened)


def rescued(history: History, now: World, command: str, ticks_ago: int, most: int = MOST) -> int:
    """Give how many ticks a command must go back to save the robot, 0 where it is as well or as badly off now.

    Arguments as for `rolled_back`; the history is left as it is.
    """
    back = min(ticks_ago, most, len(history.moments))
    if back <= 0 or (now.phase == "playing" and _safe(now, command)):
        return 0
    copy = History(history.most)
    copy.moments.extend(history.moments)
    world, _ = rolled_back(copy, now, command, back, most)
    return back if world.phase != "down" and world.deaths <= _before(history, back) and _safe(world) else 0


def _before(history: History, back: int) -> int:
    return history.moments[-back].world.deaths


def _safe(world: World, command: str = "") -> bool:
    """Tell whether nothing hurts in the near future, and the command has begun by then."""
    begun = not command
    name = command.partition("*")[0]
    for number in range(LOOK):
        world, events = step(world, (command,) if command and number == 0 else ())
        if any(e.kind in ("died", "stumbled") for e in events):
            return False
        begun = begun or any(e.kind in ("began", "reacted") and e.what == name for e in events)
        if any(e.kind in ("expired", "refused") and e.what == name for e in events):
            return False
    return begun or world.phase == "finished"
