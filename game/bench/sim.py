"""How many times faster than real time the world runs."""

import time

from game.level import find, shipped, to_course
from game.sim import TICKS_PER_SECOND, begin, step

TICKS = 6000
AGAIN = 400  # ticks from one "run" to the next
JUMPS = 130  # ticks from one "jump" to the next


def bench_sim() -> dict[str, object]:
    """Run every shipped level; give ticks a second and the ratio to real time, by level."""
    levels = {}
    for name in shipped():
        course = to_course(find(name))
        world = begin(course)
        began = time.perf_counter()
        for tick in range(TICKS):
            world, _ = step(world, ("run",) if tick % AGAIN == 0 else ("jump",) if tick % JUMPS == 7 else ())
            if world.phase == "finished":
                world = begin(course)
        rate = TICKS / (time.perf_counter() - began)
        levels[name] = {"ticks_per_s": round(rate), "times_real_time": round(rate / TICKS_PER_SECOND, 1)}
    return {"levels": levels}
