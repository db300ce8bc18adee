"""Film strips of every move, twelve frames each, from its golden replay: python -m tests.benchmarks.strips FOLDER

A strip begins a little before the move and shows what a player sees around the robot, so that blends are judged too.
"""

import argparse
from pathlib import Path

import pygame

from game.level import read, to_course
from game.moves import all_moves
from game.replay import load
from game.screens.framing import Framing, looks
from game.sim import TICK, World, begin, parse, step
from game.view import SIZE, Picture

GOLDENS = Path(__file__).parents[1] / "goldens"
FRAMES = 12
EVERY = {"run": 3, "stop": 4, "hang": 9, "climb": 5, "glide": 7, "jump": 6, "double_jump": 8}
"""Ticks from frame to frame; 4 for others."""
BEFORE = 2  # frames before the move begins
CUT = pygame.Rect(190, 300, 400, 340)  # px around the robot
WIDE = {"turn_back": pygame.Rect(300, 150, 660, 561)}  # where the camera swings
CELL = (300, 255)


def main() -> None:
    """Write strip_MOVE.png for each move."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--move", action="append", help="only this one; may be given more than once")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    for name in asked.move or sorted(all_moves()):
        frames = strip(name)
        sheet = pygame.Surface((CELL[0] * 6, CELL[1] * 2))
        for number, frame in enumerate(frames):
            small = pygame.transform.smoothscale(frame, CELL)
            sheet.blit(small, (number % 6 * CELL[0], number // 6 * CELL[1]))
        pygame.image.save(sheet, asked.folder / f"strip_{name}.png")


def strip(name: str) -> list[pygame.Surface]:
    """Give the frames of a move's golden replay around the moment it begins."""
    kept = load(GOLDENS / f"replay_{name}.json")
    level = read(kept.level, name)
    start = _begins(kept.commands, name)
    every = EVERY.get(name, 4)
    wanted = [max(0, start + (number - BEFORE) * every) for number in range(FRAMES)]
    world: World = begin(to_course(level))
    picture, framing = Picture(world.course, looks(level)), Framing(level, "en")
    shots: list[pygame.Surface] = []
    for tick in range(wanted[-1] + 1):
        before = world
        world, events = step(world, tuple(text for at, text in kept.commands if at == tick))
        picture.advance(framing.frame(world, before, 1.0, events, tick * TICK, 0.0, -70.0))
        for _ in range(wanted.count(tick)):
            target = pygame.Surface(SIZE)
            picture.draw(target, hud=False)
            shots.append(target.subsurface(WIDE.get(name, CUT)))
    return shots


def _begins(commands: tuple[tuple[int, str], ...], name: str) -> int:
    at = [tick for tick, text in commands if parse(text).name == name]
    return (at[-1] if name == "stop" else at[0]) + (40 if name == "run" else 0)


if __name__ == "__main__":
    main()
