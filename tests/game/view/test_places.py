"""Places are painted from data: the same each time, by generators that are one file each, in every weather."""

import json

import numpy as np
import pygame
import pytest

from game.theme import Layer, ThemeError, load, shipped
from game.view import SIZE
from game.view.place import Place
from game.view.places import all_generators, painted, read
from game.view.strip import Sprite, Sprites, Strip
from game.view.weather import Falling
from tests.pictures import check
from tests.places import landscape

WEATHERS = (
    ("cyber_ruins", "dusk", "clear"),
    ("desert", "day", "rain"),
    ("west_lake", "night", "snow"),
    ("space", "night", "fog"),
    ("ice", "day", "storm"),
    ("desert", "day", "wind"),
)
TIMES = (("ice", "dawn"), ("space", "day"), ("kite_festival", "dusk"), ("mountain_escalator", "night"))


@pytest.fixture(autouse=True)
def screen() -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)


@pytest.mark.parametrize("name", shipped())
def test_every_theme_has_its_picture(name: str, renew: bool) -> None:
    theme = load(name)
    check(f"theme_{name}", landscape(theme, *theme.signature), renew)


@pytest.mark.parametrize(("name", "time", "weather"), WEATHERS)
def test_every_weather_has_its_picture(name: str, time: str, weather: str, renew: bool) -> None:
    check(f"theme_weather_{weather}", landscape(load(name), time, weather), renew)


@pytest.mark.parametrize(("name", "time"), TIMES)
def test_every_time_of_day_has_its_picture(name: str, time: str, renew: bool) -> None:
    check(f"theme_time_{time}", landscape(load(name), time, "clear"), renew)


def test_a_generator_that_does_not_exist_names_the_nearest() -> None:
    theme = load("desert")
    layers = (theme.layers[0], Layer.model_validate({"generator": "hils", "parallax": 0.5}))

    with pytest.raises(ThemeError) as caught:
        read(theme.model_copy(update={"layers": layers}))

    assert str(caught.value) == (
        'desert.json: layers[1].generator: "hils" is not a generator; try hills · 没有“hils”这种生成器；请用 hills'
    )


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (
            {"base": "low"},
            "desert.json: layers[0].base: Input should be a valid number · 这一项不对（Input should be a valid number）",
        ),
        ({"hight": 3}, "desert.json: layers[0].hight: is not a field of a theme · 主题没有这一项"),
    ],
)
def test_a_wrong_parameter_of_a_layer_is_one_line(wrong: dict[str, object], line: str) -> None:
    theme = load("desert")
    hills = {"generator": "hills", "parallax": 0.1, "ink": "far", "base": 500, "height": 200} | wrong
    broken = theme.model_copy(update={"layers": (Layer.model_validate_json(json.dumps(hills)),)})

    with pytest.raises(ThemeError) as caught:
        read(broken)

    assert str(caught.value) == line


def test_every_generator_is_used_by_a_theme_that_ships() -> None:
    used = {layer.generator for name in shipped() for layer in load(name).layers}

    assert used == set(all_generators())


def test_a_place_is_painted_the_same_twice_and_then_kept() -> None:
    theme = load("desert")
    first = painted(theme, "day", "clear", SIZE)

    assert painted(theme, "day", "clear", SIZE) is first


def test_reduced_motion_takes_lightning_and_wind_away() -> None:
    theme = load("space")
    place = Place(theme, theme.look("night", "storm"), "night", theme.weather_named("storm"), SIZE)
    moving, calm = Falling(place, still=False), Falling(place, still=True)

    def brightest(falling: Falling) -> float:
        shots = []
        for tick in range(0, 60 * 20, 4):
            surface = pygame.Surface((64, 36))
            falling.beyond(surface, tick / 60)
            falling.draw(surface, 2, tick / 60, 0.0)
            shots.append(float(np.percentile(pygame.surfarray.array3d(surface), 20)))
        return max(shots)

    assert brightest(moving) > brightest(calm) + 20


@pytest.mark.parametrize("piece", [Strip, Sprites])
def test_scenery_moves_by_its_share_of_the_camera(piece: type) -> None:
    dot = pygame.Surface((1400 if piece is Strip else 4, 4))
    dot.fill((255, 0, 0), (700 if piece is Strip else 0, 0, 4, 4))
    thing = Strip(dot, 10, 0.5) if piece is Strip else Sprites((Sprite((dot,), 702, 10),), 1400, 0.5)
    seen = []
    for camera in (0.0, 200.0):
        target = pygame.Surface((1280, 40))
        thing.draw(target, camera, 0.0)
        seen.append(int(np.argmax(pygame.surfarray.array3d(target)[:, 12, 0])))

    assert seen[0] - seen[1] == 100
