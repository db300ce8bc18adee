"""What a frame costs: drawing and bringing it to the screen, at 1280x720, while the ears work as in a game."""

import gc
import time
from pathlib import Path

import numpy as np
import pygame

from game.content import content
from game.level import all_words, find
from game.moves import all_moves
from game.screens.film import piloted
from game.screens.framing import Framing, looks
from game.screens.session import Session
from game.sim import step
from game.view import SIZE, Picture
from voice import Ears
from voice.source import RATE, read_audio

FRAMES = 900
WARM = 60  # frames that are drawn before it counts
SPEAK = 90  # frames from one word to the next


def bench_frame(level: str = "cyber_ruins/first_leap") -> dict[str, object]:
    """Draw fifteen seconds of the pilot's run, a word to the ears each second and a half.

    Returns:
        median and 99th percentile of a whole frame, ms; of drawing alone; and the share of a 60 Hz frame.

    """
    pygame.display.init()
    screen = pygame.display.set_mode(SIZE)
    document = find(level)
    commands = piloted(document, FRAMES)
    session = Session(document)
    picture, framing = Picture(session.world.course, looks(document)), Framing(document, "en")
    picture.prepare(all_moves()[name].words.shown for name in document.moves)
    gc.collect()
    gc.freeze()
    gc.disable()  # as the window does once a level is painted
    word = read_audio(_clip())
    whole: list[float] = []
    drawing: list[float] = []
    with Ears(all_words(), source="feed") as ears:
        ears.settle(60)
        for frame in range(FRAMES):
            if frame % SPEAK == 0:
                ears.feed(np.concatenate((word, np.zeros(RATE // 2, np.float32))))
            began = time.perf_counter()
            for event in ears.poll():
                framing.take(event, frame / 60)
            before = session.world
            given = tuple(name for at, name in commands if at == frame)
            session.world, events = step(session.world, given)
            picture.advance(framing.frame(session.world, before, 1.0, events, frame / 60, 0.0, ears.level))
            drawn = time.perf_counter()
            picture.draw(screen)
            drawing.append(time.perf_counter() - drawn)
            pygame.display.flip()
            spent = time.perf_counter() - began
            whole.append(spent)
            time.sleep(max(0.0, 1 / 60 - spent))
    gc.enable()
    pygame.display.quit()
    p50, p99 = (float(np.percentile(whole[WARM:], q)) * 1000 for q in (50, 99))
    return {
        "p50_ms": round(p50, 2),
        "p99_ms": round(p99, 2),
        "draw_p50_ms": round(float(np.median(drawing[WARM:])) * 1000, 2),
        "share_of_a_60_hz_frame": round(p50 * 60 / 1000, 3),
        "frames": FRAMES - WARM,
    }


def _clip() -> Path:
    return min((content("assets") / "clips" / "jump").glob("*.flac"))
