"""Proving a level in a process of its own, so that no frame waits for it; a new question ends the old one.

The child is `python -P -m game.screens.prover`: a level comes in as JSON, and its answer goes out as JSON.
"""

import subprocess
import sys
import threading

from pydantic import BaseModel, ValidationError

from game.level import Level, read, to_course, to_json
from game.level.document import Both, Proof
from game.pilot import prove
from voice.child import be_nice, spawn
from voice.words import Text

RUNS = 20  # with misses
BROKEN = Text("the proof broke off; try again", "证明中断了；请再试一次")


class Answer(BaseModel):
    """What came of it."""

    playable: bool
    why: Both
    at: float | None
    """Where it is stopped, m."""
    proof: Proof | None
    """To keep with the level, when it is playable."""


class Prover:
    """Asks, and gives the answer when there is one. Close it at the end."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: list[bytes] = []

    def ask(self, level: Level) -> None:
        """Begin to prove a level."""
        self.close()
        child, answers = spawn("game.screens.prover"), self._answers

        def wait() -> None:
            answers.append(child.communicate(to_json(level).encode())[0])

        self._child = child
        threading.Thread(target=wait, daemon=True).start()

    def poll(self) -> Answer | Text | None:
        """Give the answer, or a line when it broke off; None while it goes on."""
        if not self._answers:
            return None
        told = self._answers[0]
        self.close()
        try:
            return Answer.model_validate_json(told)
        except ValidationError:
            return BROKEN

    def close(self) -> None:
        """End what is going on."""
        if self._child is not None:
            self._child.kill()
        self._child, self._answers = None, []


def main() -> None:
    """Prove the level that comes in."""
    be_nice()
    found = prove(to_course(read(sys.stdin.buffer.read().decode())), RUNS)
    proof = Proof(commands=found.commands, ticks=found.ticks) if found.playable else None
    why = Both(en=found.why.en[:200], zh=found.why.zh[:200])
    at = found.trouble.x if found.trouble is not None else None
    sys.stdout.write(Answer(playable=found.playable, why=why, at=at, proof=proof).model_dump_json())


if __name__ == "__main__":
    main()
