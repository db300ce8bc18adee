"""What each obstacle does to whoever meets it."""

from itertools import pairwise

import pytest

from game.obstacles.conveyor import Conveyor
from game.obstacles.door_terminal import DoorTerminal
from game.obstacles.drone import Drone
from game.obstacles.elevator import Elevator
from game.obstacles.escalator import Escalator
from game.obstacles.springboard import Springboard
from game.obstacles.swinging_hook import SwingingHook
from game.obstacles.water import Water
from game.obstacles.wind_zone import WindZone
from game.sim import Event
from tests.worlds import Run, course, replay


def seconds(run: Run) -> float:
    assert run.finished, run.story()
    return run.end.tick / 60


def reactions(run: Run) -> list[str]:
    return [e.what for e in run.events if e.kind == "reacted"]


def test_a_belt_that_runs_on_saves_the_time_that_one_that_runs_back_costs() -> None:
    on, still, back = (
        seconds(replay(course((0, 40), things=(Conveyor(x=12, width=10, speed=speed),)), [])) for speed in (2, 0, -2)
    )

    assert on < still - 0.4
    assert back > still + 0.9


def test_a_robot_that_stands_on_a_belt_is_carried_along() -> None:
    run = replay(course((0, 40), things=(Conveyor(x=8, width=10, speed=2),)), [(130, "stop")], ticks=300)

    rides = [w.body for w in run.worlds if w.body.vx == 0 and w.body.stands_on == 0]
    assert rides[60].x - rides[0].x == pytest.approx(2.0)


def test_a_robot_that_stands_on_an_escalator_rides_to_its_top_and_is_set_down_there() -> None:
    stair = Escalator(x=10, rise=3, speed=1)
    run = replay(course((0, 60), things=(stair,)), [(140, "stop")], ticks=1100)

    rest = run.end.body
    assert rest.y == pytest.approx(3.0)
    assert stair.x + stair.width - 1.5 < rest.x < stair.x + stair.width
    assert run.worlds[-2].body.x == rest.x
    heights = [w.body.y for w in run.worlds]
    assert max(abs(b - a) for a, b in pairwise(heights)) < 0.3
    assert sum(w.body.airborne > 12 for w in run.worlds) == 0


def test_an_escalator_brings_down_who_runs_without_a_fall_that_lasts() -> None:
    stair = Escalator(x=10, y=3, rise=-3, speed=1)
    ground = course((0, 10), (10 + stair.width, 60), things=(stair,))
    level = type(ground)(
        ground=(ground.ground[0]._replace(y=3 - 1.2), ground.ground[1]),
        things=ground.things,
        moves=ground.moves,
        start=(1.0, 3.0),
        goal=ground.goal,
    )

    run = replay(level, [])

    assert run.finished, run.story()
    assert max(w.body.airborne for w in run.worlds if 11 < w.body.x < 18) < 25


def test_an_elevator_takes_up_who_stops_on_it_and_comes_back() -> None:
    lift = Elevator(x=12, rise=4)
    stopped = replay(course((0, 60), things=(lift,)), [(140, "stop")], ticks=700)

    assert max(w.body.y for w in stopped.worlds) == pytest.approx(4.12)
    assert "elevator" in reactions(stopped)
    assert stopped.worlds[-1].deaths == 0


def test_a_headwind_shortens_a_leap_and_an_updraft_lengthens_it() -> None:
    def leap(wind: WindZone) -> float:
        run = replay(course((0, 60), things=(wind,)), [(120, "jump")], ticks=300)
        up = next(i for i, w in enumerate(run.worlds) if w.body.move == "jump")
        landed = next(e for e in run.events if e.kind == "landed" and e.tick > up)
        return landed.x - run.worlds[up].body.x

    still, against, lifted = (
        leap(WindZone(x=2, width=30, push=push, lift=lift)) for push, lift in ((0, 0), (-2, 0), (0, 8))
    )

    assert against < still - 1.5
    assert lifted > still + 2.5


def test_who_stands_in_the_wind_is_not_pushed() -> None:
    run = replay(course((0, 60), things=(WindZone(x=2, width=30, push=-2.5),)), [(120, "stop")], ticks=400)

    assert run.worlds[-1].body.x == run.worlds[-100].body.x


