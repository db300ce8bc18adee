"""Each move carries the pilot through a level of its own, and its run is kept as a golden replay."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.level import Level, to_course
from game.moves import all_moves
from game.pilot import UNFOCUSED, prove, run_level
from game.replay import Replay, load, play, record, save
from game.sim import begin, step
from tests.proofs import CARRIED, HELD, ON_A_ROPE, ON_A_TROLLEY, PROOFS, ROPE

GOLDENS = Path(__file__).parents[2] / "goldens"
Commands = tuple[tuple[int, str], ...]


def said(level: Level, late: int) -> Commands:
    """What the pilot says, with the ticks at which it takes effect; nothing where it does not arrive alive."""
    run = run_level(to_course(level), UNFOCUSED, lambda: late, lambda: False, longest=1500)
    return run.commands if run.finished and not run.deaths else ()


def test_every_move_has_a_level_of_its_own() -> None:
    assert set(PROOFS) == set(all_moves())


@pytest.mark.parametrize("late", [UNFOCUSED.early, UNFOCUSED.late])
@pytest.mark.parametrize("name", sorted(PROOFS))
def test_the_pilot_uses_the_move_and_arrives_whether_its_words_come_early_or_late(name: str, late: int) -> None:
    assert name in [command for _, command in said(PROOFS[name], late)]


@pytest.mark.parametrize("name", sorted(PROOFS.keys() - {"run", "slower"}))
def test_without_the_move_the_pilot_does_not_arrive(name: str) -> None:
    course = to_course(PROOFS[name])
    gone = {name, *(n for n, m in all_moves().items() if name in m.builds_on)}
    left = replace(course, moves={n: m for n, m in course.moves.items() if n not in gone})

    run = run_level(left, UNFOCUSED, lambda: UNFOCUSED.middle, lambda: False, longest=1500, budget=60_000)

    assert not run.finished or run.deaths


def test_who_hangs_on_a_hook_lets_go_over_the_far_side_whatever_mixture_of_delays() -> None:
    proof = prove(to_course(PROOFS["drop"]), runs=10)

    assert proof.playable, proof.why.en
    assert "drop" in [saying.command for saying in proof.plan]


def test_a_trolley_carries_who_hangs_over_a_step_and_puts_it_down_where_it_lets_go() -> None:
    run = _recorded(CARRIED, ON_A_TROLLEY)

    assert run.finished


def test_a_rope_leads_up_to_its_ledge() -> None:
    assert [name for _, name in said(ROPE, UNFOCUSED.middle)] == ["run", "climb"]


@pytest.mark.parametrize("name", sorted(PROOFS))
def test_the_golden_replay_of_every_move_ends_as_it_was_recorded(name: str, renew: bool) -> None:
    file = GOLDENS / f"replay_{name}.json"
    if renew:
        level = HELD if name == "hang" else PROOFS[name]
        save(_recorded(level, ON_A_ROPE if level is HELD else said(level, UNFOCUSED.middle)), file)
    assert file.exists(), f"{name} has no golden replay: run pytest --renew-goldens"
    kept = load(file)

    world, events = play(kept)

    assert (world.digest(), world.phase) == (kept.state_hash, "finished")
    assert name in [event.what for event in events if event.kind == "began"]


def _recorded(level: Level, commands: Commands) -> Replay:
    world = begin(to_course(level))
    while world.phase != "finished" and world.tick < 1500:
        world, _ = step(world, tuple(name for at, name in commands if at == world.tick))
    return record(level, commands, world)
