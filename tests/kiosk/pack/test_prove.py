"""Every level is proved here, whatever a pack says of it."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from game.content import content
from game.kiosk.pack import Line, PackError, check, current, install
from game.level import load
from tests.kiosk.pack.making import deep, files, folder, level_text, with_field


def told(tmp_path: Path, made: dict[str, bytes]) -> dict[str, Line]:
    return {line.part: line for line in check(folder(tmp_path / "pack", made)).lines}


def theme(name: str, **changes: object) -> bytes:
    shipped = json.loads((content("assets") / "themes" / "desert.json").read_text(encoding="utf-8"))
    return json.dumps(shipped | {"id": name} | changes).encode()


def picture(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (9, 9, 30)).save(out, "PNG")
    return out.getvalue()


def test_a_pack_with_stories_levels_places_pictures_and_words_is_proved_part_by_part_and_shown(tmp_path: Path) -> None:
    more = """
        levels = ["flood", "dawn"]
        logo = "logo.png"
        words = { jump = { en = ["over the water"] } }
        names = { robot = { en = "Ximen", zh = "西门" } }
        stories = [{ id = "flood", prompt = "10 seconds, one gap, in the rain", theme = "our_river" }]
    """
    made = files(
        more=more, levels__dawn=level_text(), themes__our_river=theme("our_river"), pictures__logo=picture((8, 8))
    )
    seen: list[str] = []

    report = install(folder(tmp_path / "pack", made), tmp_path / "root", tell=lambda line: seen.append(line.part))

    assert report.good, report.text().en
    assert seen == ["themes/our_river.json", "pictures/logo.png", "words", "stories: flood", "levels/dawn.json"]
    pack = current(tmp_path / "root")
    assert pack is not None
    assert [path.stem for path in pack.levels] == ["flood", "dawn"]
    flood, dawn = (load(path) for path in pack.levels)
    assert {stage.theme for stage in flood.stages} == {"our_river"}
    assert flood.proof is not None
    assert dawn.proof is not None
    assert pack.names["robot"].zh == "西门"


def test_a_proof_that_a_pack_brings_along_counts_for_nothing(tmp_path: Path) -> None:
    wall = json.loads(level_text())
    wall["ground"] = [{"x": 0, "width": 8}, {"x": 60, "width": 40}]  # nobody leaps 52 m
    wall["obstacles"], wall["hints"] = [], []
    wall["goal"] = {"x": 90}
    wall["proof"] = {"commands": [[60, "run"]], "ticks": 600}

    line = told(tmp_path, files(levels__dawn=json.dumps(wall)))["levels/dawn.json"]

    assert line.verdict == "no"
    assert "x = " in line.text.en


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (with_field("seed", float("nan")), "NaN is no number"),
        (with_field("colour", 1), "colour: Extra inputs are not permitted"),
        (with_field("title.en", "a\u202eb"), "hidden character U+202E"),
        (with_field("stages", [{"theme": "their_river"}]), '"their_river" is neither a theme that ships nor'),
        (with_field("obstacles", [{"kind": "pit", "x": 1}] * 2001), "obstacles"),
        (with_field("goal.x", 1e9), "goal.x"),
        (level_text().replace('"version": 1,', '"version": 1, "version": 1,'), '"version" stands twice'),
        (deep(5000), "nested too deeply"),
        (level_text()[:-40], "is not whole JSON"),
    ],
)
def test_a_level_that_is_not_what_it_should_be_is_refused_with_its_place(tmp_path: Path, text: str, why: str) -> None:
    line = told(tmp_path, files(levels__dawn=text))["levels/dawn.json"]

    assert line.verdict == "no"
    assert why in line.text.en
    assert line.text.zh


@pytest.mark.parametrize(
    ("made", "part", "why"),
    [
        ({"themes__desert": theme("desert")}, "themes/desert.json", "is the name of a theme that ships"),
        ({"themes__ours": theme("other")}, "themes/ours.json", 'must be the file\'s name, "ours"'),
        ({"themes__ours": theme("ours", horizon=9)}, "themes/ours.json", "less than or equal to 1"),
        (
            {"themes__ours": theme("ours", layers=[{"generator": "__import__", "parallax": 0.1}])},
            "themes/ours.json",
            '"__import__" is not a generator',
        ),
        ({"pictures__a": b"\x89PNG\r\n\x1a\nnothing"}, "pictures/a.png", "is no whole PNG"),
        ({"pictures__a": b"GIF89a"}, "pictures/a.png", "is no whole PNG"),
        ({"pictures__a": picture((8, 8))[:40]}, "pictures/a.png", "is no whole PNG"),
    ],
)
def test_a_theme_or_picture_that_cannot_be_shown_is_refused(
    tmp_path: Path, made: dict[str, bytes], part: str, why: str
) -> None:
    line = told(tmp_path, files("1", "", **made))[part]

    assert (line.verdict, why in line.text.en) == ("no", True), line.text.en


def test_a_picture_that_would_unpack_to_gigabytes_is_refused_by_its_head(tmp_path: Path) -> None:
    huge = bytearray(picture((8, 8)))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2

    assert "16 million" in told(tmp_path, files(pictures__a=bytes(huge)))["pictures/a.png"].text.en


@pytest.mark.parametrize(
    ("more", "part", "verdict", "why"),
    [
        ('words = { fly = { en = ["up"] } }', "words.fly", "no", '"fly" is no command'),
        ('words = { slide = { en = ["jump"] } }', "words", "no", "jump"),
        ('words = { jump = { en = ["hop"] } }', "words", "note", 'begins with "hop"'),
        ('logo = "no.png"', "pictures/no.png", "no", "is not there"),
        ('stories = [{ id = "a", prompt = "!!!" }]', "stories: a", "no", "tells nothing"),
        ('stories = [{ id = "a", file = "no.txt" }]', "stories: a", "no", "is not there"),
    ],
)
def test_what_the_manifest_promises_is_looked_at(tmp_path: Path, more: str, part: str, verdict: str, why: str) -> None:
    made = folder(tmp_path / "pack", {"pack.toml": files(more=more)["pack.toml"]})

    lines = {line.part: line for line in check(made).lines}

    assert lines[part].verdict == verdict, lines[part].text.en
    assert why in lines[part].text.en


def test_an_order_that_names_no_level_and_an_id_that_is_taken_twice_are_one_line(tmp_path: Path) -> None:
    for number, (more, why) in enumerate(
        (('levels = ["dusk"]', "pack.toml: levels.dusk"), ('stories = [{ id = "dawn", prompt = "x" }]', "stories.dawn"))
    ):
        with pytest.raises(PackError, match=why):
            check(folder(tmp_path / str(number), files(more=more)))
