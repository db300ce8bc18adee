"""The child that builds levels for the studio; `studio_worker.Builder` is its parent."""

import os
import pickle
import queue
import sys
import threading
from functools import partial
from typing import IO

from game.scenegen.screenplay import read_story
from game.screens.studio_worker import Job, LaidOut, News, answered
from voice.child import be_nice


def main() -> None:
    """Do the newest job, again and again; end with the parent."""
    be_nice()
    out, stdin = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr  # nothing else may write there
    jobs: queue.Queue[tuple[int, Job]] = queue.Queue()
    threading.Thread(target=_read, args=(stdin, jobs), daemon=True).start()
    read_story("three lasers")  # the lexicon takes a second; have it read before it is needed
    while True:
        number, job = jobs.get()
        while not jobs.empty():
            number, job = jobs.get()
        tell = partial(_tell, out, number)
        for news in answered(job, lambda level, tell=tell: tell(LaidOut(level))):  # type: ignore[misc]
            tell(news)


def _tell(out: IO[bytes], number: int, news: News) -> None:
    pickle.dump((number, news), out)
    out.flush()


def _read(stdin: IO[bytes], jobs: "queue.Queue[tuple[int, Job]]") -> None:
    try:
        while True:
            jobs.put(pickle.load(stdin))
    finally:
        os._exit(0)  # the parent is gone: in the middle of a proof, too


if __name__ == "__main__":
    main()
