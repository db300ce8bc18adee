"""Every obstacle has a golden replay: the pilot gets past it, and the run ends the same on every machine."""

from pathlib import Path

import pytest

from game.check.settings import kinds, level, setting
from game.level import Level, Point, to_course
from game.obstacles import all_obstacles
from game.obstacles.checkpoint import Checkpoint
from game.obstacles.pickup import Pickup
from game.pilot import UNFOCUSED, run_level
from game.replay import load, play, record, save
from game.sim import begin, step

GOLDENS = Path(__file__).parents[2] / "goldens"
LEVELS: dict[str, Level] = {kind: level(setting(kind, 25.0), "hard") for kind in kinds()}
LEVELS["checkpoint"] = level((Checkpoint(x=25.0),), "hard")
LEVELS["pickup"] = level((Pickup(x=25.0, y=1.0),), "hard")
ANSWERS = {
    "checkpoint": "checkpoint",
    "door_terminal": "door",
    "elevator": "elevator",
    "falling_platform": "crumbles",
    "pickup": "pickup",
    "springboard": "spring",
    "swinging_hook": "caught",
}
"""What those say that answer."""


def test_every_obstacle_has_a_level_of_its_own() -> None:
    assert set(LEVELS) == set(all_obstacles())


@pytest.mark.parametrize("kind", sorted(all_obstacles()))
def test_the_golden_replay_of_every_obstacle_ends_as_it_was_recorded(kind: str, renew: bool) -> None:
    file = GOLDENS / f"replay_obstacle_{kind}.json"
    if renew:
        document = LEVELS[kind]
        run = run_level(to_course(document), UNFOCUSED, lambda: UNFOCUSED.middle, lambda: False)
        world = begin(to_course(document))
        while world.phase != "finished" and world.tick < 3000:
            world, _ = step(world, tuple(name for at, name in run.commands if at == world.tick))
        save(record(document, run.commands, world), file)
    assert file.exists(), f"{kind} has no golden replay: run pytest --renew-goldens"
    kept = load(file)

    world, events = play(kept)

    assert (world.digest(), world.phase, world.deaths) == (kept.state_hash, "finished", 0)
    assert kind in {thing.kind for thing in world.course.things}
    if kind in ANSWERS:
        assert ANSWERS[kind] in [event.what for event in events if event.kind == "reacted"]


def test_a_run_with_company_ends_the_same_as_it_was_recorded(renew: bool) -> None:
    file = GOLDENS / "replay_company.json"
    document = LEVELS["gap"].model_validate(
        LEVELS["gap"].model_dump(exclude={"obstacles"})
        | {
            "obstacles": LEVELS["gap"].obstacles,
            "start": Point(x=3.0),
            "landmark": {"kind": "tower"},
            "companion": "bird",
            "chaser": {"kind": "dog"},
        }
    )
    if renew:
        run = run_level(to_course(document), UNFOCUSED, lambda: UNFOCUSED.middle, lambda: False)
        world = begin(to_course(document))
        while world.phase != "finished" and world.tick < 3000:
            world, _ = step(world, tuple(name for at, name in run.commands if at == world.tick))
        save(record(document, run.commands, world), file)
    kept = load(file)

    world, _ = play(kept)

    assert (world.digest(), world.phase, world.deaths) == (kept.state_hash, "finished", 0)
    assert [thing.kind for thing in world.course.things] == ["gap", "tower", "bird", "dog"]
