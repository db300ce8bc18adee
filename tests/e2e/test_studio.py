"""The studio in the real window, by real keys: from the title to a level of one sentence, played, and back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.files import load
from tests.e2e.devices import Environment, keys, until, virtual_screen, window_is_there
from tests.e2e.test_screens import Game

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)


@pytest.fixture
def screen() -> Iterator[Environment]:
    with virtual_screen() as environment:
        yield environment


def test_a_sentence_becomes_a_level_that_is_saved_and_played_and_leads_back_to_the_studio(
    screen: Environment, tmp_path: Path
) -> None:
    game = Game(screen | {"XDG_DATA_HOME": str(tmp_path)}, tmp_path)
    until(lambda: window_is_there(screen))

    keys(screen, "Escape")  # not the tutorial, which the first start offers
    keys(screen, "3", *"ice", "comma", *"easy", "comma", *"short", "comma", *"no", "space", *"coins", "Return")
    folder = tmp_path / "voxleap" / "levels"
    until(lambda: _saved(screen, folder), 200)
    level = load(next(folder.iterdir()))
    assert (level.stages[0].theme, level.difficulty) == ("ice", "easy")

    keys(screen, "Return")
    game.says(f"playing {level.title.en}")
    keys(screen, "Escape", "4")  # the pause leads back to the studio; there Enter plays it again
    until(lambda: _again(screen, game), 100)
    keys(screen, "Escape", "4", "Escape", "Escape")

    assert game.ends() == 0, game.said


def _saved(screen: Environment, folder: Path) -> bool:
    keys(screen, "ctrl+s")
    return folder.exists() and bool(list(folder.glob("[!.]*.json")))


def _again(screen: Environment, game: Game) -> bool:
    keys(screen, "Return")
    return sum("playing" in line for line in game.said) >= 2
