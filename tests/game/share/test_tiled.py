import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

from game.cli import app
from game.level import Level, LevelError, find, load, read, shipped, to_course
from game.level.files import digest
from game.obstacles import Obstacle, all_obstacles
from game.share.tiled import PX, from_tiled, to_tiled

ONE: dict[str, Any] = {
    "layers": [
        {
            "type": "objectgroup",
            "objects": [
                {"id": 1, "type": "ground", "x": 0, "y": 0, "width": 960, "height": 64},
                {"id": 2, "type": "start", "x": 32, "y": 0, "point": True},
                {"id": 3, "class": "goal", "x": 900, "y": 0, "point": True},
            ],
        }
    ]
}
"""The least that somebody draws who begins in Tiled: no properties, and one object by the name of version 1.9."""
MILLIMETRES = st.integers(0, 900_000).map(lambda n: n / 1000)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
BOTH = st.fixed_dictionaries({"en": TEXTS, "zh": TEXTS})


@st.composite
def obstacles(draw: st.DrawFn) -> Obstacle:
    """Any obstacle, with any parameters that its schema takes."""
    kind = all_obstacles()[draw(st.sampled_from(sorted(all_obstacles())))]
    given: dict[str, Any] = {"x": draw(MILLIMETRES), "y": draw(st.integers(-9000, 9000)) / 1000}
    for name, field in kind.model_fields.items():
        if field.annotation in (int, float) and name not in given:
            low, high = _limits(field.metadata)
            number = draw(st.integers(round(low * 1000), round(high * 1000))) / 1000
            given[name] = round(number) if field.annotation is int else number
    try:
        return kind.model_validate(given)
    except ValidationError:  # two parameters that do not go together
        return kind.model_validate({"x": given["x"], "y": given["y"]})


def _limits(metadata: list[Any]) -> tuple[float, float]:
    low = next(m.ge if hasattr(m, "ge") else m.gt + 0.001 for m in metadata if hasattr(m, "ge") or hasattr(m, "gt"))
    high = next(m.le if hasattr(m, "le") else m.lt for m in metadata if hasattr(m, "le") or hasattr(m, "lt"))
    return low, high


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """Any level whose places lie on whole millimetres."""

    def places(least: int) -> list[float]:
        return sorted(draw(st.sets(MILLIMETRES, min_size=least, max_size=4)))

    document = {
        "title": draw(BOTH),
        "story": draw(st.none() | BOTH),
        "moves": ["run", "jump"],
        "start": {"x": 1},
        "goal": {"x": 9},
        "seed": draw(st.integers(0, 2**63 - 1)),
        "difficulty": draw(st.sampled_from(["easy", "hard"])),
        "ground": [{"x": x, "y": draw(st.integers(-9, 9)) / 8, "width": 7.5, "rise": 1.25} for x in places(1)],
        "hints": [{"x": x, "text": draw(BOTH)} for x in places(0)],
        "stages": [{"x": x, "weather": "snow", "caption": draw(st.none() | BOTH)} for x in places(1)],
        "landmark": draw(st.sampled_from([None, {"kind": "tower"}, {"kind": "tower", "x": 3.5}])),
        "chaser": draw(st.sampled_from([None, {"kind": "drone", "lead": 5}])),
    }
    plain = read(json.dumps(document))
    return plain.model_copy(update={"obstacles": tuple(draw(st.lists(obstacles(), max_size=8)))})


@settings(max_examples=150, deadline=None)
@given(levels())
def test_a_level_is_the_same_after_it_went_through_tiled(level: Level) -> None:
    assert digest(from_tiled(to_tiled(level), "map.tmj")) == digest(level)


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_level_is_the_same_after_it_went_through_tiled(name: str) -> None:
    assert digest(from_tiled(to_tiled(find(name)), "map.tmj")) == digest(find(name))


def test_the_map_is_one_that_tiled_opens() -> None:
    """What Tiled's reader asks for: its reference, "JSON Map Format"."""
    found = json.loads(to_tiled(find("cyber_ruins/first_leap")))

    assert (found["type"], found["orientation"], found["tilewidth"]) == ("map", "orthogonal", PX)
    entries = [o for layer in found["layers"] for o in layer["objects"]]
    assert {layer["type"] for layer in found["layers"]} == {"objectgroup"}
    assert sorted(o["id"] for o in entries) == list(range(1, found["nextobjectid"]))
    assert all({"id", "name", "type", "x", "y", "width", "height", "rotation", "visible"} <= set(o) for o in entries)
    kinds = {"bool": bool, "int": int, "float": float, "string": str}
    for entry in (found, *entries):
        assert all(type(p["value"]) is kinds[p["type"]] for p in entry["properties"])


