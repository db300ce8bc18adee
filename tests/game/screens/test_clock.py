import pytest

from game.screens.clock import Clock

FRAME = 1 / 60


def run(clock: Clock, seconds: float, speaking: bool) -> int:
    return sum(clock.advance(FRAME, speaking) for _ in range(round(seconds / FRAME)))


def test_without_speech_a_second_has_sixty_ticks() -> None:
    assert run(Clock(), 1.0, speaking=False) in (59, 60)


def test_while_somebody_speaks_the_world_runs_at_a_third_and_then_normally_again() -> None:
    clock = Clock()

    spoken = run(clock, 1.0, speaking=True)
    run(clock, 0.3, speaking=False)

    assert 23 <= spoken <= 33
    assert clock.focus == 0.0
    assert run(clock, 1.0, speaking=False) in (59, 60)


def test_focus_time_ends_though_somebody_goes_on_talking() -> None:
    clock = Clock()
    run(clock, 2.0, speaking=True)

    assert run(clock, 1.0, speaking=True) in (59, 60)


def test_focus_can_be_off() -> None:
    assert run(Clock(focus_allowed=False), 1.0, speaking=True) in (59, 60)


@pytest.mark.parametrize("stall", [0.5, 30.0])
def test_after_a_stall_the_world_does_not_race(stall: float) -> None:
    clock = Clock()

    assert clock.advance(stall, speaking=False) <= 5
    assert clock.advance(FRAME, speaking=False) <= 2


def test_who_talks_without_end_uses_focus_time_up_and_gets_it_back_by_being_quiet() -> None:
    clock = Clock()
    for _ in range(20):
        run(clock, 1.0, speaking=True)
        run(clock, 0.1, speaking=False)
    tired = run(clock, 1.0, speaking=True)
    run(clock, 8.0, speaking=False)

    assert tired > 40
    assert run(clock, 1.0, speaking=True) < 33
