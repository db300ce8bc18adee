"""Small worlds for tests: a floor in pieces, and runs over it."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.moves import all_moves
from game.obstacles import Obstacle
from game.sim import RULES, Box, Course, Event, Rules, World, begin, cut, step


@dataclass(frozen=True)
class Run:
    """What came of a run."""

    worlds: tuple[World, ...]
    events: tuple[Event, ...]

    @property
    def end(self) -> World:
        return self.worlds[-1]

    @property
    def finished(self) -> bool:
        return self.end.phase == "finished" and self.end.deaths == 0

    def story(self) -> str:
        return " · ".join(f"{e.tick} {e.kind} {e.what}".strip() for e in self.events)


def course(
    *floors: tuple[float, float],
    things: Sequence[Obstacle] = (),
    rules: Rules = RULES["hard"],
    goal: float | None = None,
    moves: str = "",
) -> Course:
    """Floor from x to x, m, at height 0; the goal is 1 m before its end; all moves, or those that are named."""
    ground = tuple(Box(left, -1.2, right - left, 1.2) for left, right in floors)
    words = frozenset(word for thing in things for word in thing.offers())
    at = floors[-1][1] - 1 if goal is None else goal
    offered = {n: m for n, m in all_moves().items() if not moves or n in moves.split()}
    return Course(cut(ground, things), tuple(things), offered, (1.0, 0.0), Box(at - 0.5, 0, 1, 4), rules, words)


def replay(level: Course, commands: Sequence[tuple[int, str]], ticks: int = 900) -> Run:
    """Run from a running start: "run" is said at tick 0, and each command in its tick."""
    worlds = [begin(level)]
    events: list[Event] = []
    for tick in range(ticks):
        now = ["run"] if tick == 0 else []
        now += [name for at, name in commands if at == tick]
        world, happened = step(worlds[-1], now)
        worlds.append(world)
        events += happened
        if world.phase == "finished":
            break
    return Run(tuple(worlds), tuple(events))


def last_tick(level: Course, *, on_floor: bool = True) -> int:
    """Tick at which a runner who says nothing last stands."""
    worlds = replay(level, []).worlds
    falls = next(i for i, w in enumerate(worlds) if i > 2 and w.body.airborne > 0)
    return worlds[falls].tick - 1 if on_floor else worlds[falls].tick
