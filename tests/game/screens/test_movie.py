"""A run as an animated picture: it shows the run, in the time it took."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from game.level import LevelError
from game.replay import Replay, played
from game.screens.movie import EVERY, LINGER_S, LONGEST_S, WIDE, film
from game.sim import TICK
from tests.game.screens.test_session import level


@pytest.fixture(scope="module")
def run() -> Replay:
    return played(level(), ((0, "run"), (90, "jump")), 2000)


@pytest.mark.parametrize("kind", [".webp", ".gif"])
def test_a_film_moves_and_takes_as_long_as_the_run_and_a_look_at_its_end(run: Replay, kind: str) -> None:
    told: list[tuple[int, int]] = []
    picture = Image.open(io.BytesIO(film(run, Path(f"run{kind}"), "zh", lambda *at: told.append(at), (0.0, 4.0))))
    frames = getattr(picture, "n_frames", 1)

    assert picture.width == WIDE[kind]
    assert frames == round(4.0 / (EVERY[kind] * TICK)) == told[-1][1]
    assert told == [(n + 1, frames) for n in range(frames)]
    assert picture.info["loop"] == 0
    first = picture.convert("RGB").tobytes()
    picture.seek(frames - 1)
    assert picture.convert("RGB").tobytes() != first


def test_a_part_that_begins_near_the_end_lasts_as_far_as_there_is_a_run(run: Replay) -> None:
    late = run.ticks * TICK - 0.5
    picture = Image.open(io.BytesIO(film(run, Path("run.webp"), "en", part_s=(late, LONGEST_S))))

    assert getattr(picture, "n_frames", 1) * EVERY[".webp"] * TICK == pytest.approx(0.5 + LINGER_S, abs=0.1)


@pytest.mark.parametrize(
    ("name", "start", "ticks", "told"),
    [
        ("run.mp4", 0.0, 600, "a film is a .webp or a .gif file"),
        ("run.gif", 600.0, 600, "the run is over by then"),
        ("run.gif", 0.0, 60 * 60 * 10, "the run is longer than 5 minutes"),
    ],
)
def test_a_film_that_cannot_be_is_told_in_one_line(run: Replay, name: str, start: float, ticks: int, told: str) -> None:
    with pytest.raises(LevelError, match=told) as error:
        film(run.model_copy(update={"ticks": ticks}), Path(name), "en", part_s=(start, LONGEST_S))
    assert "\n" not in str(error.value)


def test_without_pillow_the_line_says_what_to_install(run: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)

    with pytest.raises(LevelError, match=r"pip install 'voxleap\[film\]'"):
        film(run, Path("run.gif"), "en")
