"""A text file that is saved again becomes another level, under the feet of a robot that stays where it is."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from game.level import Level
from game.level.files import save
from game.scenegen.llm import Endpoint
from game.scenegen.screenplay import LARGEST
from game.screens.studio_worker import Builder, Built, Job, Understood
from game.sim import Body, Box, Course, World, begin
from voice.words import Language, Text

LOOKS_S = 0.3  # s between two looks at the file
BACK_M = 0.5  # m by which a place for the robot is looked for further back
ROOM = 0.1  # m around the body that must be free of what hurts
LOOK_TICKS = 120  # ahead, for what blinks

UNREADABLE = Text("{file} cannot be read as UTF-8 text", "无法按 UTF-8 文本读取 {file}")
TOO_LARGE = Text("{file} is larger than 100 kB; no story is", "{file} 超过 100 kB；不像是故事")
UNSAVED = Text("{file} could not be written: {why}", "无法写入 {file}：{why}")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of the file as it is now: a level, or none; and what to tell its author."""

    level: Level | None
    lines: tuple[str, ...]


class Watcher:
    """Looks at one file and builds what it says. Close it at the end."""

    def __init__(
        self,
        file: Path,
        seed: int,
        language: Language,
        out: Path,
        endpoint: Endpoint | None = None,
        builder: Builder | None = None,
    ) -> None:
        """Begin with the file as it is.

        Args:
            file: of text, a prompt or a screenplay.
            seed: of all chance.
            language: of what is told.
            out: where each level is written, whole.
            endpoint: of a model that reads prompts.
            builder: builds; None starts one.

        """
        self._file, self._seed, self._language, self._out, self._endpoint = file, seed, language, out, endpoint
        self._builder = builder or Builder()
        self._texts: queue.Queue[str | Text] = queue.Queue()
        self._told: tuple[str, ...] = ()
        self._over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def poll(self) -> Rebuilt | None:
        """Give what is new; never waits for the file or for the level."""
        found: Rebuilt | None = None
        while not self._texts.empty():
            text = self._texts.get_nowait()
            if isinstance(text, Text):
                found = Rebuilt(None, (text.to(self._language),))
            else:
                self._told = ()
                self._builder.ask(Job(self._seed, self._language, text, endpoint=self._endpoint))
        for news in self._builder.poll():
            if isinstance(news, Understood):
                self._told = (news.quota.to(self._language),) if news.quota else ()
            elif isinstance(news, Built):
                lines = (*self._told, *(note.text for note in news.notes))
                found = Rebuilt(news.level, (*lines, *self._kept(news.level)))
        return found

    def close(self) -> None:
        """Look no more."""
        self._over.set()
        self._builder.close()

    def _kept(self, level: Level | None) -> tuple[str, ...]:
        if level is None:
            return ()
        try:
            save(level, self._out)
        except OSError as error:
            return (UNSAVED.format(file=self._out, why=error.strerror).to(self._language),)
        return ()

    def _look(self) -> None:
        """Read the file whenever it has changed: beside the frames, as a disk may be far away."""
        seen: tuple[int, int] | None = None
        while not self._over.is_set():
            try:
                now = self._file.stat()
                if (now.st_mtime_ns, now.st_size) != seen:
                    seen = now.st_mtime_ns, now.st_size
                    self._texts.put(read(self._file))
            except OSError:
                pass  # an editor takes it away for a moment to put the new one in its place
            self._over.wait(LOOKS_S)


def read(file: Path) -> str | Text:
    """Give the text of a file, or one line that says why not.

    Raises:
        OSError: it is not there.

    """
    if file.stat().st_size > LARGEST:
        return TOO_LARGE.format(file=file.name)
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return UNREADABLE.format(file=file.name)


def carried(old: World, course: Course) -> World:
    """Give the beginning of another course with the robot where it was in the old one.

    Where there is no floor now, or something that hurts, it stands a little further back; at last at the start. A
    death leads back to the last checkpoint that it has passed.
    """
    fresh = begin(course)
    forward = 1 if course.goal.x >= course.start[0] else -1
    x = old.body.x
    beyond = (course.goal.x - forward * 1.5 - x) * forward
    x += forward * min(0.0, beyond)
    while (x - course.start[0]) * forward > 0:
        y = _floor(course, x)
        if y is not None and _free(fresh, x, y):
            passed = [t for t in course.things if t.kind == "checkpoint" and (x - t.x) * forward >= 0]
            last = max(passed, key=lambda t: t.x * forward, default=None)
            home = (last.x, last.y, forward) if last is not None else fresh.home
            return replace(fresh, body=Body(x, y, facing=old.body.facing), home=home)
        x -= forward * BACK_M
    return fresh


def _floor(course: Course, x: float) -> float | None:
    """Give how high the ground is there, m; None over nothing."""
    tops = [box.top for box in course.ground if box.x + 0.3 <= x <= box.right - 0.3 and not _sloped(course, box)]
    tops += [slope.at(x) for slope in course.slopes if slope.x <= x <= slope.right]
    return max(tops, default=None)


def _sloped(course: Course, box: Box) -> bool:
    return any(s.x < box.right and box.x < s.right for s in course.slopes)


def _free(world: World, x: float, y: float) -> bool:
    """Tell whether a body has room there, and nothing that ever hurts within a while."""
    body = Box(x - Body.width / 2 - ROOM, y + 0.05, Body.width + 2 * ROOM, Body.standing)
    for thing, state in zip(world.course.things, world.states, strict=True):
        if not thing.reach().moved(thing.x, thing.y).meets(body):
            continue
        if any(box.moved(thing.x, thing.y).meets(body) for box in thing.solids(state, 0)):
            return False
        hurts = (box for tick in range(0, LOOK_TICKS, 4) for box in thing.hazards(state, tick))
        if any(box.moved(thing.x, thing.y).meets(body) for box in hurts):
            return False
    return not any(box.meets(body) for box in world.course.ground)


Follow = Callable[[], Rebuilt | None]
"""Gives the newest level of what is watched, if there is one since the last call."""
