"""Something long that is done once, by a process of its own, so that no frame waits for it."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from voice.child import be_nice, spawn

T = TypeVar("T")


class Errand(Generic[T]):
    """Sends a child with a question, one at a time, and brings its answer. Close it at the end."""

    def __init__(self, module: str, failed: T) -> None:
        """Know which module's `main` calls `do`, and what stands for an answer where the child stops before it."""
        self._module, self._failed = module, failed
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: list[T] = []

    @property
    def busy(self) -> bool:
        """Tell whether a child is on its way, or its answer not taken yet."""
        return self._child is not None

    def begin(self, question: object) -> None:
        """Send it; only where nothing is under way.

        Raises:
            OSError: no process can be started.

        """
        self._child = spawn(self._module)
        threading.Thread(target=self._wait, args=(self._child, question), daemon=True).start()

    def poll(self) -> T | None:
        """Give the answer when it is there; never waits."""
        if not self._answers:
            return None
        self._child = None
        return self._answers.pop()

    def close(self) -> None:
        """End it, whatever it was about."""
        if self._child is not None:
            self._child.kill()
            self._child.wait(1.0)

    def _wait(self, child: "subprocess.Popen[bytes]", question: object) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        answer = self._failed
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            pickle.dump(question, child.stdin)
            child.stdin.flush()
            answer = pickle.load(child.stdout)
        child.kill()
        child.wait()
        self._answers.append(answer)


def do(work: Callable[..., object]) -> None:
    """In the child: answer the one question, a tuple of the work's arguments, and end; or end with the parent."""
    be_nice()
    out, stdin = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr  # nothing else may write there
    question = pickle.load(stdin)
    threading.Thread(target=lambda: (stdin.read(), os._exit(0)), daemon=True).start()
    pickle.dump(work(*question), out)
    out.flush()
