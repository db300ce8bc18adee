import pytest

from game.level import Level
from game.obstacles import Obstacle
from game.obstacles.gap import Gap
from game.obstacles.spikes import Spikes
from game.replay import play, record
from game.screens.learning import Learning
from game.screens.session import Choices, Rollback, Session
from game.sim import MOST_GRACE, TICK
from voice import Burst, Heard, Note
from voice import Event as EarEvent

MOVES = ["run", "stop", "jump", "slide", "glide"]


def level(*things: Obstacle, difficulty: str = "hard") -> Level:
    return Level.model_validate(
        {
            "title": {"en": "Test", "zh": "测试"},
            "difficulty": difficulty,
            "moves": MOVES,
            "start": {"x": 2},
            "goal": {"x": 56},
            "ground": [{"x": 0, "width": 60}],
            "obstacles": things,
        }
    )


def heard(*commands: tuple[str, int], at: float, delay: float = 0.0, loudness: float = -30.0) -> Heard:
    """A sentence that was begun at `at` - `delay` and understood at `at`, s."""
    start = at - delay
    return Heard(commands, "", "en", 1.0, "", 9.0, start, at, at, "fake", loudness=loudness)


def run(session: Session, *told: EarEvent, seconds: float = 14.0) -> list[tuple[int, str]]:
    """What began, and when."""
    session.hear(told)
    began = []
    for number in range(round(seconds / TICK)):
        began += [(e.tick, e.what) for e in session.tick(number * TICK) if e.kind == "began"]
    return began


def test_run_then_jump_is_a_leap_out_of_a_run() -> None:
    began = run(Session(level(), ear_ms=0), heard(("run", 1), ("jump", 1), at=1.0))

    assert [what for _, what in began] == ["run", "jump"]
    assert 20 <= began[1][0] - began[0][0] <= 40


def test_jump_twice_is_two_leaps_and_the_second_waits_for_the_floor() -> None:
    began = run(Session(level(), ear_ms=0), heard(("run", 1), at=0.5), heard(("jump", 2), at=2.0))

    assert [what for _, what in began] == ["run", "jump", "jump"]
    assert began[2][0] - began[1][0] > 50


def test_a_new_sentence_replaces_what_is_left_of_the_one_before() -> None:
    began = run(Session(level(), ear_ms=0), heard(("jump", 5), at=0.5), heard(("slide", 1), at=1.2))

    assert [what for _, what in began] == ["jump", "slide"]


def test_a_chain_is_forgotten_by_who_gets_hurt() -> None:
    session = Session(level(Spikes(x=10, width=6)), ear_ms=0, choices=Choices(rollback="off"))

    run(session, heard(("run", 1), at=0.1), heard(("jump", 9), at=0.2))

    assert session.world.deaths >= 1
    assert sum(name == "jump" for _, name in session.commands) < 9


@pytest.mark.parametrize("rollback", ["off", "rescue", "always"])
def test_a_run_whose_words_came_late_replays_to_the_same_state(rollback: Rollback) -> None:
    document = level(Gap(x=14, width=2.5), Spikes(x=24), Gap(x=34, width=2.5))
    session = Session(document, ear_ms=0, choices=Choices(rollback=rollback))
    late = [heard(("jump", 1), at=at, delay=0.3) for at in (2.75, 4.75, 6.75)]

    run(session, heard(("run", 1), at=0.1), *late)

    again, _ = play(record(document, session.commands, session.world))
    assert again.digest() == session.world.digest()
    assert session.commands == sorted(session.commands, key=lambda command: command[0])


def test_a_word_that_began_in_time_saves_the_robot_though_it_was_understood_after_its_death() -> None:
    def deaths(rollback: Rollback) -> tuple[int, set[str]]:
        session = Session(level(Spikes(x=14)), ear_ms=0, choices=Choices(rollback=rollback))
        session.hear((heard(("run", 1), at=0.1), heard(("jump", 1), at=2.55, delay=0.3)))
        kinds = {str(e.kind) for n in range(240) for e in session.tick(n * TICK)}
        return session.world.deaths, kinds

    assert deaths("off")[0] == 1
    saved, kinds = deaths("rescue")
    assert saved == 0
    assert "rewound" in kinds


def test_a_player_whose_words_come_late_is_given_that_much_grace_and_no_more() -> None:
    learning = Learning()
    for _ in range(5):
        learning.heard("jump", 0.85, -30)
        learning.heard("slide", 3.0, -30)
        learning.heard("run", 0.5, -30)

    session = Session(level(), learning=learning)

    assert session.world.course.rules.graces == (("jump", 6), ("slide", MOST_GRACE))
    kept = record(session.level, session.commands, session.world)
    assert play(type(kept).model_validate_json(kept.model_dump_json()))[0].course.rules == session.world.course.rules


def test_a_shout_leaps_higher_where_the_player_wants_that() -> None:
    usual = [heard(("run", 1), at=0.1 * i, loudness=-30) for i in range(1, 4)]

    def said(loud_leaps: bool) -> list[str]:
        session = Session(level(), ear_ms=0, choices=Choices(loud_leaps=loud_leaps))
        run(session, *usual, heard(("jump", 1), at=1.0, loudness=-18), seconds=2)
        return [name for _, name in session.commands if name.startswith("jump")]

    assert said(True) == ["jump*1.2"]
    assert said(False) == ["jump"]


def test_a_clap_leaps_and_a_held_note_glides_where_the_player_wants_that() -> None:
    notes = [Note(1.2 + i * 0.032, -30, 220) for i in range(40)]

    def said(sounds: bool) -> list[str]:
        session = Session(level(), ear_ms=0, choices=Choices(sounds=sounds))
        return [what for _, what in run(session, heard(("run", 1), at=0.1), Burst(1.0, -20), *notes, seconds=4)]

    assert said(False) == ["run"]
    assert said(True)[:3] == ["run", "jump", "glide"]
    assert said(True).count("glide") > 1
