import random
from pathlib import Path

import pytest

from game.bench.play import ROWS, Row, bench_play, read_delays
from game.bench.sim import every_kind
from game.level import LevelError
from game.obstacles import all_obstacles

LEVEL = "cyber_ruins/first_leap"
TWO = (Row("as shipped"), Row("bare", frozenset({"assist", "armour"}), focus=False, rollback="off"))


def test_the_same_bench_gives_the_same_table() -> None:
    first, second = (bench_play(2, levels=[LEVEL], rows=TWO[1:]) for _ in range(2))

    assert first == second


def test_words_that_come_far_too_late_lose_and_the_assist_saves_who_is_that_late(tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("2500\n2600\n")

    table = bench_play(2, tmp_path / "slow.txt", [LEVEL], TWO)["rows"]

    assert isinstance(table, dict)
    assert table["as shipped"][LEVEL]["hits"] < table["bare"][LEVEL]["hits"]


def test_delays_may_be_a_list_of_lines_or_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("700\n")
    (tmp_path / "a.json").write_text("[700]")

    assert {read_delays(tmp_path / name)(random.Random(1)) for name in ("a.txt", "a.json")} == {0.7}


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "needs delays of 0 to 10000 ms"), ("soon", "must be milliseconds, one a line"), ("[-3]", "needs delays")],
)
def test_a_file_without_delays_is_named(text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(text)

    with pytest.raises(LevelError, match=f"bad.txt: {what}"):
        read_delays(tmp_path / "bad.txt")


def test_the_table_has_a_row_without_each_forgiveness() -> None:
    assert {name for row in ROWS for name in row.off} == {"buffer", "coyote", "corners", "lips", "armour", "assist"}
    assert {row.rollback for row in ROWS} == {"off", "always", "rescue"}
    assert {row.focus for row in ROWS} == {True, False}


def test_one_level_has_every_kind_of_obstacle() -> None:
    assert {thing.kind for thing in every_kind().things} == set(all_obstacles())
