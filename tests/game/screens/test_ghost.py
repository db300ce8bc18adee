"""A ghost runs its own run again beside the player's, tick for tick, and never touches it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.level import LevelError, to_course
from game.obstacles import Obstacle
from game.obstacles.spikes import Spikes
from game.replay import Replay, play, played
from game.screens import shelf
from game.screens.challenge import NO_RUN, Challenge
from game.screens.framing import Framing, looks
from game.screens.ghost import Ghost, way
from game.screens.piloting import pilots_run
from game.screens.results import results
from game.screens.session import Session
from game.sim import TICK, begin, step
from game.view import SIZE, Picture
from tests.game.screens.test_session import heard, level
from tests.pictures import check
from voice.words import Language

SECOND = 60
QUICK = ((0, "run"),)
SLOW = ((SECOND, "run"),)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "runs")
    return tmp_path


def run(commands: tuple[tuple[int, str], ...], *things: Obstacle) -> Replay:
    return played(level(*things), commands, 3000)


@pytest.mark.parametrize(("said", "ahead"), [(0, 1.0), (SECOND, 0.0), (2 * SECOND, -1.0)])
def test_the_gap_is_by_how_much_earlier_the_player_came_by_here(said: int, ahead: float) -> None:
    ghost = Ghost(run(SLOW), "self", level())
    world = begin(to_course(level()))

    while world.body.x < 30:
        world, _ = step(world, ("run",) if world.tick == said else ())
        ghost.tick()
        shown = ghost.rival(world)

    assert shown.ahead_s == pytest.approx(ahead, abs=0.05)
    assert shown.world.tick == world.tick


def test_a_way_that_was_gone_twice_because_of_a_fall_counts_as_it_was_gone_for_good() -> None:
    fell = run(((0, "run"), (320, "run"), (320 + 250, "jump")), Spikes(x=24))
    assert (play(fell)[0].deaths, fell.finished) == (1, True)

    marks = way(fell)

    assert [mark.tick for mark in marks] == sorted(mark.tick for mark in marks)
    assert all(after.x >= before.x - 0.3 for before, after in pairwise(marks))
    assert next(mark.tick for mark in marks if mark.x > 10) > 320


def test_a_ghost_changes_nothing_of_the_players_run() -> None:
    def played_with(ghost: Ghost | None) -> str:
        session = Session(level(), ear_ms=0)
        session.hear([heard(("run", 1), at=0.5), heard(("jump", 1), at=2.0)])
        for number in range(400):
            session.tick(number * TICK)
            if ghost is not None:
                ghost.tick()
                ghost.rival(session.world)
        return session.world.digest()

    assert played_with(Ghost(run(SLOW), "pilot", level())) == played_with(None)


@pytest.mark.parametrize(
    ("who", "said", "en", "zh"),
    [
        ("pilot", QUICK, "you won by 1.0 s", "你赢了 1.0 秒"),
        ("self", QUICK, "1.0 s faster than your best", "比你的最好成绩快 1.0 秒"),
        ("pilot", ((2 * SECOND, "run"),), "the pilot won by 1.0 s", "领航员赢了 1.0 秒"),
        ("self", SLOW, "a tie, to the tick", "平手，分毫不差"),
    ],
)
def test_the_results_say_who_has_won_by_the_tick_of_the_arrival(
    who: str, said: tuple[tuple[int, str], ...], en: str, zh: str
) -> None:
    ghost = Ghost(run(SLOW), who, level())  # type: ignore[arg-type]
    session = Session(level())
    session.world = play(run(said))[0]
    for _ in range(90):  # it cheers meanwhile
        session.world, _ = step(session.world)

    found = results(session, ghost)

    assert found.race is not None
    assert (found.race.en, found.race.zh) == (en, zh)
    assert found.seconds == pytest.approx(run(said).ticks * TICK)


def test_a_run_of_another_level_or_another_end_is_no_ghost() -> None:
    with pytest.raises(LevelError, match="another version of this level"):
        Ghost(run(SLOW), "self", level(Spikes(x=24)))
    with pytest.raises(LevelError, match="another version of this level"):
        Ghost(run(SLOW).model_copy(update={"commands": QUICK}), "self", level())


def test_the_best_run_is_called_and_the_pilot_thinks_only_once() -> None:
    shelf.keep_best(run(SLOW))

    mine, pilot = Challenge(level(), "self"), Challenge(level(), "pilot")
    for called in (mine, pilot):
        called._thread.join(120)
        assert called.ready

    assert mine.ghost is not None
    assert mine.ghost.ticks == run(SLOW).ticks
    assert pilot.run is not None
    assert pilot.run.finished
    assert shelf.pilot_file(pilot.run.level_hash).exists()
    assert pilots_run(level()) == pilot.run


def test_where_there_is_no_run_one_line_says_so_and_the_level_is_played_without() -> None:
    called = Challenge(level(), "self")
    called._thread.join(60)

    assert called.ghost is None
    assert called.trouble is not None
    assert called.trouble.en == f"no ghost: {NO_RUN.en}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_race_has_its_picture(language: Language, renew: bool) -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    ghost = Ghost(run(QUICK), "pilot", level())
    world = before = begin(to_course(level()))
    picture, framing = Picture(world.course, looks(level())), Framing(level(), language)
    for tick in range(240):
        before = world
        world, events = step(world, ("run",) if tick == 20 else ())
        ghost.tick()
        rival = ghost.rival(world)
        picture.advance(framing.frame(world, before, 1.0, events, tick * TICK, 0.0, -70.0, rival))
    target = pygame.Surface(SIZE)
    picture.draw(target)
    check(f"race_{language}", target, renew)


def test_drawing_a_ghost_leaves_the_players_robot_where_it_was() -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    world = begin(to_course(level()))
    far = replace(world, body=replace(world.body, x=world.body.x + 6))
    framing = Framing(level(), "en")
    ghost = Ghost(run(QUICK), "pilot", level())
    shots = []
    for rival in (None, replace(ghost.rival(world), world=far, before=far, ahead_s=None)):
        picture = Picture(world.course, looks(level()))
        picture.advance(framing.frame(world, world, 1.0, (), 0.1, 0.0, -70.0, rival))
        target = pygame.Surface(SIZE)
        picture.draw(target)
        shots.append(pygame.surfarray.array3d(target))

    there = abs(shots[0].astype(int) - shots[1]).max(axis=2)
    assert there[300:460, 400:620].max() == 0  # the player
    assert there[600:1000, 400:620].max() > 20  # the ghost