def test_what_is_dragged_down_and_made_wider_in_tiled_is_lower_and_wider_in_the_level() -> None:
    found = json.loads(to_tiled(find("cyber_ruins/first_leap")))
    layer = next(layer for layer in found["layers"] if layer["name"] == "obstacles")
    spikes = next(o for o in layer["objects"] if o["type"] == "spikes")
    before = (spikes["x"], spikes["y"])
    spikes |= {"x": before[0] + 48, "y": before[1] + 16, "width": 64.0}
    layer["offsetx"] = 32

    level = from_tiled(json.dumps(found), "map.tmj")

    old = next(o for o in find("cyber_ruins/first_leap").obstacles if o.kind == "spikes")
    new = next(o for o in level.obstacles if o.kind == "spikes")
    assert new.x == pytest.approx(old.x + 2.5)
    assert new.y == pytest.approx(old.y - 0.5)
    assert new.model_dump()["width"] == 2.0


def test_a_map_drawn_from_nothing_needs_no_property() -> None:
    level = from_tiled(json.dumps(ONE), "my ruin.tmj")

    assert level.title.en == "my ruin"
    assert (level.goal.x, level.ground[0].width, level.ground[0].depth) == (28.125, 30, 2)


def test_moves_that_are_no_list_are_named() -> None:
    with pytest.raises(LevelError, match=r'm.tmj: moves\[0\]: "7" is not a move'):
        to_course(
            from_tiled(json.dumps(ONE | {"properties": [{"name": "moves", "type": "int", "value": 7}]}), "m.tmj"),
            "m.tmj",
        )


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ({"type": "spike"}, 'm.tmj: object 4: "spike" is not an obstacle; try spikes'),
        ({"type": "spikes", "rotation": 45}, "m.tmj: object 4: must be a point or an upright rectangle"),
        ({"type": "spikes", "polygon": []}, "m.tmj: object 4: must be a point or an upright rectangle"),
        ({"type": "spikes", "template": "../../a.tj"}, "m.tmj: object 4: uses a template; detach it in Tiled"),
        ({"type": "spikes", "x": "1"}, "m.tmj: object 4: x: is no number of pixels"),
        ({"type": "spikes", "x": 1e12}, "m.tmj: object 4: x: is no number of pixels"),
        (
            {"type": "spikes", "properties": [{"name": "colour", "type": "string", "value": "red"}]},
            "m.tmj: obstacles[0].colour: Extra inputs are not permitted",
        ),
    ],
)
def test_what_no_level_can_be_is_named_by_its_object(entry: dict[str, Any], line: str) -> None:
    layer = ONE["layers"][0]
    broken = {"layers": [layer | {"objects": [*layer["objects"], {"id": 4, "x": 320, "y": 0} | entry]}]}

    with pytest.raises(LevelError) as error:
        from_tiled(json.dumps(broken), "m.tmj")

    assert str(error.value) == line
    assert error.value.text.zh


NO_OBJECT = '{"layers": [{"type": "objectgroup", "objects": [3]}]}'


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layers": 3}', '{"layers": [3]}', NO_OBJECT, "[" * 9999])
def test_what_is_no_map_is_one_line(text: str) -> None:
    with pytest.raises(LevelError):
        from_tiled(text, "m.tmj")


def test_the_command_line_goes_both_ways(tmp_path: Path) -> None:
    run, there, here = CliRunner(), str(tmp_path / "a.tmj"), str(tmp_path / "a.json")
    out = run.invoke(app, ["levels", "export", "cyber_ruins/first_leap", "--out", there])
    back = run.invoke(app, ["--lang", "zh", "levels", "import", there, "--out", here])

    assert (out.exit_code, back.exit_code) == (0, 0)
    assert "还没证明" in back.stderr
    assert digest(load(tmp_path / "a.json")) == digest(find("cyber_ruins/first_leap"))


SHORT = find("cyber_ruins/first_leap").model_copy(update={"obstacles": find("cyber_ruins/first_leap").obstacles[:3]})
SOME = to_tiled(SHORT)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["ground", "x.y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "value", "x"]), inner),
    max_leaves=5,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Give every place of a document, as what holds it and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_map_with_anything_wrong_in_it_is_a_level_or_one_line(data: st.DataObject) -> None:
    found = json.loads(SOME)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(found)))
        if data.draw(st.booleans()):
            holder[key] = data.draw(JSON)
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["class", "template", "rotation", "moves", "offsetx"]))] = data.draw(JSON)
    with suppress(LevelError):
        from_tiled(json.dumps(found), "m.tmj")


@pytest.mark.parametrize("objects", [True, 3, {}, None])
def test_a_layer_whose_objects_are_no_list_has_none(objects: object) -> None:
    found = json.loads(SOME)
    hints = next(layer for layer in found["layers"] if layer["name"] == "hints")
    assert from_tiled(SOME, "m.tmj").hints
    hints["objects"] = objects

    assert not from_tiled(json.dumps(found), "m.tmj").hints
