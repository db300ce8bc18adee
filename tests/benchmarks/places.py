"""Contact sheets of places to look at; by hand: python -m tests.benchmarks.places FOLDER [--theme T] [--cost]"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pygame

from game.theme import TIMES, WEATHERS, load, names
from game.view import SIZE
from game.view.place import Place
from game.view.places import painted
from game.view.sky import sky
from game.view.weather import Falling
from tests.places import landscape

SMALL = (480, 270)
FRAMES = 240  # of each cost
SPEED = 6.0 * 64  # px/s of the camera


def main() -> None:
    """Write THEME.png (weather by time of day) and THEME_way.png (one walk, eight moments) for each theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", action="append", help="only this one; may be given more than once")
    parser.add_argument("--cost", action="store_true", help="measure instead: ms to paint and to draw, as JSON lines")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    for name in asked.theme or names():
        if asked.cost:
            print(json.dumps(cost(name)), flush=True)
            continue
        theme = load(name)
        sheet = pygame.Surface((SMALL[0] * len(TIMES), SMALL[1] * len(WEATHERS)))
        for row, weather in enumerate(WEATHERS):
            for column, hour in enumerate(TIMES):
                _put(sheet, landscape(theme, hour, weather), column, row)
        pygame.image.save(sheet, asked.folder / f"{name}.png")
        way = pygame.Surface((SMALL[0] * 4, SMALL[1] * 2))
        for i in range(8):
            _put(way, landscape(theme, *theme.signature, at_m=i * 19.0), i % 4, i // 4)
        pygame.image.save(way, asked.folder / f"{name}_way.png")


def _put(sheet: pygame.Surface, picture: pygame.Surface, column: int, row: int) -> None:
    sheet.blit(pygame.transform.smoothscale(picture, SMALL), (column * SMALL[0], row * SMALL[1]))


def cost(name: str) -> dict[str, object]:
    """Give what a place costs in its worst weather: CPU ms to paint it, and ms a frame for sky, layers and weather."""
    theme = load(name)
    hour = theme.signature[0]
    began = time.process_time()
    pieces = painted(theme, hour, "storm", SIZE)
    place = Place(theme, theme.look(hour, "storm"), hour, theme.weather_named("storm"), SIZE)
    ground, falling = sky(place).convert(), Falling(place, still=False)
    paint_ms = (time.process_time() - began) * 1000
    target = pygame.Surface(SIZE).convert()
    spent = []
    for frame in range(FRAMES):
        clock, camera = frame / 60, frame / 60 * SPEED
        start = time.perf_counter()
        target.blit(ground, (0, 0))
        for piece in pieces:
            piece.draw(target, camera, clock)
        for depth in range(3):
            falling.draw(target, depth, clock, camera)
        spent.append((time.perf_counter() - start) * 1000)
    held = sum(_bytes(piece) for piece in pieces)
    return {
        "theme": name,
        "paint_cpu_ms": round(paint_ms),
        "draw_p50_ms": round(float(np.median(spent)), 2),
        "draw_p99_ms": round(float(np.percentile(spent, 99)), 2),
        "pieces": len(pieces),
        "pictures_mb": round(held / 1e6, 1),
    }


def _bytes(piece: object) -> int:
    picture = getattr(piece, "picture", None)
    frames = [picture] if picture is not None else [f for item in getattr(piece, "items", ()) for f in item.frames]
    return sum(frame.get_width() * frame.get_height() * frame.get_bytesize() for frame in set(frames))


if __name__ == "__main__":
    main()
