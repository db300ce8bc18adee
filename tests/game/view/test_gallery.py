"""Everything that can be seen has a golden picture; what has none fails here."""

from pathlib import Path

import pygame
import pytest

from game.actors import all_actors
from game.landmarks import all_landmarks
from game.level import find, shipped
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.screens.film import shoot_surface
from game.screens.lesson import AGAIN, LIGHT, LIGHT_NOTE, MENDS, SAY, SKIP
from game.screens.pages import HEADINGS
from game.theme import TIMES, WEATHERS, load
from game.theme import shipped as themes
from game.view import SIZE, Coach, Prompt
from game.view.pose import at, joints
from game.view.robot import Robot
from game.view.robot_poses import ALL
from game.view.type import Type
from tests.pictures import GALLERY, GOLDENS, check, write_page
from voice.words import Language, Text

LANGUAGES: tuple[Language, ...] = ("en", "zh")
JUMP = Text("jump", "跳")
MOMENTS = {
    "dark": Prompt(LIGHT, note=LIGHT_NOTE, light=0.3, loud=0.8, skip=SKIP),
    "asked": Prompt(AGAIN, JUMP, Text("or press ↑", "也可以按 ↑"), (1, 2), 0.5, skip=SKIP),
    "refused": Prompt(SAY, JUMP, MENDS["quiet"], (0, 2), 0.4, skip=SKIP),
}


def wanted() -> set[str]:
    """Every golden there must be: all that can be seen, as it is listed where it is found."""
    names = {f"move_{name}.png" for name in all_moves()} | {f"replay_{name}.json" for name in all_moves()}
    for kind in all_obstacles():
        names |= {f"obstacle_{kind}.png", f"replay_obstacle_{kind}.json"}
    names |= {f"theme_{name}.png" for name in themes()}
    names |= {f"theme_weather_{name}.png" for name in WEATHERS} | {f"theme_time_{name}.png" for name in TIMES}
    names |= {f"page_{page}_{language}.png" for page in HEADINGS for language in LANGUAGES}
    names |= {f"lesson_{moment}_{language}.png" for moment in MOMENTS for language in LANGUAGES}
    names |= {f"{shown}_{language}.png" for shown in ("race", "attract") for language in LANGUAGES}
    names |= {f"actor_{name}.png" for name in all_actors()} | {f"landmark_{name}.png" for name in all_landmarks()}
    return names | {f"level_{name.replace('/', '_')}.png" for name in shipped()} | {"poses.png"}


def test_whatever_can_be_seen_has_its_golden_and_no_golden_is_left_of_what_is_gone() -> None:
    there = {file.name for file in GOLDENS.iterdir()}
    kinds = {name.split("_")[0] for name in wanted()} - {"replay"}
    ours = {name for name in there if name.split("_")[0] in kinds}

    assert sorted(wanted() - there) == []
    assert sorted(ours - wanted()) == []


def test_a_picture_that_is_missing_or_differs_fails_and_the_page_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goldens, gallery = tmp_path / "goldens", tmp_path / "gallery"
    monkeypatch.setattr("tests.pictures.GOLDENS", goldens)
    monkeypatch.setenv(GALLERY, str(gallery))
    surface = pygame.Surface((80, 40))
    with pytest.raises(AssertionError, match="red has no golden picture"):
        check("red", surface, renew=False)
    check("red", surface, renew=True)
    surface.fill((200, 0, 0))

    with pytest.raises(AssertionError, match=r"red: 66\.67 of 255 off on average"):
        check("red", surface, renew=False)

    page = write_page(gallery)
    assert page is not None
    assert '<td colspan="3" class=off>red: 66.67 on average, 200 at worst' in page.read_text()
    assert all((gallery / f"red_{kind}.png").exists() for kind in ("new", "off"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_moment_of_a_lesson_has_its_picture(moment: str, language: Language, renew: bool) -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    coach, target = Coach(load("cyber_ruins").palette("night"), SIZE, Type()), pygame.Surface(SIZE)
    target.fill((90, 70, 130))
    coach.advance(MOMENTS[moment], 9.0)
    coach.draw(target, MOMENTS[moment], (384.0, 547.0), language)
    check(f"lesson_{moment}_{language}", target, renew)


@pytest.fixture
def sheet() -> pygame.Surface:
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    surface = pygame.Surface((900, 240))
    surface.fill((36, 28, 66))
    pygame.draw.line(surface, (72, 214, 224), (0, 210), (900, 210), 2)
    return surface


def robot(height: int = 140) -> Robot:
    palette = load("cyber_ruins").palette("night")
    return Robot(palette.robot, palette.danger_lit, height, (0.82, -0.57))


@pytest.mark.parametrize("name", sorted(all_moves()))
def test_every_move_has_its_picture(name: str, sheet: pygame.Surface, renew: bool) -> None:
    move, shine = all_moves()[name], pygame.Surface((225, 60))
    drawn = robot()
    for i in range(6):
        drawn.scarf.move(4.0, 0.0, 1, 0.1)
        pose = at(move.poses, i / 6) if move.poses else ALL["idle"]
        drawn.draw(sheet, shine, 4, (90 + i * 145, 210), joints(pose), 1, "right")
    check(f"move_{name}", sheet, renew)


def test_the_poses_that_are_no_moves_have_their_picture(sheet: pygame.Surface, renew: bool) -> None:
    shine, drawn = pygame.Surface((225, 60)), robot(120)
    for i, (name, pose) in enumerate(sorted(ALL.items())):
        facing = 1 if i % 2 else -1
        drawn.draw(sheet, shine, 4, (62 + i * 110, 210), joints(pose, squash=0.12 * (name == "land")), facing, "unsure")
    check("poses", sheet, renew)


def each_campaigns_first() -> list[object]:
    """Give every level; those after a campaign's first are drawn by the same code, and painting takes its time."""
    firsts = {name.partition("/")[0]: name for name in reversed(shipped())}.values()
    return [name if name in firsts else pytest.param(name, marks=pytest.mark.long) for name in shipped()]


@pytest.mark.parametrize("level", each_campaigns_first())
def test_every_level_has_its_picture(level: str, renew: bool) -> None:
    document = find(level)
    if document.goal.x > document.start.x:
        # Painting the stages that are not seen yet takes most of the time.
        document = document.model_copy(update={"stages": document.stages[:1]})
    check(f"level_{level.replace('/', '_')}", shoot_surface(document, [(2, "run")], 200, "en"), renew)
