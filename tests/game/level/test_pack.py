from pathlib import Path

import pytest

from game.level import LevelError, find, packs, save, shipped
from game.level.pack import FILE, read_pack

PACK = '{"title": {"en": "Mine", "zh": "我的"}, "levels": [%s]}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    mine = tmp_path / "my_pack"
    mine.mkdir()
    for name in ("a", "b", "c"):
        save(find("cyber_ruins/first_leap"), mine / f"{name}.json")
    return mine


def test_the_ruins_begin_with_a_first_leap_and_end_on_the_signal_tower() -> None:
    ruins = next(pack for pack in packs() if pack.id == "cyber_ruins")

    assert len(ruins.levels) >= 7
    assert ruins.levels[0] == "cyber_ruins/first_leap"
    assert ruins.levels[-1] == "cyber_ruins/signal_tower"
    assert ruins.title.zh == "赛博废墟"
    assert set(ruins.levels) <= set(shipped())


def test_levels_that_a_pack_does_not_name_come_after_those_it_does(folder: Path) -> None:
    (folder / FILE).write_text(PACK % '"c"', encoding="utf-8")

    assert read_pack(folder).levels == ("my_pack/c", "my_pack/a", "my_pack/b")


def test_a_folder_without_a_pack_file_is_a_pack_by_its_name(folder: Path) -> None:
    pack = read_pack(folder)

    assert pack.title.en == "My pack"
    assert pack.levels == ("my_pack/a", "my_pack/b", "my_pack/c")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PACK % '"d"', 'my_pack/pack.json: levels[0]: "d" is no level of this pack, or stands twice'),
        (PACK % '"a", "a"', 'my_pack/pack.json: levels[1]: "a" is no level of this pack, or stands twice'),
        ('{"title": {"en": "Mine"}}', "my_pack/pack.json: title.zh: Field required"),
    ],
)
def test_a_broken_pack_file_is_one_line_that_says_where(folder: Path, text: str, line: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(LevelError) as caught:
        read_pack(folder)

    assert str(caught.value) == line
