import json
from pathlib import Path

import pytest

from game.bench.play import ROWS, Row, bench_play, delay_list
from game.bench.played import CELLS, called, markdown
from game.level import LevelError

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


def test_a_bench_that_was_stopped_goes_on_with_what_is_not_played_yet(tmp_path: Path) -> None:
    told: list[str] = []
    kept = tmp_path / "kept.json"
    bench_play(1, levels=[LEVEL], rows=TWO[1:], keep=kept)

    table = bench_play(1, levels=[LEVEL], rows=TWO, keep=kept, tell=told.append)

    assert [line.split("\t")[1] for line in told] == ["as shipped"]
    assert table == bench_play(1, levels=[LEVEL], rows=TWO)
    with pytest.raises(LevelError, match=r"kept\.json: holds another bench"):
        bench_play(2, levels=[LEVEL], rows=TWO, keep=kept)


def test_two_processes_give_the_same_table_as_one() -> None:
    assert bench_play(1, levels=[LEVEL], rows=TWO, jobs=2) == bench_play(1, levels=[LEVEL], rows=TWO)


def test_delays_may_be_lines_a_list_or_what_the_ears_bench_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("700\n")
    (tmp_path / "a.json").write_text("[700]")
    heard = {"expected": "jump", "accepted": "jump", "delay_ms": 700.2}
    missed = heard | {"accepted": "", "delay_ms": None}
    (tmp_path / "report.json").write_text(json.dumps({"clips": [heard, missed, heard | {"accepted": "stop"}]}))

    assert {delay_list(tmp_path / name) for name in ("a.txt", "a.json", "report.json")} == {(0.7,)}


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "needs delays of 0 to 10000 ms"), ("soon", "must be milliseconds, one a line"), ("[-3]", "needs delays")],
)
def test_a_file_without_delays_is_named(text: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(text)

    with pytest.raises(LevelError, match=f"bad.txt: {what}"):
        delay_list(tmp_path / "bad.txt")


def test_the_table_has_a_row_without_each_forgiveness() -> None:
    assert {name for row in ROWS for name in row.off} == {"buffer", "coyote", "corners", "lips", "armour", "assist"}
    assert {row.rollback for row in ROWS} == {"off", "always", "rescue"}
    assert {row.focus for row in ROWS} == {True, False}


def test_the_table_shows_every_way_in_the_readers_language() -> None:
    cell = {"unhurt": 0.5, "arrives": 1.0}
    rows = {row.name: {"pack/one": cell, "pack/two": cell | {"unhurt": 1.0}} for row in ROWS}

    english, chinese = (markdown({"runs": 7, "rows": rows}, language).splitlines() for language in ("en", "zh"))

    assert english[0] == "| played | one | two | all |"
    assert english[2] == "| as shipped | 0.50 (1.00) | 1.00 (1.00) | 0.75 (1.00) |"
    assert english[-1] == CELLS.en.format(runs=7)
    assert len(chinese) == len(english) == len(ROWS) + 4
    assert [row.name for row in ROWS if any("a" <= letter <= "z" for letter in called(row.name).zh)] == []
