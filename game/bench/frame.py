"""What a frame costs: drawing and bringing it to the screen, at 1280x720, in every theme, while the ears work."""

import gc
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pygame

from game.content import content
from game.level import Level, all_words, find
from game.screens.film import Command, piloted
from game.screens.framing import Framing, looks
from game.screens.session import Session
from game.screens.window import present
from game.sim import step
from game.theme import TIMES, WEATHERS, load, names
from game.view import SIZE, Pace, Picture
from voice import Ears
from voice.source import RATE, Samples, read_audio

FRAMES = 300  # of each theme
EVERY = 90  # of each look, when every look is asked for
WARM = 30  # frames that are drawn before it counts
SPEAK = 90  # frames from one word to the next; focus time is on while it is heard
FADE = 1 / 6  # of focus time, a frame
HEARD = RATE // 60  # samples a frame, as a microphone gives them


def bench_frame(
    level: str = "cyber_ruins/first_leap", size: tuple[int, int] = SIZE, every: bool = False
) -> dict[str, object]:
    """Draw seconds of the pilot's run in each theme, a word to the ears each second and a half.

    Args:
        level: whose run it is.
        size: of the window, px; every picture is drawn at `SIZE` and scaled to it.
        every: each theme in each weather at each time of day, one second each, instead of each theme at its best for
            five: a quarter of an hour.

    Before it counts every theme is drawn once, so that what is drawn has come down to what the machine can afford, as
    it does in the first seconds of a game (see `game.view.quality`).

    Returns:
        median and 99th percentile of a whole frame, ms, of all looks and of each; the same in processor time, which
        other programs on the machine hardly change; the median of drawing alone; the median's share of a 60 Hz frame;
        the share of frames that took longer than that; and the quality at the end: 3 draws everything, 0 the least.

    """
    pygame.display.init()
    screen = pygame.display.set_mode(size)
    base = find(level)
    commands = piloted(base, FRAMES)
    word = _spoken(read_audio(_clip()))
    length = EVERY if every else FRAMES
    whole: dict[str, list[float]] = {}
    drawing: list[float] = []
    working: list[float] = []
    with Ears(all_words(), source="feed") as ears:
        ears.settle(60)
        pace = Pace()
        for theme in names():
            pace = _frames(screen, _dressed(base, theme, *load(theme).signature), commands, ears, word, FRAMES, pace)[3]
        for theme, time_, weather in _looks(every):
            document = _dressed(base, theme, time_, weather)
            spent, drawn, worked, pace = _frames(screen, document, commands, ears, word, length, pace)
            whole[f"{theme} {time_} {weather}" if every else theme] = spent[WARM:]
            drawing += drawn[WARM:]
            working += worked[WARM:]
    pygame.display.quit()
    everything = [frame for frames in whole.values() for frame in frames]
    p50, p99 = _percentiles(everything)
    return {
        "p50_ms": p50,
        "p99_ms": p99,
        **dict(zip(("processor_p50_ms", "processor_p99_ms"), _percentiles(working), strict=True)),
        "draw_p50_ms": round(float(np.median(drawing)) * 1000, 2),
        "share_of_a_60_hz_frame": round(p50 * 60 / 1000, 3),
        "late_share": round(sum(frame > 1 / 60 for frame in everything) / len(everything), 4),
        "quality": int(pace.quality),
        "window": f"{size[0]}x{size[1]}",
        "frames": len(everything),
        "by_look" if every else "by_theme": {
            look: dict(zip(("p50_ms", "p99_ms"), _percentiles(t), strict=True)) for look, t in whole.items()
        },
    }


def _looks(every: bool) -> list[tuple[str, str, str]]:
    """Give (theme, time of day, weather) of what is measured."""
    if not every:
        return [(theme, *load(theme).signature) for theme in names()]
    return [(theme, time_, weather) for theme in names() for time_ in TIMES for weather in WEATHERS]


def _dressed(base: Level, theme: str, time_: str, weather: str) -> Level:
    look = {"theme": theme, "time": time_, "weather": weather}
    return base.model_copy(update={"stages": (base.stages[0].model_copy(update=look),)})


def _frames(
    screen: pygame.Surface,
    level: Level,
    commands: Sequence[Command],
    ears: Ears,
    word: Samples,
    length: int,
    pace: Pace,
) -> tuple[list[float], list[float], list[float], Pace]:
    """Give what each frame took, what of it was drawing, how long a processor worked on it, s, and the pace then."""
    session, pace = Session(level), pace.anew()
    picture, framing = Picture(session.world.course, looks(level)), Framing(level, "en")
    picture.prepare(framing.words)
    canvas = screen if screen.get_size() == SIZE else pygame.Surface(SIZE).convert()
    gc.collect()
    gc.freeze()
    gc.disable()  # as the window does once a level is painted
    whole, drawing, working = [], [], []
    focus = 0.0
    for frame in range(length):
        at = frame % SPEAK * HEARD
        ears.feed(word[at : at + HEARD])
        began, work = time.perf_counter(), time.thread_time()
        for event in ears.poll():
            framing.take(event, frame / 60)
        before = session.world
        given = tuple(name for at, name in commands if at == frame)
        session.world, events = step(session.world, given)
        focus = min(1.0, max(0.0, focus + (FADE if framing.speaking else -FADE)))
        picture.advance(framing.frame(session.world, before, 1.0, events, frame / 60, focus, ears.level))
        drawn = time.perf_counter()
        picture.quality = pace.quality
        picture.draw(canvas)
        drawing.append(time.perf_counter() - drawn)
        present(canvas, screen)
        whole.append(time.perf_counter() - began)
        pace = pace.after(whole[-1])
        working.append(time.thread_time() - work)
        time.sleep(max(0.0, 1 / 60 - whole[-1]))
    gc.unfreeze()
    gc.enable()
    return whole, drawing, working, pace


def _spoken(word: Samples) -> Samples:
    """Give a word and the silence after it, as long as it is from one word to the next."""
    said = np.zeros(SPEAK * HEARD, np.float32)
    said[: len(word)] = word[: len(said)]
    return said


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    p50, p99 = (float(np.percentile(seconds, q)) * 1000 for q in (50, 99))
    return round(p50, 2), round(p99, 2)


def _clip() -> Path:
    return min((content("assets") / "clips" / "jump").glob("*.flac"))
