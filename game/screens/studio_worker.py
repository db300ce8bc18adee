"""Understanding, building and proving in a process of its own, so that no frame waits for a level."""

import pickle
import queue
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from game.level import Level, to_course
from game.scenegen.edit import edit
from game.scenegen.llm import Cache, Endpoint, fill
from game.scenegen.result import answer_spec
from game.scenegen.screenplay import read_story
from game.scenegen.spec import Note, SceneSpec
from game.sim import begin, step
from voice.child import spawn
from voice.words import Language, Text

TRACE_TICKS = 2  # between two points of a trace
PATIENCE_S = 180.0  # for one level, model and all; a build has a budget of its own, so this is for what is broken
BROKEN = Text("the level builder stopped; try again", "关卡生成中断了；请再试一次")
LATE = Text("the level took too long; try a shorter one", "生成用时太长；请换短一点的")
EMPTY = Text("write a sentence first", "请先写一句话")

Step = Literal["", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to build: a text is a prompt or a play, or an edit where there is a spec; a spec alone is built."""

    seed: int
    language: Language
    text: str = ""
    spec: SceneSpec | None = None
    have: Mapping[str, int] = field(default_factory=dict)
    """How many of each kind the level has now, for edits."""
    endpoint: Endpoint | None = None
    """Of the model that reads prompts, if one does."""
    keep: bool = True
    """A model's answer may be kept; not for what was spoken."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The spec, as soon as it is there."""

    spec: SceneSpec
    changed: tuple[Text, ...] = ()
    notes: tuple[Note, ...] = ()
    step: Step = ""
    quota: Text | None = None
    builds: bool = True
    """A level follows; not after an edit that changed nothing."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A level that is laid, and now being proved; another may follow where it fails."""

    level: Level


@dataclass(frozen=True, slots=True)
class Built:
    """The end: a proven level, or why there is none in the last note."""

    level: Level | None
    notes: tuple[Note, ...]
    seconds: float = 0.0
    trace: tuple[tuple[float, float, float, bool], ...] = ()
    """The run that proves it, a point every `TRACE_TICKS`: x, y, the body's height (m), whether it flies."""


News = Understood | LaidOut | Built


class Builder:
    """Builds the newest of what it is asked for. Close it at the end."""

    def __init__(self) -> None:
        self._news: queue.Queue[tuple[int, News | None]] = queue.Queue()
        self._number = 0
        self._since = 0.0
        self._language: Language = "en"
        self.busy = False
        """What was asked for last is not there yet."""
        self._begin()

    def ask(self, job: Job) -> None:
        """Build this; what is still being built is forgotten."""
        self._number += 1
        self.busy, self._since, self._language = True, time.monotonic(), job.language
        if self._child is None or self._child.poll() is not None:
            self._begin()
        try:
            if self._child is None or self._child.stdin is None:
                raise BrokenPipeError
            pickle.dump((self._number, job), self._child.stdin)
            self._child.stdin.flush()
        except OSError:
            self._news.put((self._number, None))

    def poll(self) -> tuple[News, ...]:
        """Give what came since the last call; never waits."""
        found: list[News] = []
        while True:
            try:
                number, news = self._news.get_nowait()
            except queue.Empty:
                break
            if number not in (self._number, self._death) or not self.busy:
                continue
            if news is None:
                found.append(self._failed(BROKEN))
                continue
            self.busy = not (isinstance(news, Built) or (isinstance(news, Understood) and not news.builds))
            found.append(news)
        if self.busy and time.monotonic() - self._since > PATIENCE_S:
            self.close()
            found.append(self._failed(LATE))
        return tuple(found)

    def forget(self) -> None:
        """Want nothing any more of what was asked for."""
        self.busy = False

    def close(self) -> None:
        """End the process; another begins when something is asked for again."""
        self.busy = False
        if self._child is not None:
            self._child.kill()
            self._child.wait(1.0)

    @property
    def _death(self) -> int:
        """What stands in place of a job's number when this child died, and none before it."""
        return -self._child.pid if self._child is not None else 0

    def _failed(self, why: Text) -> Built:
        self.busy = False
        return Built(None, (Note(about=("prompt",), text=why.to(self._language)),))

    def _begin(self) -> None:
        try:
            self._child: subprocess.Popen[bytes] | None = spawn("game.screens.studio_child")
        except OSError:
            self._child = None
            return
        threading.Thread(target=self._read, args=(self._child,), daemon=True).start()

    def _read(self, child: "subprocess.Popen[bytes]") -> None:
        assert child.stdout is not None
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            while True:
                self._news.put(pickle.load(child.stdout))
        if child is self._child:  # it died
            self._news.put((-child.pid, None))


def answered(job: Job, laid: Callable[[Level], None]) -> Iterator[News]:
    """Do a job: understand, build, prove; `laid` is shown each level on the way."""
    began = time.perf_counter()
    if not job.text.strip() and job.spec is None:
        yield Built(None, (Note(about=("prompt",), text=EMPTY.to(job.language)),))
        return
    found = understood(job)
    yield found
    if not found.builds:
        return
    answer = answer_spec(found.spec, job.seed, described=False, began=began, laid=laid)
    yield Built(answer.level, answer.notes, answer.seconds, _trace(answer.level))


def understood(job: Job) -> Understood:
    """Read a prompt, a screenplay or an edit."""
    if job.spec is not None and not job.text.strip():
        return Understood(job.spec)
    if job.spec is not None:
        edited = edit(job.spec, job.text, job.have)
        return Understood(edited.spec, edited.changed, edited.notes, edited.step, builds=bool(edited.changed))
    rules = read_story(job.text, job.language)
    if job.endpoint is None or len(rules.scenes) > 1:
        return Understood(rules)
    filled = fill(job.text, job.endpoint, job.language, Cache.of_user() if job.keep else None)
    return Understood(filled.spec, quota=filled.quota)


def _trace(level: Level | None) -> tuple[tuple[float, float, float, bool], ...]:
    if level is None or level.proof is None:
        return ()
    world = begin(to_course(level))
    given = dict[int, list[str]]()
    for tick, command in level.proof.commands:
        given.setdefault(tick, []).append(command)
    points = []
    for tick in range(level.proof.ticks):
        if tick % TRACE_TICKS == 0:
            body = world.body
            points.append((round(body.x, 2), round(body.y, 2), round(body.height, 2), body.airborne > 0))
        world, _ = step(world, given.get(tick, ()))
    return tuple(points)


def counts(level: Level | None) -> Mapping[str, int]:
    """Give how many of each kind a level has."""
    return Counter(o.kind for o in level.obstacles) if level is not None else {}
