from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level import LevelError, read, to_course
from game.moves import all_moves
from game.sim import RULES, Box, Course, Slope, cut_slopes
from tests.worlds import Run, replay


def hill(*pieces: tuple[float, float], goal_x: float, goal_y: float = 0.0) -> Course:
    """Ground from (width, rise) to (width, rise), from x = 0 and y = 0."""
    x = y = 0.0
    ground, slopes = [], []
    for width, rise in pieces:
        low = y + min(0.0, rise)
        ground.append(Box(x, low - 1.2, width, 1.2))
        if rise:
            slopes.append(Slope(x, y, width, rise))
        x, y = x + width, y + rise
    goal = Box(goal_x - 0.5, goal_y, 1, 4)
    return Course(tuple(ground), (), all_moves(), (1.0, 0.0), goal, RULES["hard"], slopes=tuple(slopes))


def off_the_floor(run: Run) -> int:
    return sum(w.body.airborne > 0 for w in run.worlds)


@pytest.mark.parametrize("rise", [-1.0, -0.5, -0.2, 0.2, 0.5, 1.0])
def test_a_runner_goes_up_and_down_a_slope_without_leaving_the_floor(rise: float) -> None:
    run = replay(hill((10, 0), (8, 8 * rise), (20, 0), goal_x=30, goal_y=8 * rise), [])

    assert run.finished, run.story()
    assert off_the_floor(run) == 0


def test_over_the_top_of_a_hill_and_down_the_other_side_feet_stay_on_the_ground() -> None:
    run = replay(hill((8, 0), (6, 3), (6, -3), (14, 0), goal_x=30), [])

    assert run.finished, run.story()
    assert off_the_floor(run) == 0
    assert max(w.body.y for w in run.worlds) == pytest.approx(3, abs=0.1)


def test_a_slide_goes_on_down_a_slope_and_gets_faster() -> None:
    slide = replay(hill((10, 0), (12, -8), (20, 0), goal_x=40, goal_y=-8), [(110, "slide")])
    runner = replay(hill((10, 0), (12, -8), (20, 0), goal_x=40, goal_y=-8), [])

    assert max(w.body.vx for w in slide.worlds) > 9
    assert slide.end.tick < runner.end.tick - 30


def test_who_runs_off_the_upper_end_of_a_ramp_flies_on_as_it_went() -> None:
    ramp = replace(hill((10, 0), (5, 3), goal_x=40), ground=(Box(0, -1.2, 15, 1.2), Box(15, -1.2, 30, 1.2)))

    run = replay(ramp, [])

    assert run.finished, run.story()
    assert max(w.body.y for w in run.worlds) > 3.15


def test_the_upper_end_of_a_ramp_is_a_wall_from_beyond() -> None:
    ramp = replace(hill((20, 0), (5, -4), goal_x=24), ground=(Box(0, -5.2, 30, 1.2),), start=(1.0, -4.0))

    run = replay(ramp, [], 400)

    assert run.end.body.x == pytest.approx(20 - 0.3, abs=0.01)


def test_a_gap_takes_its_piece_out_of_a_slope() -> None:
    pieces = cut_slopes([Slope(0, 0, 10, 5)], [Box(4, -2, 2, 4.01)])

    assert pieces == (Slope(0, 0, 4, 2), Slope(6, 3, 4, 2))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(3, 9), st.floats(-1, 1)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(sorted(all_moves()))), max_size=8),
)
def test_on_hills_of_any_shape_the_robot_is_never_inside_the_ground(
    pieces: list[tuple[float, float]], said: list[tuple[int, str]]
) -> None:
    shaped = [(width, width * share) for width, share in pieces]
    level = hill((6, 0), *shaped, (12, 0), goal_x=500)

    for world in replay(level, said, 400).worlds:
        body = world.body
        tops = [s.at(body.x) for s in level.slopes if s.x <= body.x <= s.right]
        assert all(body.y >= top - 0.001 for top in tops), (world.tick, body)


def test_where_a_steep_slope_ends_on_a_gentle_one_feet_do_not_sink_into_it() -> None:
    level = hill((6, 0), (5, -1.25), (3, 3), (12, 0), goal_x=500)

    for world in replay(level, [(158, "turn_back"), (199, "dash")], 240).worlds:
        tops = [s.at(world.body.x) for s in level.slopes if s.x <= world.body.x <= s.right]
        assert all(world.body.y >= top - 0.001 for top in tops), (world.tick, world.body)


def test_a_level_says_how_steep_a_slope_may_be() -> None:
    text = (
        '{"title": {"en": "a", "zh": "a"}, "moves": ["run"], "start": {"x": 1}, "goal": {"x": 8},'
        ' "ground": [{"x": 0, "width": 5}, {"x": 5, "width": 5, "rise": RISE}]}'
    )

    course = to_course(read(text.replace("RISE", "-2.5"), "hill.json"))

    assert course.slopes == (Slope(5, 0, 5, -2.5),)
    assert course.ground[1] == Box(5, -3.7, 5, 1.2)
    with pytest.raises(LevelError, match="rises more than 1 m for each metre"):
        read(text.replace("RISE", "6"), "hill.json")
