from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app, edit
from game.level import Level, LevelError, find, save
from game.share import encode

NAME = "cyber_ruins/first_leap"
Call = tuple[Level, Path]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Call]:
    """Give what the editor was opened with; no window comes."""
    calls: list[Call] = []

    class Closed:
        def __init__(self, title: str) -> None: ...
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    def run(window: None, level: Level, file: Path, *_: object) -> bool:
        calls.append((level, file))
        return True

    monkeypatch.setattr(edit, "Window", Closed)
    monkeypatch.setattr("game.screens.editor.run_editor", run)
    monkeypatch.chdir(tmp_path)
    return calls


def test_a_file_is_saved_in_its_place_and_a_shipped_level_and_a_code_beside_it(opened: list[Call]) -> None:
    save(find(NAME), Path("mine.json"))
    for name in ("mine.json", NAME, encode(find(NAME)), "new.json"):
        assert CliRunner().invoke(app, ["edit", name]).exit_code == 0

    assert [str(file) for _, file in opened] == ["mine.json", "first_leap.json", "level.json", "new.json"]
    assert [len(level.obstacles) > 0 for level, _ in opened] == [True, True, True, False]


def test_a_copy_that_was_edited_before_is_not_written_over(opened: list[Call]) -> None:
    save(find(NAME), Path("first_leap.json"))

    again = CliRunner().invoke(app, ["edit", NAME])
    meant = CliRunner().invoke(app, ["edit", NAME, "--out", "first_leap.json"])

    assert isinstance(again.exception, LevelError)
    assert str(again.exception) == "first_leap.json: is here already; edit it, or give --out FILE"
    assert meant.exit_code == 0
    assert len(opened) == 1
