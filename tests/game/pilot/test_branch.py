from collections.abc import Sequence

import pytest

from game.pilot import UNFOCUSED, Plan, Saying
from game.pilot.branch import branches
from game.sim import World, begin
from tests.worlds import course, replay

BUDGET = 500_000
SCRIPT = ((100, "stop"), (200, "run"), (330, "jump"))
"""Said by the clock: a player who does not look."""


def blindly(world: World, script: Sequence[tuple[int, str]]) -> Plan:
    saying = next((Saying(command, onset) for onset, command in script if onset >= world.tick), None)
    return Plan(saying, None, world.tick + 60, 0)


def test_words_that_are_late_by_turns_are_found_to_fall_where_those_always_late_do_not() -> None:
    flat = course((0, 60))
    takes_off = replay(flat, SCRIPT).worlds[331].body.x
    edge = takes_off + 1.5
    level = course((0, edge), (edge + 2, 60))
    script = ((0, "run"), *SCRIPT)

    alike = branches(begin(level), UNFOCUSED, lambda world: blindly(world, script), BUDGET)

    # Always as late, the whole run is only shifted in time: it takes off at the same place.
    assert replay(level, SCRIPT).finished
    assert alike.trouble is not None
    assert alike.trouble.why == "fall"


def test_a_player_who_turns_for_ever_is_found_never_to_arrive() -> None:
    level = course((0, 80))

    def turns(world: World) -> Plan:
        if world.body.gait == "stop":
            return Plan(Saying("run", world.tick), None, world.tick, 0)
        away = world.body.x > 30 if world.body.facing > 0 else world.body.x < 12
        return Plan(Saying("turn_back", world.tick) if away else None, None, world.tick + 6, 0)

    found = branches(begin(level), UNFOCUSED, turns, BUDGET)

    assert found.trouble is not None
    assert found.trouble.why == "stuck"
    assert not found.spent


@pytest.mark.parametrize("budget", [10, 1000])
def test_a_budget_that_ends_is_no_verdict(budget: int) -> None:
    found = branches(begin(course((0, 300))), UNFOCUSED, lambda w: blindly(w, ((0, "run"), *SCRIPT)), budget)

    assert found.spent
    assert found.trouble is None
