"""The pilot in a process of its own, so that no frame waits for it."""

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor

from game.pilot import Delay, Plan, plan
from game.sim import World
from voice.child import be_nice


class Thinker:
    """Asks the pilot and gives its answer when there is one. Close it at the end."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would take the window's threads along
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=be_nice)
        self._pool.submit(int)  # starts the process now; that takes a second
        self._asked: Future[Plan] | None = None

    def __call__(self, world: World, delay: Delay, skip: frozenset[str]) -> Plan | None:
        """Give what the pilot decided about this world or one a few ticks older; None while it thinks."""
        if self._asked is None:
            self._asked = self._pool.submit(plan, world, delay, skip)
            return None
        if not self._asked.done():
            return None
        decided, self._asked = self._asked.result(), None
        return decided

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown(wait=False, cancel_futures=True)
