"""The tools of the command line, as a shell sees them."""

import json
from pathlib import Path

import pytest

from tests.e2e.test_demo import voxleap

SCORE_KEYS = {
    *("title", "language", "difficulty", "pace", "density", "elevation", "duration_s", "pickups", "landmark"),
    *("companion", "chaser", "required_moves", "sequence", "stages", "proved"),
}


def test_the_doctor_names_every_part_and_a_mend_for_what_is_missing(tmp_path: Path) -> None:
    done = voxleap("doctor", "--json", cwd=tmp_path)

    found = {f["id"]: f for f in json.loads(done.stdout)}
    assert done.returncode == 0
    assert {"python", "pygame", "display", "font", "microphone", "ear.sphinx", "content", "home"} <= set(found)
    assert found["ear.sphinx"]["state"] == "ok"
    assert found["display"]["state"] == "note"
    assert found["display"]["mend"]["en"] == "voxleap demo and voxleap play --headless --audio FILE work"
    assert all(f["text"]["en"] and f["text"]["zh"] for f in found.values())
    assert all(f["mend"]["en"] and f["mend"]["zh"] for f in found.values() if f["state"] != "ok")
    assert all(f["mend"] is None for f in found.values() if f["state"] == "ok")


def test_a_description_has_the_keys_that_scores_are_read_from(tmp_path: Path) -> None:
    done = voxleap("levels", "describe", "cyber_ruins/first_leap", "--runs", "2", "--json", cwd=tmp_path)

    found = json.loads(done.stdout)
    assert set(found) == SCORE_KEYS
    assert found["proved"]
    assert "jump" in found["required_moves"]
    assert "slide" not in found["required_moves"]
    free = {"checkpoint", "pickup"}
    counted = sum(sum(stage["obstacles"].values()) for stage in found["stages"])
    assert counted == sum(kind not in free for kind in found["sequence"])


@pytest.mark.parametrize(
    "command", [("shot", "cyber_ruins/first_leap", "--at", "3"), ("levels", "picture", "cyber_ruins/first_leap")]
)
def test_a_picture_is_a_png_of_the_logical_size(command: tuple[str, ...], tmp_path: Path) -> None:
    done = voxleap(*command, "--out", "a.png", cwd=tmp_path)

    data = (tmp_path / "a.png").read_bytes()
    assert done.returncode == 0, done.stderr
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1280, 720)


def test_a_size_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    done = voxleap("shot", "cyber_ruins/first_leap", "--out", "a.png", "--size", "huge", cwd=tmp_path)

    assert done.returncode == 2
    assert "1280x720" in done.stderr
    assert not (tmp_path / "a.png").exists()
