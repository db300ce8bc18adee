"""Contact sheet and film strips to look at; by hand: python -m tests.benchmarks.sheet FOLDER [--lang zh]"""

import argparse
from pathlib import Path

import pygame

from game.level import find, shipped, to_course
from game.pilot import UNFOCUSED, run_level
from game.screens.film import Command, shoot_surface
from game.view import SIZE

MOMENTS = (0.15, 0.5, 0.85)  # of the nominal run
SMALL = (640, 360)
STRIPS = ("run", "jump", "slide", "climb", "dash")
FRAMES = 12
CUT = pygame.Rect(200, 330, 460, 330)  # around the robot


def main() -> None:
    """Write sheet.png and a strip_MOVE.png for each move that a shipped level's pilot makes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pygame.display.set_mode(SIZE)
    levels = shipped()
    sheet = pygame.Surface((SMALL[0] * len(MOMENTS), SMALL[1] * len(levels)))
    strips: dict[str, list[pygame.Surface]] = {}
    for row, name in enumerate(levels):
        level = find(name)
        run = run_level(to_course(level), UNFOCUSED, _middle, lambda: False)
        for column, share in enumerate(MOMENTS):
            taken = shoot_surface(level, run.commands, int(share * run.ticks), asked.lang)
            sheet.blit(pygame.transform.smoothscale(taken, SMALL), (column * SMALL[0], row * SMALL[1]))
        for move in STRIPS:
            begins = _begins(run.commands, move)
            if begins is not None and move not in strips:
                every = 3 if move == "run" else 5
                strips[move] = [
                    shoot_surface(level, run.commands, begins + 2 + i * every, asked.lang) for i in range(FRAMES)
                ]
    pygame.image.save(sheet, asked.folder / "sheet.png")
    for move, frames in strips.items():
        strip = pygame.Surface((CUT.width // 2 * 6, CUT.height))
        for number, frame in enumerate(frames):
            small = pygame.transform.smoothscale(frame.subsurface(CUT), (CUT.width // 2, CUT.height // 2))
            strip.blit(small, (number % 6 * CUT.width // 2, number // 6 * CUT.height // 2))
        pygame.image.save(strip, asked.folder / f"strip_{move}.png")


def _middle() -> int:
    return UNFOCUSED.middle


def _begins(commands: tuple[Command, ...], move: str) -> int | None:
    """Give the tick of the first such command to a robot that faces right; of a run once it is at full speed."""
    right = True
    for tick, name in commands:
        if name == move and right:
            return tick + (30 if move == "run" else 0)
        right = right != (name == "turn_back")
    return None


if __name__ == "__main__":
    main()
