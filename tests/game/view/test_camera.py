import pytest

from game.view.camera import SHARE, followed, placed

WIDTH = 20.0  # m


@pytest.mark.parametrize("facing", [1, -1])
def test_the_robot_sees_more_of_what_it_runs_towards(facing: int) -> None:
    camera = placed(50.0, 0.0, facing, WIDTH)
    for tick in range(120):
        camera = followed(camera, 50.0 + facing * tick / 12, 0.0, facing, WIDTH, 1 / 60)

    ahead = (camera.x - (50.0 + facing * 119 / 12)) * facing

    assert ahead == pytest.approx(WIDTH * (0.5 - SHARE), abs=0.2)


def test_a_turn_swings_the_view_without_overshooting() -> None:
    camera = placed(0.0, 0.0, 1, WIDTH)
    seen = []
    for _ in range(180):
        camera = followed(camera, 0.0, 0.0, -1, WIDTH, 1 / 60)
        seen.append(camera.x)

    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == pytest.approx(-WIDTH * (0.5 - SHARE), abs=0.05)


def test_a_leap_does_not_move_the_picture_up_and_down() -> None:
    camera = placed(0.0, 0.0, 1, WIDTH)
    for _ in range(30):
        camera = followed(camera, 0.0, 1.5, 1, WIDTH, 1 / 60)

    assert camera.y == pytest.approx(0.0, abs=0.01)