def test_a_springboard_throws_over_what_no_leap_gets_over() -> None:
    from game.obstacles.wall import Wall

    things = (Springboard(x=15, power=15), Wall(x=18.5, height=4, width=1))

    assert replay(course((0, 60), things=things), []).finished


def test_a_hook_is_caught_by_a_leap_and_a_second_leap_lets_go() -> None:
    hook = SwingingHook(x=24.5)
    level = course((0, 20), (29.5, 60), things=(hook,))
    edge = next(w.tick for w in replay(level, []).worlds if w.body.x > 19.5)

    held = replay(level, [(edge, "jump")], ticks=edge + 400)
    caught = next(e.tick for e in held.events if e.what == "caught")
    crossed = [replay(level, [(edge, "jump"), (caught + later, "jump")]).finished for later in range(20, 260, 5)]

    assert held.worlds[-1].deaths == 0
    assert replay(level, [(edge, "jump")]).worlds[-1].phase != "finished"
    longest = max(len(part) for part in "".join("x" if c else "." for c in crossed).split("."))
    assert longest * 5 >= 60, crossed


def test_shallow_water_only_slows_and_deep_water_needs_a_leap() -> None:
    dry = seconds(replay(course((0, 40)), []))

    assert seconds(replay(course((0, 40), things=(Water(x=15, width=6, depth=0.3),)), [])) > dry + 0.3
    deep = course((0, 40), things=(Water(x=15, width=6, depth=1.2),))
    stuck = replay(deep, [], ticks=500)
    assert not stuck.finished
    assert stuck.end.deaths == 0
    assert replay(deep, [(400, "jump")]).finished


def test_deadly_water_kills_who_does_not_leap() -> None:
    acid = course((0, 40), things=(Water(x=15, width=3, deadly=True),))

    assert replay(acid, []).end.deaths
    died = next(e for e in replay(acid, []).events if e.kind == "died")
    assert died.what == "water"


@pytest.mark.parametrize(("word", "passes"), [("open", True), ("unlock", False)])
def test_a_door_opens_at_its_own_word_alone(word: str, passes: bool) -> None:
    level = course((0, 40), things=(DoorTerminal(x=20), DoorTerminal(x=300, word="unlock")))

    assert replay(level, [(120, word)]).finished == passes


def test_a_door_does_not_hear_who_is_far_away() -> None:
    far = course((0, 90), things=(DoorTerminal(x=60),))

    assert not replay(far, [(30, "open")], ticks=1500).finished


def test_a_door_that_shuts_by_itself_waits_for_who_is_in_it_and_can_be_opened_again() -> None:
    level = course((0, 40), things=(DoorTerminal(x=20, closes=60),))
    at_door = next(w.tick for w in replay(level, [(150, "open")]).worlds if w.body.x > 20.2)

    stays = replay(level, [(150, "open"), (at_door - 3, "stop"), (at_door + 400, "run")])
    again = replay(level, [(100, "open"), (110, "stop"), (400, "run"), (480, "open")])

    assert stays.finished, stays.story()
    assert again.finished, again.story()
    assert [e.what for e in again.events if e.kind == "reacted"] == ["door", "door"]


@pytest.mark.parametrize(("height", "move"), [(1.0, "slide"), (0.4, "jump")])
def test_a_drone_is_passed_by_what_it_names(height: float, move: str) -> None:
    drone = Drone(x=20, height=height, travel=0)
    level = course((0, 40), things=(drone,))

    assert move in drone.passed_by()
    assert any(replay(level, [(at, move)]).finished for at in range(200, 240, 4))
    assert not replay(level, []).finished


def test_a_toe_over_a_low_lip_leaves_the_robot_where_it_stands() -> None:
    lip = Conveyor(x=15, speed=0)
    level = course((0, 40), things=(lip,))
    for at in range(150, 176):
        run = replay(level, [(at, "stop")], ticks=400)
        assert run.worlds[-1].body.airborne == 0, at
        assert not late_landings(run.events, at + 60), at


def late_landings(events: tuple[Event, ...], after: int) -> list[Event]:
    return [e for e in events if e.kind == "landed" and e.tick > after]
