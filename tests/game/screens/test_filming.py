"""A film is made beside the game; it is told when it is there, and why it is not."""

import time
from pathlib import Path

import pytest
from PIL import Image

from game.replay import Replay, played
from game.screens import filming
from game.screens.filming import BUSY, FILMS, Filming
from tests.game.screens.test_session import level
from voice.words import Text


@pytest.fixture
def run() -> Replay:
    return played(level(), ((0, "run"),), 60)


def waited(films: Filming) -> Text:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        line = films.poll()
        if line is not None:
            return line
        time.sleep(0.05)
    raise AssertionError("no film, and no word why")


def test_a_film_comes_into_the_players_pictures(run: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filming, "user_pictures_path", lambda: tmp_path)
    films = Filming()

    assert films.begin(run, "en") == FILMS
    assert films.begin(run, "en") == BUSY
    told = waited(films)
    (film,) = (tmp_path / "VoxLeap").iterdir()
    assert told.en == f"film kept: {film}"
    assert getattr(Image.open(film), "n_frames", 1) > 10
    films.close()


def test_a_folder_that_cannot_be_written_is_told(run: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "VoxLeap").write_text("no folder")
    monkeypatch.setattr(filming, "user_pictures_path", lambda: tmp_path)
    films = Filming()
    films.begin(run, "zh")

    assert waited(films).zh.startswith("动图没有做成：")


def test_a_film_whose_maker_dies_is_told_and_another_can_be_made(
    run: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filming, "user_pictures_path", lambda: tmp_path)
    films = Filming()
    films.begin(run, "en")
    films.close()

    assert "stopped" in waited(films).en
    assert films.begin(run, "en") == FILMS
    films.close()
