"""Pages: each has its golden picture in both languages, and at every text size all of it can be seen and touched."""

from datetime import date
from itertools import combinations, pairwise

import pygame
import pytest

from game.screens.items import levels
from game.screens.menu import Menu, Name, lines
from game.screens.pages import HEADINGS, MOST, page_of
from game.screens.progress import Best, Progress
from game.screens.results import Results
from game.screens.scores import Score, Table
from game.screens.settings import Figures, Settings
from game.screens.teaching import measured
from game.theme import load, luma, names, safe
from game.view import SIZE, Pages
from game.view.type import Type
from tests.pictures import check
from voice import Enrolled
from voice.words import Language, Text

FOUND = Results(
    *(True, 41.5, 9, 12, 0.43, 1, (3, 6), ((Text("too quiet", "太小声了"), 2), (Text("not now", "现在不能用"), 1))),
    race=Text("1.3 s faster than your best", "比你的最好成绩快 1.3 秒"),
    place=1,
)
TOLD = measured(
    Settings(voice=Figures(delay_ms={"jump": 640, "run": 720}, loudness_db=-24.0)),
    Enrolled("player", 4, 9, Text("kept", "已保存")),
)
REACHED = Progress(levels={levels()[0][0]: Best(seconds=41.5, stars=3)})

TABLES = tuple(
    Table(name, item.shown, tuple(Score(2490 + 71 * n, n // 2, (6 - n, 6), date(2026, 11, 25 - n)) for n in range(5)))
    for name, item in levels()[:2]
)


def menu(page: Name, language: Language) -> Menu:
    name = levels()[0][0]
    return Menu(
        *(page, Settings(), language),
        level=name,
        results=FOUND,
        measured=TOLD,
        progress=REACHED,
        tables=TABLES,
        table=name,
    )


@pytest.fixture
def pages() -> Pages:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    return Pages(load("cyber_ruins").palette("night"), SIZE, Type())


@pytest.fixture(autouse=True)
def three_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are in the end."""
    shown = levels()[:3]
    monkeypatch.setattr("game.screens.items.levels", lambda: shown)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", list(HEADINGS))
def test_every_page_has_its_picture(page: Name, language: Language, pages: Pages, renew: bool) -> None:
    target = pygame.Surface(SIZE)
    pages.ground(target)
    shown = page_of(menu(page, language))
    pages.settle(shown)
    pages.draw(target, shown)
    check(f"page_{page}_{language}", target, renew)


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("page", list(HEADINGS))
def test_at_every_text_size_all_lines_lie_on_the_screen_and_none_on_another(page: Name, percent: int) -> None:
    pygame.display.set_mode(SIZE)
    shown = page_of(menu(page, "zh"))

    places = Pages(load("cyber_ruins").palette("night"), SIZE, Type(percent / 100)).places(shown)

    assert len(places) == min(MOST, len(lines(menu(page, "zh"))))
    assert all(pygame.Rect((0, 0), SIZE).contains(place) for place in places)
    assert all(place.height >= 36 for place in places)
    assert not any(a.colliderect(b) for a, b in combinations(places, 2))


@pytest.mark.parametrize("name", names())
def test_in_the_safe_colours_danger_path_and_pickup_differ_in_brightness_alone(name: str) -> None:
    for palette in safe(load(name)).palettes.values():
        steps = sorted(luma(colour) for colour in (palette.path, palette.danger, palette.pickup))

        assert min(b - a for a, b in pairwise(steps)) > 0.1
