from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from game import extensions
from game.theme import ThemeError, broken_themes, library, load, names

FOLDER: Path | str = Path()
"""What the package of these tests offers."""


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    entry = EntryPoint("theirs", f"{__name__}:FOLDER", library.GROUP)
    monkeypatch.setattr(extensions, "entry_points", lambda group: [entry] if group == library.GROUP else [])
    library._offered.cache_clear()
    yield
    library._offered.cache_clear()


@pytest.mark.usefixtures("offer")
def test_a_package_adds_a_theme_and_cannot_replace_one_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.FOLDER", tmp_path)
    ours = load("desert").model_dump_json()
    for name in ("pier", "desert"):
        (tmp_path / f"{name}.json").write_text(ours.replace('"id":"desert"', f'"id":"{name}"'), encoding="utf-8")

    assert "pier" in names()
    assert load("pier").palettes == load("desert").palettes
    (tmp_path / "desert.json").write_text("{", encoding="utf-8")
    assert load("desert").id == "desert"
    assert broken_themes() == ()


@pytest.mark.usefixtures("offer")
def test_what_is_no_folder_is_named_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.FOLDER", "themes")

    (line,) = broken_themes()

    assert line.en.endswith("folder of themes skipped: not a folder of themes")
    assert line.zh
    with pytest.raises(ThemeError):
        load("pier")
