"""What blinks, carries or gives way: the pilot waits for it, rides it, and proves it in few steps."""

from dataclasses import replace
from importlib import import_module

import pytest

from game.obstacles import Obstacle
from game.obstacles.falling_platform import FallingPlatform
from game.obstacles.gap import Gap
from game.obstacles.laser_gate import LaserGate
from game.obstacles.moving_platform import MovingPlatform
from game.obstacles.spikes import Spikes
from game.pilot import UNFOCUSED, Mind, Saying, Trouble, prove, run_level
from game.pilot.branch import Branches
from game.pilot.clock import clocks
from game.pilot.plan import plan
from game.sim import begin, step
from tests.worlds import course


def curtain(x: float, period: int) -> list[Obstacle]:
    return [LaserGate(x=x, width=0.6, height=h, period=period, duty=0.55) for h in (0.5, 1.2, 1.9)]


@pytest.mark.parametrize(
    ("thing", "period"),
    [
        (Spikes(x=0), 0),
        (FallingPlatform(x=0), 0),
        (LaserGate(x=0, period=90), 90),
        (LaserGate(x=0, period=90, duty=1), 0),
        (MovingPlatform(x=0, travel_x=3, period=300, pause=30), 360),
    ],
)
def test_each_obstacle_goes_by_its_own_clock_or_by_none(thing: Obstacle, period: int) -> None:
    assert clocks(course((0, 30), things=(thing,))).period(0) == period


def test_a_curtain_is_thought_over_once_whatever_a_ferry_elsewhere_does() -> None:
    ferry = MovingPlatform(x=200, travel_x=5, period=310, pause=0)
    level = course((0, 250), things=(*curtain(30, 300), ferry))
    world, _ = step(begin(level), ("run",))
    for _ in range(200):
        world, _ = step(world)
    mind = Mind(level)

    first = plan(world, UNFOCUSED, mind=mind)
    again = plan(replace(world, tick=world.tick + 300), UNFOCUSED, mind=mind)

    assert first.saying is not None
    assert first.steps > 0
    assert again.steps == 0
    assert again.saying is not None
    assert (again.saying.command, again.saying.onset) == (first.saying.command, first.saying.onset + 300)


def test_three_curtains_of_light_with_clocks_of_their_own_are_proved_in_a_tenth_of_the_budget() -> None:
    level = course((0, 120), things=(*curtain(30, 300), *curtain(60, 240), *curtain(90, 360)))

    proof = prove(level, runs=0)

    assert proof.playable, proof.why.en
    assert proof.steps < 400_000


def test_the_pilot_rides_a_ferry_over_a_gap_that_no_leap_crosses() -> None:
    ferry = MovingPlatform(x=30, width=5, travel_x=6, period=240, pause=150)
    level = course((0, 70), things=(Gap(x=30, width=11), ferry))

    runs = [run_level(level, UNFOCUSED, lambda late=late: late, lambda: False) for late in (30, 45, 60)]  # type: ignore[misc]

    assert all(run.finished and run.deaths == 0 for run in runs)
    assert all("stop" in [saying.command for saying in run.said] for run in runs)


def test_a_mixture_that_fails_is_told_with_its_own_words_and_lateness(monkeypatch: pytest.MonkeyPatch) -> None:
    way = ((Saying("jump", 100), "late"), (Saying("slide", 200), "early"))
    failed = Branches(7, Trouble(290, "low_beam", 24.0, 0.0), 5000, False, way)
    monkeypatch.setattr(import_module("game.pilot.prove"), "branches", lambda *_: failed)

    proof = prove(course((0, 30)), runs=2)

    assert not proof.playable
    assert proof.why.en == 'low_beam at x = 24.0 m stops it when "jump" late, then "slide" early'
    assert proof.why.zh == "24.0 米处的 low_beam 过不去：“jump”生效得晚，“slide”生效得早时"
    assert [(saying.command, saying.onset) for saying in proof.plan] == [("jump", 100), ("slide", 200)]
