"""Contact sheets to look at; by hand: python -m tests.benchmarks.sheet FOLDER [--lang zh]"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import pygame

from game.level import Level, find, shipped, to_course
from game.moves import all_moves
from game.pilot import UNFOCUSED, run_level
from game.screens.film import shoot_surface
from game.screens.framing import Framing, looks
from game.screens.items import levels
from game.screens.menu import Menu
from game.screens.pages import page_of
from game.screens.results import Results
from game.screens.settings import Settings
from game.sim import begin
from game.theme import load
from game.view import SIZE, Pages, Picture
from game.view.pose import at, joints
from game.view.robot import Robot
from game.view.type import Type, font
from voice import Event, Heard, Partial, Rejected, SpeechStarted
from voice.words import Language, Text

MOMENTS = (0.15, 0.5, 0.85)  # of the nominal run
SMALL = (640, 360)
FOUND = Results(
    True, 41.5, 9, 12, 0.43, 1, (3, 6), ((Text("too quiet", "太小声了"), 2), (Text("not now", "现在不能用"), 1))
)


def main() -> None:
    """Write sheet.png, moves.png and screens.png; `tests.benchmarks.strips` films the moves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=("en", "zh"), default="en")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    pygame.display.set_mode(SIZE)
    pygame.image.save(_screens(), asked.folder / "screens.png")
    pygame.image.save(_moves(), asked.folder / "moves.png")
    names = shipped()
    shots: list[pygame.Surface] = []
    for name in names:
        level = find(name)
        run = run_level(to_course(level), UNFOCUSED, _middle, lambda: False)
        shots += [shoot_surface(level, run.commands, int(share * run.ticks), asked.lang) for share in MOMENTS]
    pygame.image.save(_tiled(shots, len(MOMENTS), SMALL), asked.folder / "sheet.png")


def _screens() -> pygame.Surface:
    """Give the title, the pages, focus time and a refusal, in both languages."""
    level = find(levels()[0][0])
    picture = Picture(to_course(level), looks(level))
    settings = Settings()
    menus = [Menu(page, settings, "en", level=levels()[0][0], results=FOUND) for page in ("title", "levels", "pause")]
    menus += [
        Menu(page, settings, "zh", level=levels()[0][0], results=FOUND) for page in ("title", "settings", "results")
    ]
    pages = Pages(picture.palette, SIZE, Type())
    shots = [_moment(picture, level, menu.language, (), 0.0) for menu in menus]
    for shot, menu in zip(shots, menus, strict=True):
        pages.draw(shot, page_of(menu))
    speaking = (SpeechStarted(0.5), Partial("jump", "jump", 0.7))
    understood = (SpeechStarted(0.1), Heard((("jump", 1),), "jump", "en", 1.0, "", 0.0, 0.2, 0.5, 0.82, "sphinx"))
    refused = (SpeechStarted(0.1), Rejected("quiet", -60.0, "", 0.0, 0.2, 0.5, 0.6))
    shots.append(_moment(picture, level, "en", speaking, 1.0))
    shots.append(_moment(picture, level, "en", understood, 0.6))
    shots.append(_moment(picture, level, "zh", refused, 0.0))
    return _tiled(shots, 3, SMALL)


def _moment(picture: Picture, level: Level, language: Language, told: Sequence[Event], focus: float) -> pygame.Surface:
    """Give the picture a second after the start, when the ears have told these."""
    world = begin(to_course(level))
    framing = Framing(level, language)
    picture.begin()
    for tick in range(60):
        now = tick / 60
        for event in told:
            due = event.at if isinstance(event, SpeechStarted | Partial) else getattr(event, "result_at", 0.0)
            if due <= now < due + 1 / 60:
                framing.take(event, now)
        loud = -24.0 if framing.speaking else -70.0
        picture.advance(framing.frame(world, world, 1.0, (), now, focus, loud))
    shot = pygame.Surface(SIZE)
    picture.draw(shot, hud=bool(told))
    return shot


def _moves() -> pygame.Surface:
    """Give every move at a quarter, the half and three quarters of itself, as large as in `art/robot_poses.png`."""
    palette = load("cyber_ruins").palette("night")
    robot = Robot(palette.robot, palette.danger_lit, 168, (0.82, -0.57))
    shine, cells = pygame.Surface((150, 60)), []
    for move in all_moves().values():
        cell = pygame.Surface((600, 280))
        cell.fill((36, 28, 66))
        pygame.draw.line(cell, palette.path, (0, 236), (600, 236), 2)
        for number, phase in enumerate((0.25, 0.5, 0.75)):
            for _ in range(8):
                robot.scarf.move(4.5, 0.0, 1, 0.1)
            robot.draw(cell, shine, 4, (110 + number * 195, 236), joints(at(move.poses, phase)), 1, move.sign)
        cell.blit(font(18).render(f"{move.name}  {move.words.zh[0]}", True, palette.text), (12, 248))
        cells.append(cell)
    return _tiled(cells, 3, (600, 280))


def _tiled(pictures: Sequence[pygame.Surface], columns: int, size: tuple[int, int]) -> pygame.Surface:
    rows = -(-len(pictures) // columns)
    sheet = pygame.Surface((columns * size[0], rows * size[1]))
    for number, picture in enumerate(pictures):
        small = picture if picture.get_size() == size else pygame.transform.smoothscale(picture, size)
        sheet.blit(small, (number % columns * size[0], number // columns * size[1]))
    return sheet


def _middle() -> int:
    return UNFOCUSED.middle


if __name__ == "__main__":
    main()
