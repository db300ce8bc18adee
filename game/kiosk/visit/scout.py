"""Plays levels by the pilot in a process of its own: what to say at which tick, and how long it takes.

    parent -> scout   {"name": ..., "level": the document}
    scout -> parent   {"name": ..., "ticks": ..., "commands": [[tick, command], ...]}

It ends when its input does.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.level import Level, read, to_course, to_json
from game.pilot import UNFOCUSED, run_level
from game.sim import TICK
from voice.child import be_nice, spawn

LONGEST: Final = 60 * 240  # ticks of a run that are tried


@dataclass(frozen=True, slots=True)
class Nominal:
    """How a level is played when nothing goes wrong."""

    commands: tuple[tuple[int, str], ...]
    """(tick at which it takes effect, command)."""
    seconds: float
    arrives: bool = True


def nominal(level: Level) -> Nominal:
    """Give it: by the level's own proof, or else by the pilot, which takes seconds."""
    if level.proof is not None:
        return Nominal(level.proof.commands, level.proof.ticks * TICK)
    late = UNFOCUSED.middle
    run = run_level(to_course(level), UNFOCUSED, lambda: late, lambda: False, longest=LONGEST)
    return Nominal(tuple(run.commands), run.ticks * TICK, run.finished)


class Scout:
    """Asks the process; what it has found is there when it is there."""

    def __init__(self) -> None:
        self._found: dict[str, Nominal] = {}
        self._waiting: set[str] = set()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def found(self) -> Mapping[str, Nominal]:
        """What is known by now, by level."""
        return self._found

    def ask(self, name: str, level: Level) -> None:
        """Have a level played; one with a proof is known at once."""
        if name in self._found or name in self._waiting:
            return
        if level.proof is not None:
            self._found[name] = nominal(level)
            return
        with contextlib.suppress(OSError):
            child = self._running()
            assert child.stdin is not None
            self._waiting.add(name)
            child.stdin.write(json.dumps({"name": name, "level": to_json(level)}).encode() + b"\n")
            child.stdin.flush()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is None:
            self._child = spawn("game.kiosk.visit.scout")
            threading.Thread(target=self._read, args=(self._child,), daemon=True).start()
        return self._child

    def _read(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdout is not None
        for line in child.stdout:
            told = json.loads(line)
            commands = tuple((int(tick), str(name)) for tick, name in told["commands"])
            self._found[told["name"]] = Nominal(commands, told["seconds"], told["arrives"])
            self._waiting.discard(told["name"])
            if not self._waiting:  # all is known: the process is 100 MB that nobody needs
                self.close()
                return


def main() -> None:
    """Serve one parent."""
    be_nice(15)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        found = nominal(read(asked["level"], asked["name"]))
        told = {"name": asked["name"], "commands": found.commands, "seconds": found.seconds, "arrives": found.arrives}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
