"""Settings outlive a crash, a slip of the pen and a newer version."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from game.screens.settings import Settings, load, save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_there_are_defaults_and_no_line(file: Path) -> None:
    assert load(file) == (Settings(), None)


def test_what_was_saved_is_loaded(file: Path) -> None:
    set_ = Settings(language="zh", text_percent=150, reduced_motion=True, volume=0)

    assert save(set_, file) is None
    assert load(file) == (set_, None)


def test_a_broken_file_is_kept_aside_and_named_in_one_line(file: Path) -> None:
    file.write_text('{"language": "zh",\n "volume": 40')

    settings, line = load(file)

    assert settings == Settings()
    assert line is not None
    assert line.en == (
        f"{file}: line 2 is not JSON; it is kept as settings.broken-1.json, and defaults stand in for what is wrong"
    )
    assert "第 2 行不是 JSON" in line.zh
    assert (file.parent / "settings.broken-1.json").read_text().startswith('{"language"')
    assert not file.exists()


def test_one_wrong_value_costs_only_that_value(file: Path) -> None:
    file.write_text(json.dumps({"language": "zh", "volume": "loud"}))

    settings, line = load(file)

    assert settings == Settings(language="zh")
    assert line is not None
    assert line.en.startswith(f'{file}: volume cannot be "loud"; it is kept as settings.broken-1.json')


def test_a_second_broken_file_does_not_replace_the_first(file: Path) -> None:
    for text in ("one", "two"):
        file.write_text(text)
        load(file)

    assert [(file.parent / f"settings.broken-{n}.json").read_text() for n in (1, 2)] == ["one", "two"]


def test_what_a_newer_version_wrote_is_still_there_after_saving(file: Path) -> None:
    file.write_text(json.dumps({"volume": 40, "hats": ["red"]}))

    settings, line = load(file)
    save(settings.model_copy(update={"volume": 50}), file)

    assert line is None
    assert json.loads(file.read_text())["hats"] == ["red"]


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "settings.d").write_text("")

    line = save(Settings(), tmp_path / "settings.d" / "settings.json")

    assert line is not None
    assert "settings could not be saved" in line.en


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda c: st.lists(c) | st.dictionaries(st.text(), c),
)
FIELDS = st.dictionaries(st.sampled_from([*Settings.model_fields, "other"]), JSON)


@limits(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=60) | FIELDS.map(lambda d: json.dumps(d).encode()))
def test_no_file_whatever_it_holds_keeps_the_game_from_beginning(content: bytes, file: Path) -> None:
    file.write_bytes(content)

    settings, _ = load(file)

    assert Settings.model_validate(settings.model_dump()) == settings
    assert any(content == kept.read_bytes() for kept in file.parent.iterdir())
