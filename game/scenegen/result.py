"""A prompt's answer, whole: a level with its description and notes, or one clear line why there is none."""

import time
from dataclasses import asdict, dataclass
from typing import Any, Literal

from game.level import Level, to_course
from game.level.describe import describe
from game.pilot import required_moves
from game.scenegen import notes
from game.scenegen.make import CannotMakeError, Watch, make
from game.scenegen.spec import Note, SceneSpec
from game.scenegen.understand import language_of, understand
from voice.words import Language

Outcome = Literal["ok", "ok_with_note", "error"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one prompt."""

    outcome: Outcome
    notes: tuple[Note, ...]
    seconds: float
    """From prompt to proven level, without describing it."""
    level: Level | None = None
    spec: SceneSpec | None = None
    description: dict[str, Any] | None = None

    def line(self) -> str:
        """Give the notes as one line for people."""
        return " ".join(note.text for note in self.notes)


def answer(prompt: str, seed: int, language: Language | None = None, *, described: bool = True) -> Answer:
    """Answer a prompt.

    Args:
        prompt: any text.
        seed: of all chance; the same prompt and seed give the same level.
        language: of the asker, for a prompt without words.
        described: describe the level too, which takes each of its moves away in turn.

    """
    began = time.perf_counter()
    if not any(c.isalnum() for c in prompt):
        spoken = language_of(prompt, language)
        return Answer("error", (Note(about=("prompt",), text=notes.EMPTY.to(spoken)),), time.perf_counter() - began)
    return answer_spec(understand(prompt, language), seed, described=described, began=began)


def answer_spec(
    spec: SceneSpec, seed: int, *, described: bool = True, began: float | None = None, laid: Watch | None = None
) -> Answer:
    """Answer a spec, whoever filled it in: rules, a model, a screenplay or a hand.

    Args:
        spec: what is wanted.
        seed: of all chance.
        described: describe the level too.
        began: when it was asked for, on `time.perf_counter`; None is now.
        laid: is shown each level that is laid, before it is proved.

    """
    began = time.perf_counter() if began is None else began
    try:
        made = make(spec, seed, laid)
    except CannotMakeError as error:
        told = Note(about=("playable",), text=error.text.to(spec.language)[:400])
        return Answer("error", (told,), time.perf_counter() - began)
    seconds = time.perf_counter() - began
    found = None
    if described:
        required = required_moves(to_course(made.level), made.proof)
        found = asdict(describe(made.level, made.proof.ticks, required, made.proof.playable))
    return Answer("ok_with_note" if made.notes else "ok", made.notes, seconds, made.level, made.spec, found)
