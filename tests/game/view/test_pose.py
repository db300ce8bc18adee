import pytest

from game.moves import all_moves
from game.view.pose import STANDING, at, blend, joints
from game.view.robot_poses import ALL


@pytest.mark.parametrize("phase", [0.0, 0.2, 0.45, 0.7, 0.95])
def test_a_foot_of_the_runner_is_always_near_the_floor_and_none_below_it(phase: float) -> None:
    body = joints(at(all_moves()["run"].poses, phase))

    lowest = max(body.near_leg.ankle[1], body.far_leg.ankle[1])

    assert -0.12 < lowest <= 0.0


def test_in_the_air_legs_are_drawn_up_and_the_hip_keeps_its_height() -> None:
    body = joints(ALL["apex"], in_air=1.0)

    assert body.pelvis[1] == pytest.approx(-STANDING)
    assert max(body.near_leg.ankle[1], body.far_leg.ankle[1]) < -0.1


def test_a_landing_is_lower_than_standing() -> None:
    assert joints(ALL["land"], squash=0.12).neck[1] > joints(ALL["idle"]).neck[1] + 0.2


def test_blending_begins_and_ends_at_the_poses_themselves() -> None:
    a, b = ALL["idle"], ALL["land"]

    assert blend(a, b, 0.0) == a
    assert blend(a, b, 1.0) == b
    assert blend(a, b, 0.5).torso == pytest.approx((a.torso + b.torso) / 2)
