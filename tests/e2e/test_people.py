"""People's recordings carry the robot to the end; noise does not move it, and other words hardly."""

import json
from pathlib import Path

import pytest

from tests.e2e.people import SPEECH, foreign, noise, people
from tests.e2e.test_demo import voxleap

pytestmark = pytest.mark.skipif(not SPEECH.is_dir(), reason="no recordings: set VOXLEAP_SHARED")


@pytest.mark.parametrize(
    ("level", "noisy"), [("first_leap", False), pytest.param("the_way_back", True, marks=pytest.mark.long)]
)
def test_clips_of_twenty_five_people_arrive(level: str, noisy: bool, tmp_path: Path) -> None:
    """Words are missed and said again, so one in five runs may take too long: one of two must not."""
    clips = people(tmp_path / "clips", seed=1, noisy=noisy)

    arrived = []
    for seed in ("1", "2"):
        done = voxleap("demo", "--level", f"cyber_ruins/{level}", "--clips", str(clips), "--seed", seed, cwd=tmp_path)
        arrived.append(done.returncode == 0)

    assert any(arrived)


def test_noise_does_not_move_the_robot(tmp_path: Path) -> None:
    clips = noise(tmp_path / "clips", seed=2)

    voxleap("demo", "--clips", str(clips), "--seconds", "120", "--report", "r.json", cwd=tmp_path)

    report = json.loads((tmp_path / "r.json").read_text())
    assert len(report["said"]) > 30
    assert report["heard"] == []


@pytest.mark.long
def test_of_words_outside_the_list_at_most_one_in_ten_is_taken(tmp_path: Path) -> None:
    clips = foreign(tmp_path / "clips", seed=3)

    voxleap("demo", "--clips", str(clips), "--seconds", "120", "--report", "r.json", cwd=tmp_path)

    report = json.loads((tmp_path / "r.json").read_text())
    assert len(report["said"]) > 36
    assert len(report["heard"]) <= len(report["said"]) * 0.10
