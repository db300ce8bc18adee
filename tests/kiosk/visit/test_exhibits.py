"""Which levels are shown: the house's, or ours; never none."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.kiosk.pack import Spoken
from game.kiosk.visit import exhibits
from game.kiosk.visit.exhibits import BUILT_IN, Exhibit, after, fitting, program
from game.kiosk.visit.scout import Nominal, Scout
from game.level import save, shipped
from tests.benchmarks.kiosk_visits import level
from voice.words import Text

LEVEL = level(20.0, 9.0, "desert")


def test_without_content_ours_are_shown_and_in_safe_mode_the_built_in_one(tmp_path: Path) -> None:
    ours = [one.name for one in program(None, safe=False).exhibits]
    assert ours == list(shipped())
    assert [one.name for one in program(tmp_path / "nothing", safe=False).exhibits] == ours
    assert [one.name for one in program(None, safe=True).exhibits] == [BUILT_IN]


def test_a_level_that_is_broken_is_left_out_and_told(tmp_path: Path) -> None:
    save(LEVEL, tmp_path / "good.json")
    (tmp_path / "bad.json").write_text(json.dumps({"goal": 1}))

    shown = program(tmp_path, safe=False)

    assert [one.level for one in shown.exhibits] == [LEVEL]
    assert len(shown.broken) == 1
    assert "bad.json" in shown.broken[0]


def test_a_pack_brings_its_levels_words_notice_and_label(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(LEVEL, tmp_path / "first.json")
    pack = SimpleNamespace(
        levels=(tmp_path / "first.json",), languages=("zh",), notice=Text("a", "b"), title=Text("Old Town", "老城"),
        version="3", model_wrote=True, words={"jump": Spoken(zh=("起飞",))},
    )  # fmt: skip
    monkeypatch.setattr(exhibits, "current", lambda root: pack)

    shown = program(tmp_path, safe=False)

    assert (shown.version, shown.languages, shown.notice) == ("3", ("zh",), Text("a", "b"))
    assert shown.generated
    assert shown.words == {"jump": ("起飞",)}


def test_a_pack_that_cannot_be_read_leaves_ours_and_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(root: Path) -> None:
        raise OSError("spoilt")

    monkeypatch.setattr(exhibits, "current", spoilt)

    shown = program(tmp_path, safe=False)

    assert [one.name for one in shown.exhibits] == list(shipped())
    assert shown.broken == ("spoilt",)


def test_levels_that_take_too_long_or_are_never_finished_are_left_out_unless_none_would_stay() -> None:
    every = tuple(Exhibit(name, LEVEL) for name in ("short", "long", "stuck", "unknown"))
    scout = Scout()
    scout._found |= {"short": Nominal((), 30.0), "long": Nominal((), 300.0), "stuck": Nominal((), 20.0, arrives=False)}

    assert [one.name for one in fitting(every, scout, 90.0)] == ["short", "unknown"]
    assert fitting(every[1:3], scout, 90.0) == every[1:3]


def test_they_follow_one_another_and_begin_again() -> None:
    every = tuple(Exhibit(name, LEVEL) for name in ("a", "b"))
    assert [after(every, name).name for name in ("a", "b", "gone")] == ["b", "a", "a"]
