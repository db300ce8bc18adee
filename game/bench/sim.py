"""How many times faster than real time the world runs, in processor time: other programs hardly count."""

import time
from collections.abc import Mapping

from game.check.settings import every_kind
from game.level import Level, find, shipped, to_course
from game.pilot import UNFOCUSED, run_level
from game.sim import TICKS_PER_SECOND, Course, begin, step

STRETCHES = 5
"""Of the same run: the fastest counts, as whatever else the machine does only makes it slower."""


def bench_sim() -> dict[str, object]:
    """Run every shipped level, and one with every kind of obstacle; give ticks a second and the ratio to real time."""
    levels = {name: find(name) for name in shipped()} | {"every kind": every_kind()}
    return {"levels": {name: rate(level) for name, level in levels.items()}}


def rate(level: Level) -> dict[str, float]:
    """Give how fast the pilot's own run goes: only who gets past an obstacle meets the next."""
    course = to_course(level)
    commands = dict(run_level(course, UNFOCUSED, lambda: UNFOCUSED.middle, lambda: False).commands)
    ticks = max(_once(course, commands) for _ in range(STRETCHES))
    return {"ticks_per_s": round(ticks), "times_real_time": round(ticks / TICKS_PER_SECOND, 1)}


def _once(course: Course, commands: Mapping[int, str]) -> float:
    last = max(commands)
    world = begin(course)
    began = time.process_time()
    while world.tick < last:
        world, _ = step(world, (commands[world.tick],) if world.tick in commands else ())
    return world.tick / (time.process_time() - began)
