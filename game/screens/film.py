"""A picture of any moment of a run, made without a window: for shots, reports and goldens."""

import io
import os
from collections.abc import Sequence

import pygame

from game.level import Level, to_course
from game.pilot import UNFOCUSED, run_level
from game.screens.framing import Framing, as_heard, looks
from game.sim import TICK, begin, step, ticks
from game.view import SIZE, Picture
from voice import SpeechStarted
from voice.words import Language

AFTER_COMMAND = 14  # ticks after a command: in the middle of its move
VOICE_DB, SILENCE_DB = -24.0, -70.0
Command = tuple[int, str]
"""The tick at which a command takes effect, and its name."""


def piloted(level: Level, until: int) -> tuple[Command, ...]:
    """Give what the pilot says in its nominal run, up to a tick."""
    late = UNFOCUSED.middle
    return run_level(to_course(level), UNFOCUSED, lambda: late, lambda: False, longest=until).commands


def ready() -> None:
    """See to it that there is something to paint for, if only a window that nobody sees."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode(SIZE)


def shoot(level: Level, commands: Sequence[Command], at: int, size: tuple[int, int], language: Language) -> bytes:
    """Give the picture at a tick, as PNG; the run before it is played again to get there."""
    ready()
    target = shoot_surface(level, commands, at, language)
    if size != SIZE:
        target = pygame.transform.smoothscale(target, size)
    file = io.BytesIO()
    pygame.image.save(target, file, "shot.png")
    return file.getvalue()


def shoot_surface(level: Level, commands: Sequence[Command], at: int, language: Language) -> pygame.Surface:
    """Give the picture at a tick."""
    target = pygame.Surface(SIZE)
    filmed(level, commands, at, language).draw(target)
    return target


def filmed(level: Level, commands: Sequence[Command], at: int, language: Language) -> Picture:
    """Play the run up to a tick; what it gives can be drawn."""
    course = to_course(level)
    picture = Picture(course, looks(level))
    framing = Framing(level, language)
    world = begin(course)
    for tick in range(at + 1):
        now = tick * TICK
        given = tuple(name for due, name in commands if due == tick)
        if any(due - UNFOCUSED.early == tick for due, _ in commands):
            framing.take(SpeechStarted(now), now)
        for name in given:
            if (heard := as_heard(name, now, "sphinx")) is not None:
                framing.take(heard, now)
        before = world
        world, events = step(world, given)
        level_db = VOICE_DB if framing.speaking else SILENCE_DB
        picture.advance(framing.frame(world, before, 1.0, events, now, 0.0, level_db))
    return picture


def moment(seconds: float) -> int:
    """Give the tick of a time."""
    return max(0, ticks(seconds))
