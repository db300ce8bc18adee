"""What a house's content changes of the kiosk around it: its hours, its themes, and when the terminal brings it."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.content import content
from game.kiosk.board import Order
from game.kiosk.child import _find_themes
from game.kiosk.events import ContentChanged
from game.kiosk.kiosk import hours_of
from game.kiosk.ops.settings import OperatorSettings
from game.kiosk.pack import install
from game.theme import ThemeError, library
from game.theme import load as load_theme
from tests.kiosk.ops.serving import served
from tests.kiosk.pack.making import files, folder, unproved

OFF = OperatorSettings(enabled=False)


def until(what: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def installed(tmp_path: Path, root: Path, version: str = "1", more: str = "", **others: Any) -> None:
    made = folder(tmp_path / f"pack-{version}", files(version, more, **others))
    assert install(made, root, examine=unproved).good


def test_the_packs_hours_count_and_without_any_there_are_none(tmp_path: Path) -> None:
    root = tmp_path / "content"
    assert hours_of(root) is None
    installed(tmp_path, root)
    assert hours_of(root) is None
    installed(tmp_path, root, "2", '[hours]\nevery_day = "09:00-12:00"\n')

    found = hours_of(root)
    assert found is not None
    assert found.every_day == "09:00-12:00"


def test_hours_that_cannot_be_read_close_nothing(tmp_path: Path) -> None:
    root = tmp_path / "content"
    installed(tmp_path, root, "2", '[hours]\nevery_day = "closed"\n')
    for file in root.glob("versions/*/pack.toml"):
        file.write_bytes(b"\xff\x00 spoilt")

    assert hours_of(root) is None


@pytest.fixture
def no_added_themes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_added", [])


@pytest.mark.usefixtures("no_added_themes")
def test_a_level_of_the_house_is_painted_with_the_houses_own_theme(tmp_path: Path) -> None:
    theme = json.loads((content("assets") / "themes" / "cyber_ruins.json").read_text(encoding="utf-8"))
    theme["id"] = "our_river"
    installed(tmp_path, tmp_path / "content", themes__our_river=json.dumps(theme))
    with pytest.raises(ThemeError):
        load_theme("our_river")

    _find_themes(tmp_path / "content")

    assert load_theme("our_river").id == "our_river"


@pytest.mark.usefixtures("no_added_themes")
def test_in_safe_mode_no_theme_of_the_house_is_looked_for(tmp_path: Path) -> None:
    _find_themes(None)
    _find_themes(tmp_path / "nothing")

    assert library._added == []


def test_what_the_terminal_installs_a_running_kiosk_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.kiosk.ops.contents.LOOK_S", 0.1)
    data = tmp_path / "kiosk"
    with served(data, operator=OFF) as one, one.board.subscribed() as came:
        assert one.board.state.content == ""
        installed(tmp_path, data / "content", "3")
        told: list[object] = []
        until(lambda: told.extend(came(0.1)) or told)  # type: ignore[func-returns-value]
        changed = next(event for event in told if isinstance(event, ContentChanged))
        assert (changed.name, changed.version) == ("river_museum", "3")
        until(lambda: one.board.state.content == "river_museum 3")
        assert one.board.asked() == (Order("reload"),)
