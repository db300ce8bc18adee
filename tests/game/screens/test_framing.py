from game.level import find, to_course
from game.screens.framing import Framing
from game.sim import begin, step


def test_a_hint_is_not_told_again_where_the_way_comes_by_on_another_floor() -> None:
    level = find("goddess_stairs/switchback")
    assert level.proof is not None
    said = dict(level.proof.commands)
    framing, world = Framing(level, "en"), begin(to_course(level))
    told: list[str] = []

    while world.phase != "finished":
        before = world
        world, events = step(world, (said[world.tick],) if world.tick in said else ())
        message = framing.frame(world, before, 1.0, events, 0.0, 0.0, -60.0).message
        if world.phase == "playing" and message is not None and told[-1:] != [message.en]:
            told.append(message.en)

    assert told == [hint.text.en for hint in level.hints]


def test_who_falls_reads_the_hint_once_more() -> None:
    level = find("cyber_ruins/drowned_boulevard")
    framing, world = Framing(level, "en"), begin(to_course(level))
    told: list[str] = []

    for tick in range(60 * 20):
        before = world
        world, events = step(world, ("run",) if world.body.vx == 0 and tick % 60 == 1 else ())
        message = framing.frame(world, before, 1.0, events, 0.0, 0.0, -60.0).message
        told += [message.en] if message is not None and told[-1:] != [message.en] else []

    assert world.deaths > 0
    assert told.count(level.hints[0].text.en) > 1
