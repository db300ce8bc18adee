"""A replay is its run again, tick by tick; whatever is wrong with its file is one line."""

from pathlib import Path

import pytest

from game.level import Level, LevelError
from game.replay import MOST_BYTES, Playback, arrived, load, play, played, same, save
from game.sim import step
from tests.game.screens.test_session import level

COMMANDS = ((0, "run"), (90, "jump"))


@pytest.fixture
def document() -> Level:
    return level()


def test_a_run_goes_on_tick_by_tick_as_it_was_played(document: Level) -> None:
    run = played(document, COMMANDS, 2000)
    playback = Playback(run)
    said = []

    while not playback.over:
        before = playback.world
        given, _ = playback.tick()
        said += [(before.tick, word) for word in given]
        assert playback.before is before

    assert tuple(said) == COMMANDS
    assert same(run, playback.world)
    assert play(run)[0].digest() == playback.world.digest()


def test_what_a_robot_does_after_its_arrival_is_no_part_of_the_run(document: Level) -> None:
    run = played(document, COMMANDS, 2000)
    world = play(run)[0]
    for _ in range(80):
        world, _ = step(world)

    assert arrived(document, (*COMMANDS, (world.tick - 5, "jump")), world) == run


def test_a_file_that_is_cut_anywhere_is_told_in_one_line(document: Level, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.json", tmp_path / "cut.json"
    save(played(document, COMMANDS, 2000), whole)
    data = whole.read_bytes()
    load(whole)

    for length in range(len(data)):
        cut.write_bytes(data[:length])
        with pytest.raises(LevelError, match=r"^cut\.json: is no replay: ") as told:
            load(cut)
        assert "\n" not in str(told.value)


def test_a_file_that_is_larger_than_any_replay_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.truncate(MOST_BYTES + 1)

    with pytest.raises(LevelError, match=r"large\.json: is larger than 8 MB; no replay is"):
        load(file)
