import pytest

from game.moves.jump import COYOTE
from tests.worlds import course, last_tick, replay


@pytest.mark.parametrize(("late", "crosses"), [(0, True), (COYOTE, True), (COYOTE + 1, False)])
def test_a_jump_said_just_after_the_edge_still_crosses_the_gap(late: int, crosses: bool) -> None:
    gap = course((0, 10), (12, 30))  # m of floor
    edge = last_tick(gap, on_floor=True)

    run = replay(gap, [(edge + late, "jump")])

    assert run.finished == crosses, run.story()


def test_a_jump_from_a_stand_goes_as_far_as_one_from_a_run() -> None:
    floor = course((0, 60))

    standing = replay(floor, [(1, "stop"), (60, "jump")], ticks=200).end.body.x
    running = replay(floor, [(60, "jump")], ticks=130)
    air = [w.body.x for w in running.worlds if w.body.airborne]

    assert standing - 1.5 == pytest.approx(air[-1] - air[0], abs=1.0)
