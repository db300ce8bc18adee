"""What is read and written while the game goes on: one thread does it, in order, so that no frame waits for a disk."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE_S = 20.0  # s that the end of the game waits for a slow disk


class Keeper:
    """Does jobs one after the other, beside the frames. Close it at the end: what was asked for is done before."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], Callable[[], None]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def do(self, job: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Do a job after all that came before it; `poll` gives its result to `then`."""

        def done() -> Callable[[], None]:
            result = job()
            return lambda: then(result) if then is not None else None

        self._jobs.put(done)

    def poll(self) -> None:
        """Give out the results that are there, on the caller's thread; what a job has raised is raised here."""
        while not self._answers.empty():
            self._answers.get()()

    def close(self) -> None:
        """Do what is still to be done, and end; nothing can be asked for after that."""
        self._jobs.put(None)
        self._thread.join(PATIENCE_S)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._answers.put(job())
            except Exception as error:  # one that failed must not keep those after it from being done
                self._answers.put(_raising(error))


def _raising(error: Exception) -> Callable[[], None]:
    def again() -> None:
        raise error

    return again
