"""A theme is data that a team writes: it completes itself, and what is wrong with it is one line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.theme import TIMES, WEATHERS, Palette, Theme, ThemeError, library, load, load_file, luma, names, shipped
from game.theme.times import overcast, turned

SMALL: dict[str, Any] = {
    "id": "mine",
    "name": {"en": "mine", "zh": "我的"},
    "palettes": {
        "day": {
            "sky_top": "#4a8fc0",
            "sky_mid": "#a8cfd8",
            "sky_low": "#ffe6b8",
            "light": "#fff0bf",
            "far": "#e8b98c",
            "mid": "#c4784a",
            "near": "#8a4a38",
            "structure": "#4a2a2c",
            "path": "#fff3cc",
        }
    },
    "layers": [{"generator": "hills", "parallax": 0.1, "ink": "far", "base": 500, "height": 200}],
    "light": {"x": 0.3, "y": 0.2, "radius": 40},
}
colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda c: "#{:02x}{:02x}{:02x}".format(*c))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path)
    return tmp_path


def written(folder: Path, document: dict[str, Any], name: str = "mine") -> Path:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_nine_places_ship() -> None:
    assert shipped() == (
        "cyber_ruins",
        "desert",
        "factory",
        "forest",
        "ice",
        "kite_festival",
        "mountain_escalator",
        "space",
        "west_lake",
    )


def test_nine_colours_are_enough_for_a_theme_at_every_time_in_every_weather(folder: Path) -> None:
    theme = load_file(written(folder, SMALL))

    looks = {theme.look(time, weather).sky_low for time in TIMES for weather in WEATHERS}

    assert len(looks) > len(TIMES)


def test_a_theme_in_the_users_folder_is_found_by_its_name(folder: Path) -> None:
    written(folder, SMALL)

    assert "mine" in names()
    assert load("mine").name.zh == "我的"


def test_a_users_file_does_not_replace_a_theme_that_ships(folder: Path) -> None:
    written(folder, SMALL | {"id": "ice"}, "ice")

    assert load("ice").name.zh == "冰原"


def test_a_theme_reads_back_what_it_writes() -> None:
    for name in shipped():
        theme = load(name)
        assert Theme.model_validate_json(theme.model_dump_json()) == theme


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"palettes": {"day": {"sky_top": "blue"}}},
            'mine.json: palettes.day.sky_top: a colour looks like "#48d6e0" · 这一项不对（a colour looks like "#48d6e0"）',
        ),
        ({"light": {"x": 0.3}}, "mine.json: light.y: is missing · 缺少这一项"),
        ({"sound": 1}, "mine.json: sound: is not a field of a theme · 主题没有这一项"),
        (
            {"layers": [{"generator": "hills", "parallax": 0.5}, {"generator": "hills", "parallax": 0.1}]},
            "mine.json: layers go from back to front: parallax must not fall"
            " · 这一项不对（layers go from back to front: parallax must not fall）",
        ),
        ({"id": "yours"}, 'mine.json: id: must be the file\'s name, "mine" · 要和文件名一样：“mine”'),
    ],
)
def test_what_is_wrong_with_a_theme_is_one_line(folder: Path, change: dict[str, Any], line: str) -> None:
    file = written(folder, SMALL | change)

    with pytest.raises(ThemeError) as caught:
        load_file(file)

    assert str(caught.value) == line


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b'{"id": "mine"}', b"[1, 2]"])
def test_a_damaged_file_is_one_line_and_the_other_themes_are_still_there(folder: Path, damage: bytes) -> None:
    (folder / "mine.json").write_bytes(damage)

    with pytest.raises(ThemeError) as caught:
        load("mine")

    assert str(caught.value).startswith("mine.json: ")
    assert "\n" not in str(caught.value)
    assert load("cyber_ruins").id == "cyber_ruins"


def test_an_unknown_theme_names_the_nearest() -> None:
    with pytest.raises(ThemeError) as caught:
        load("west_lak")

    assert str(caught.value) == "west_lak: is not a theme; try west_lake · 没有这个主题；请用 west_lake"


@pytest.mark.parametrize("name", shipped())
def test_day_is_lighter_than_dusk_and_dusk_than_night_in_every_theme(name: str) -> None:
    theme = load(name)

    shown = [sum(luma(getattr(theme.palette(time), role)) for role in ("sky_mid", "sky_low", "mid")) for time in TIMES]

    assert shown[1] > shown[2] > shown[3]


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("time", TIMES)
def test_the_robot_stands_out_from_every_place(name: str, time: str) -> None:
    palette = load(name).palette(time)
    behind = (luma(palette.sky_low) + luma(palette.haze)) / 2

    assert abs(luma(palette.robot.body) - behind) > 0.2


@given(st.fixed_dictionaries(dict.fromkeys(SMALL["palettes"]["day"], colours)), st.floats(0, 1))
def test_any_nine_colours_make_a_palette_that_can_be_turned_and_clouded(given_: dict[str, str], cloud: float) -> None:
    palette = Palette.model_validate(given_)

    for source in TIMES:
        for time in TIMES:
            look = overcast(turned(palette, source, time), cloud)
            channels = [
                c for value in look.model_dump().values() if isinstance(value, tuple) and len(value) == 3 for c in value
            ]
            assert all(0 <= c <= 255 for c in channels if isinstance(c, int))
            assert look.danger == palette.danger
