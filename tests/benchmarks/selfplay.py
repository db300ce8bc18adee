"""Plays on and on, as fast as it goes, and reports memory and pauses: python -m tests.benchmarks.selfplay

Needs a display (a virtual one will do: Xvfb). Every level in turn, painted, drawn and sounded as in the game, steered
by what the pilot said once; a line of JSON for each run, then the sum. Linux only: memory is read from /proc.
"""

import argparse
import gc
import json
import os
import time
from pathlib import Path

import numpy as np

from game.level import find, shipped, to_course
from game.pilot import UNFOCUSED, run_level
from game.screens.film import Command
from game.screens.run import Painting, Run
from game.screens.settings import Settings
from game.screens.window import Window
from game.sim import TICK
from voice import Heard

SETTLING = 2  # rounds through all levels before memory is measured: caches fill up
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Play for so many minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--level", action="append", help="only this one; may be given more than once")
    asked = parser.parse_args()
    names = asked.level or list(shipped())
    plans = {name: _said(name) for name in names}
    pauses: list[float] = []
    began = [0.0]

    def watch(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            began[0] = time.perf_counter()
        else:
            pauses.append((time.perf_counter() - began[0]) * 1000)

    gc.callbacks.append(watch)
    samples: list[tuple[float, float]] = []
    frames: list[float] = []
    in_frames: list[float] = []
    played = runs = 0
    start = time.monotonic()
    with Window("VoxLeap self-play") as window:
        while time.monotonic() - start < asked.minutes * 60:
            name = names[runs % len(names)]
            painting = Painting(name, Settings())
            while not painting.ready:
                time.sleep(0.01)
            run = Run(painting, Settings(), "en", focus=False, now_s=0.0)
            window.settle()
            quiet = len(pauses)
            played += _play(window, run, plans[name], frames)
            in_frames += pauses[quiet:]
            run.close()
            del run, painting  # as the game does, before it paints the next
            runs += 1
            samples.append((played * TICK / 3600, _rss_mb()))
            print(json.dumps({"run": runs, "level": name, "rss_mb": round(samples[-1][1], 1)}), flush=True)
    later = samples[SETTLING * len(names) :] or samples
    hours, used = np.array(later).T
    slope = float(np.polyfit(hours, used, 1)[0]) if len(later) > 2 else 0.0
    print(
        json.dumps(
            {
                "runs": runs,
                "played_hours": round(samples[-1][0], 2),
                "rss_mb": {"first": round(samples[0][1], 1), "last": round(samples[-1][1], 1)},
                "peak_mb": round(_peak_mb(), 1),
                "slope_mb_per_played_hour": round(slope, 2),
                "gc_in_frames": {"count": len(in_frames), "worst_ms": round(max(in_frames, default=0.0), 2)},
                "gc_between_runs_worst_ms": round(max(pauses, default=0.0), 1),
                "frame_ms": {q: round(float(np.percentile(frames, p)), 2) for q, p in (("p50", 50), ("p99", 99))},
            }
        )
    )


def _said(name: str) -> tuple[Command, ...]:
    late = UNFOCUSED.middle
    return run_level(to_course(find(name)), UNFOCUSED, lambda: late, lambda: False).commands


def _play(window: Window, run: Run, commands: tuple[Command, ...], frames: list[float]) -> int:
    """Play a run to its end and a moment longer; give its ticks."""
    for tick, name in commands:
        at = tick * TICK
        run.session.hear((Heard(((name, 1),), name, "en", 1.0, "", 0.0, at, at, at, "typed"),))
    ticks = 0
    while run.since_end_s < 1.0 and ticks < 60 * 240:
        began = time.perf_counter()
        run.advance(TICK, ticks * TICK, paused=False)
        run.show(ticks * TICK, -60.0)
        run.picture.draw(window.canvas)
        frames.append((time.perf_counter() - began) * 1000)
        window.show(100_000)
        ticks += 1
    del frames[:-200_000]
    return ticks


def _rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_MB


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main()
