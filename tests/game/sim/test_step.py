from hypothesis import given, settings
from hypothesis import strategies as st

from game.moves import all_moves
from game.obstacles.checkpoint import Checkpoint
from game.obstacles.falling_platform import FallingPlatform
from game.obstacles.gap import Gap
from game.obstacles.laser_gate import LaserGate
from game.obstacles.low_beam import LowBeam
from game.obstacles.moving_platform import MovingPlatform
from game.obstacles.spikes import Spikes
from game.obstacles.wall import Wall
from game.sim import RULES
from tests.worlds import course, replay

commands = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(sorted(all_moves()))), max_size=12)
EVERYTHING = (
    Gap(x=10, width=2),
    FallingPlatform(x=10, width=2),
    Spikes(x=18),
    LaserGate(x=24),
    LowBeam(x=30),
    Checkpoint(x=34),
    Wall(x=40, height=3),
    MovingPlatform(x=46, travel_x=4),
)


@settings(max_examples=30, deadline=None)
@given(commands)
def test_the_same_commands_always_end_in_the_same_state(said: list[tuple[int, str]]) -> None:
    level = course((0, 70), things=EVERYTHING)

    first, second = replay(level, said, 450), replay(level, said, 450)

    assert first.end.digest() == second.end.digest()
    assert first.events == second.events


@settings(max_examples=30, deadline=None)
@given(commands)
def test_the_robot_never_ends_inside_something_solid(said: list[tuple[int, str]]) -> None:
    wall = Wall(x=12, width=2, height=3)
    for world in replay(course((0, 30), things=(wall,)), said, 450).worlds:
        body = world.body
        inside = body.x + 0.29 > 12 and body.x - 0.29 < 14 and body.y < 2.6
        assert not inside, (world.tick, body)


def test_death_puts_the_robot_back_at_the_checkpoint_within_half_a_second() -> None:
    level = course((0, 60), things=(Checkpoint(x=8), Spikes(x=20)))

    run = replay(level, [], 600)

    died = next(e.tick for e in run.events if e.kind == "died")
    back = next(e for e in run.events if e.kind == "respawned")
    assert back.tick - died <= 30
    assert back.x == 8


def test_on_normal_the_first_hit_costs_time_and_the_second_a_life() -> None:
    level = course((0, 60), things=(Spikes(x=20),), rules=RULES["normal"])

    first = replay(level, [], 400)
    second = replay(level, [(400, "run")], 700)

    assert [e.kind for e in first.events if e.kind in ("stumbled", "died")] == ["stumbled"]
    assert [e.kind for e in second.events if e.kind in ("stumbled", "died")] == ["stumbled", "died"]


def test_on_easy_the_robot_halts_by_itself_before_a_gap_and_spikes() -> None:
    for danger in (Gap(x=20), Spikes(x=20), LowBeam(x=20)):
        run = replay(course((0, 60), things=(danger,), rules=RULES["easy"]), [], 900)
        assert run.end.deaths == 0, danger.kind
        assert run.end.body.x < 20
        assert run.end.body.halted


def test_a_slide_passes_a_beam_that_a_runner_does_not() -> None:
    level = course((0, 60), things=(LowBeam(x=20, width=2),))

    assert replay(level, []).end.deaths > 0
    assert replay(level, [(200, "slide")]).finished


def test_a_climb_gets_over_a_wall_that_a_leap_does_not() -> None:
    level = course((0, 60), things=(Wall(x=20, height=3.5),))

    assert not replay(level, [(220, "jump")]).finished
    assert replay(level, [(200, "climb")], 1500).finished


def test_a_falling_platform_carries_for_a_while_and_then_drops() -> None:
    level = course((0, 60), things=(Gap(x=20, width=5), FallingPlatform(x=20, width=5, delay=70)))

    assert replay(level, [], 1200).end.deaths == 0
    assert replay(level, [(int(60 * 4.2), "stop")], 700).end.deaths == 1


def test_a_moving_platform_carries_the_robot_over() -> None:
    slab = MovingPlatform(x=20, width=3, travel_x=6, period=240, pause=0)
    level = course((0, 20), (29, 60), things=(slab,))

    run = replay(level, [(240, "stop")], 300)

    assert max(w.body.x for w in run.worlds if w.body.stands_on == 0) > 22
    assert run.end.body.y == 0


def test_a_command_that_the_level_does_not_offer_is_refused_and_said() -> None:
    run = replay(course((0, 30)), [(5, "fly")], 20)

    assert [(e.kind, e.what) for e in run.events if e.kind == "refused"] == [("refused", "fly")]


def test_an_early_command_waits_for_its_moment() -> None:
    level = course((0, 60))

    run = replay(level, [(60, "jump"), (100, "slide")], 200)

    slide = next(e.tick for e in run.events if e.kind == "began" and e.what == "slide")
    landed = next(e.tick for e in run.events if e.kind == "landed")
    assert 101 < slide <= landed + 1
