"""How many times faster than real time the world runs, in processor time: other programs do not count."""

import time

from game.level import find, shipped, to_course
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.sim import RULES, TICKS_PER_SECOND, Box, Course, Slope, begin, cut, step

TICKS = 6000
AGAIN = 400  # ticks from one "run" to the next
JUMPS = 130  # ticks from one "jump" to the next
APART = 9.0  # m from one obstacle to the next where all are in one level
HILL = 3.0  # m long; one between every two of them


def bench_sim() -> dict[str, object]:
    """Run every shipped level, and one with every kind of obstacle; give ticks a second and the ratio to real time."""
    courses = {name: to_course(find(name)) for name in shipped()}
    return {"levels": {name: _rate(course) for name, course in (courses | {"every kind": every_kind()}).items()}}


def every_kind() -> Course:
    """Give a course with one of every obstacle and a hill between every two."""
    kinds = all_obstacles()
    things = tuple(k.model_validate({"kind": t, "x": 8 + APART * n}) for n, (t, k) in enumerate(sorted(kinds.items())))
    length = 20 + APART * len(things)
    hills = [8 + APART * n + 4.0 for n in range(len(things))]
    slopes = (s for x in hills for s in (Slope(x, 0, HILL / 2, 0.5), Slope(x + HILL / 2, 0.5, HILL / 2, -0.5)))
    ground = cut((Box(0.0, -1.2, length, 1.2),), things)
    goal = Box(length - 2, 0.0, 1.0, 4.0)
    return Course(ground, things, all_moves(), (1.0, 0.0), goal, RULES["normal"], slopes=tuple(slopes))


def _rate(course: Course) -> dict[str, float]:
    world = begin(course)
    began = time.process_time()
    for tick in range(TICKS):
        world, _ = step(world, ("run",) if tick % AGAIN == 0 else ("jump",) if tick % JUMPS == 7 else ())
        if world.phase == "finished":
            world = begin(course)
    rate = TICKS / (time.process_time() - began)
    return {"ticks_per_s": round(rate), "times_real_time": round(rate / TICKS_PER_SECOND, 1)}
