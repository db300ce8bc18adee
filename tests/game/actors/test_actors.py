"""Every actor has its golden picture as a friend and as a foe, and a chaser is fair to whoever speaks."""

import itertools

import pygame
import pytest

from game.actors import Chaser, Look, all_actors
from game.actors.cast import NEAREST
from game.sim import RULES, Course, ticks
from game.theme import load
from game.view.brush import METRE, LiveBrush
from game.view.pose import joints
from game.view.robot import Robot
from game.view.robot_poses import IDLE
from tests.pictures import check
from tests.worlds import Run, course, replay

PATIENCE = ticks(8.0)
LOOKS = (
    Look(0),
    Look(12, 0.2, 1, 1.0),
    Look(24, 0.7, 1, 1.0, airborne=True),
    Look(0, foe=True),
    Look(12, 0.2, -1, 1.0, foe=True),
    Look(24, 0.7, 1, 1.0, airborne=True, foe=True),
)


def test_every_actor_that_prompts_may_name_is_there() -> None:
    assert sorted(all_actors()) == ["bird", "dog", "drone", "robot"]


@pytest.mark.parametrize("kind", sorted(all_actors()))
def test_every_actor_has_its_picture(kind: str, renew: bool) -> None:
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    palette = load("cyber_ruins").palette("night")
    surface, shine = pygame.Surface((960, 240)), pygame.Surface((240, 60))
    surface.fill((36, 28, 66))
    pygame.draw.line(surface, (72, 214, 224), (0, 200), (960, 200), 2)
    live = LiveBrush(palette, surface, shine, 4)
    live.floor = 200
    for number, look in enumerate(LOOKS):
        live.left = 200 + 140 * number
        all_actors()[kind].draw(live, look)
    robot = Robot(palette.robot, palette.danger_lit, 1.8 * METRE, (0.82, -0.57))
    robot.draw(surface, shine, 4, (70, 200), joints(IDLE), 1, "rest")
    check(f"actor_{kind}", surface, renew)


def chased(*commands: tuple[int, str], length: int = 60, rules: str = "normal", seconds: float = 30) -> Run:
    flat = course((0, length))
    level = Course(
        flat.ground, (Chaser("dog", x=length / 2, long=length),), flat.moves, (1.0, 0.0), flat.goal, RULES[rules]
    )
    return replay(level, commands, ticks=ticks(seconds))


def test_a_chaser_never_reaches_who_gets_on() -> None:
    run = chased(rules="hard")

    assert run.finished, run.story()
    chaser = run.end.course.things[0]
    assert isinstance(chaser, Chaser)
    apart = [w.body.x - chaser.at(w.states[0])[0] for w in run.worlds if w.states[0] is not None and w.body.x > 3]
    assert min(apart) > chaser.lead - 0.6


def test_a_rest_lets_it_close_up_but_only_to_a_distance() -> None:
    run = chased((120, "stop"), (120 + PATIENCE - 20, "run"))

    assert run.finished, run.story()
    assert not [e for e in run.events if e.kind == "stumbled"]
    chaser = run.end.course.things[0]
    assert isinstance(chaser, Chaser)
    apart = [w.body.x - chaser.at(w.states[0])[0] for w in run.worlds if w.states[0] is not None]
    assert NEAREST - 0.3 < min(apart) < NEAREST + 0.3
    assert apart[-1] > chaser.lead - 0.6


def test_who_rests_longer_than_its_patience_is_bitten_once_and_has_time_again() -> None:
    run = chased((120, "stop"))

    bites = [e.tick for e in run.events if e.kind == "stumbled"]
    assert next(e.what for e in run.events if e.kind == "stumbled") == "dog"
    assert bites[0] > 120 + PATIENCE
    assert all(later - sooner > PATIENCE for sooner, later in itertools.pairwise(bites))


def test_runs_that_are_alike_leave_the_chaser_in_the_same_state() -> None:
    one, other = chased((120, "jump")), chased((121, "jump"))

    assert one.worlds[400].states[0].rested == other.worlds[400].states[0].rested == 0
