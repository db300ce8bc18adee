import json
from pathlib import Path
from typing import Any

import pytest

from game.level import LevelError, find, load, read, shipped, to_json

GOOD: dict[str, Any] = {
    "title": {"en": "A", "zh": "甲"},
    "moves": ["run"],
    "start": {"x": 1},
    "goal": {"x": 9},
    "ground": [{"x": 0, "width": 10}],
    "obstacles": [{"kind": "spikes", "x": 5, "id": "a"}],
}


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_level_reads_the_same_after_it_is_written(name: str) -> None:
    level = find(name)

    assert read(to_json(level)) == level


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"colour": "red"}, "ruin.json: colour: Extra inputs are not permitted"),
        ({"version": 9}, "ruin.json: version: is 9; this program reads 1"),
        (
            {"obstacles": [{"kind": "spike", "x": 5}]},
            'ruin.json: obstacles[0].kind: "spike" is not an obstacle; try spikes',
        ),
        (
            {"obstacles": [{"kind": "spikes", "x": 5, "width": 99}]},
            "ruin.json: obstacles[0].width: Input should be less than or equal to 6",
        ),
        (
            {"obstacles": [{"kind": "gap", "x": 5, "id": "a"}, {"kind": "gap", "x": 8, "id": "a"}]},
            'ruin.json: two obstacles are called "a"',
        ),
        (
            {"ground": [{"x": 0, "width": 1e9}]},
            "ruin.json: ground[0].width: Input should be less than or equal to 5000",
        ),
    ],
)
def test_a_slip_of_the_pen_is_named_in_one_line(change: dict[str, Any], line: str) -> None:
    with pytest.raises(LevelError) as error:
        read(json.dumps(GOOD | change), "ruin.json")

    assert str(error.value) == line
    assert error.value.text.zh


def test_nan_is_no_number() -> None:
    with pytest.raises(LevelError, match="NaN is not a number"):
        read(json.dumps(GOOD).replace('"x": 5', '"x": NaN'))


def test_a_level_cut_at_any_byte_gives_one_line(tmp_path: Path) -> None:
    level = find(shipped()[0])
    whole = to_json(level.model_copy(update={"obstacles": level.obstacles[:8], "proof": None})).encode()
    file = tmp_path / "cut.json"
    for length in range(len(whole.rstrip())):
        file.write_bytes(whole[:length])
        with pytest.raises(LevelError) as error:
            load(file)
        assert "\n" not in str(error.value)
