"""The map and what it keeps: what is open, the best of two runs, and the player's own levels."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.level import find, own, packs, save
from game.screens import progress
from game.screens.campaign import chapters, first_open
from game.screens.items import BACK, levels
from game.screens.menu import BESIDE, Effect, Menu, active, chapter_of, heard, lines, pressed, touched
from game.screens.pages import page_of
from game.screens.progress import Best, Progress
from game.screens.results import Results
from game.screens.settings import Settings

NAMES = [name for name, _ in levels()]


def run(seconds: float, deaths: int = 0, pickups: tuple[int, int] = (6, 6), finished: bool = True) -> Results:
    return Results(finished, seconds, 5, 5, None, deaths, pickups, ())


def the_map(*done: str, mine: bool = False) -> Menu:
    reached = Progress(levels={name: Best(seconds=40.0, stars=2) for name in done})
    own_ones = (("mine.json", find(NAMES[0])),) if mine else ()
    return Menu("levels", Settings(), "en", progress=reached, own=own_ones)


def test_only_the_first_level_of_a_pack_is_open_and_each_opens_the_next() -> None:
    fresh, after = the_map(), the_map(NAMES[0])

    assert [stop.state for stop in page_of(fresh).stops][:2] == ["open", "locked"]
    assert [stop.state for stop in page_of(after).stops][:3] == ["done", "open", "locked"]
    locked, effect = heard(fresh, "menu.level2")
    assert effect is None
    assert locked.note is not None
    assert locked.note.en == "finish “First Leap” first"
    assert heard(after, "menu.level2")[1] == Effect("play", NAMES[1])


def test_start_goes_on_with_the_first_level_that_was_never_finished() -> None:
    assert first_open(Progress()) == NAMES[0]
    assert first_open(the_map(*NAMES[:2]).progress) == NAMES[2]
    assert first_open(the_map(*NAMES).progress) == NAMES[0]


def test_own_levels_have_a_map_of_their_own_that_keys_words_and_fingers_reach() -> None:
    now = the_map(mine=True)
    last = len(NAMES)

    by_keys = now
    for _ in range(len(BESIDE) + 1):
        by_keys, _ = pressed(by_keys, "left")
    assert (by_keys.chosen, chapter_of(by_keys).own) == (last, True)
    assert heard(now, "menu.own1")[1] == Effect("play", "mine.json")
    beside = replace(now, chosen=last - 1)  # the last of the campaigns is next to it
    page = page_of(beside)
    other_map = page.numbers[len(page.stops) + page.sides.index("after")]
    turned, effect = touched(beside, other_map, press=True)
    assert (chapter_of(turned).own, effect) == (True, None)
    assert touched(beside, other_map, press=False)[0] == beside
    assert [stop.state for stop in page_of(turned).stops] == ["open"]


def test_each_campaign_has_a_map_that_counts_from_one_and_words_keys_and_fingers_turn_them() -> None:
    now, seen = the_map(), []
    for _ in packs():
        page = page_of(now)
        seen.append(page.heading.zh)
        assert [stop.sign for stop in page.stops] == [str(n + 1) for n in range(len(page.stops))]
        assert page.stops[0].state == "open"
        assert all(stop.state == "locked" for stop in page.stops[1:])
        assert pressed(now, "page down")[0] == heard(now, "menu.next_map")[0]
        now, _ = heard(now, "menu.next_map")

    assert seen == [pack.title.zh for pack in packs()]
    assert heard(now, "menu.next_map")[0] == now
    assert chapter_of(pressed(now, "page up")[0]) == chapter_of(heard(now, "menu.map_before")[0])


def test_a_number_means_a_level_of_the_map_that_is_open() -> None:
    lake = next(pack for pack in packs() if pack.id == "west_lake")
    first, second = lake.levels[:2]
    now = replace(the_map(first), chosen=NAMES.index(first))

    assert heard(now, "menu.level2")[1] == Effect("play", second)
    assert pressed(now, "2")[1] == Effect("play", second)
    locked, effect = heard(now, "menu.level3")
    assert effect is None
    assert locked.note is not None
    assert locked.note.zh == f"先完成“{find(second).title.zh}”"
    assert {"menu.level7", "menu.next_map", "menu.back"} <= active(now)
    assert "menu.level8" not in active(now)


def test_without_own_levels_there_is_no_such_map_and_back_is_always_there() -> None:
    assert not any(chapter.own for chapter in chapters(()))
    assert lines(the_map())[-1] == BACK
    assert page_of(the_map()).numbers[-len(BESIDE)] == len(NAMES)


@pytest.mark.parametrize(
    ("found", "stars"), [(run(40), 3), (run(40, deaths=1), 2), (run(40, 1, (2, 6)), 1), (run(40, 0, (0, 0)), 3)]
)
def test_stars_are_for_arriving_for_not_falling_and_for_every_shard(found: Results, stars: int) -> None:
    assert Progress().with_run("a/b", found).levels["a/b"].stars == stars


def test_of_two_runs_the_better_time_and_the_better_stars_are_kept() -> None:
    reached = (
        Progress().with_run("a/b", run(40, deaths=2)).with_run("a/b", run(50)).with_run("a/b", run(9, finished=False))
    )

    assert reached.levels["a/b"] == Best(seconds=40.0, stars=3)


def test_progress_outlives_a_broken_entry_and_a_newer_version(tmp_path: Path) -> None:
    file = tmp_path / "progress.json"
    good = {"seconds": 40.0, "stars": 2}
    file.write_text(json.dumps({"levels": {"a/b": good, "a/c": {"stars": 9}}, "hats": 3}))

    reached, line = progress.load(file)

    assert set(reached.levels) == {"a/b"}
    assert line is not None
    assert line.en.startswith(f"{file}: is not the progress of a player; it is kept as progress.broken-1.json")
    assert json.loads((tmp_path / "progress.broken-1.json").read_text())["hats"] == 3
    file.write_text(json.dumps({"levels": {"a/b": good}, "hats": 3}))
    reached, line = progress.load(file)
    assert line is None
    assert progress.save(reached, file) is None
    assert json.loads(file.read_text())["hats"] == 3
    assert progress.load(file) == (reached, None)


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"levels": 3}', "\x00\xff"])
def test_no_file_keeps_the_game_from_beginning(tmp_path: Path, content: str) -> None:
    file = tmp_path / "progress.json"
    file.write_bytes(content.encode("latin-1"))

    reached, line = progress.load(file)

    assert reached == Progress()
    assert line is not None
    assert (tmp_path / "progress.broken-1.json").read_bytes() == content.encode("latin-1")


def test_own_levels_are_found_and_broken_ones_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.level.library.own_folder", lambda: tmp_path)
    save(find(NAMES[0]), tmp_path / "mine.json")
    (tmp_path / "broken.json").write_text("{")

    assert [(name, level.title.en) for name, level in own()] == [(str(tmp_path / "mine.json"), "First Leap")]
