"""A run travels as text: it is the same run after it, or it is refused in one line."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from game.cli import app
from game.level import LevelError, find
from game.level.files import digest
from game.replay import Replay, play, played, save
from game.screens.challenge import Challenge
from game.screens.film import piloted
from game.share import decode_run, encode_run, is_code, is_run_code, open_level, open_run
from game.share.columns import Json
from game.share.run_code import MOST_TICKS, RUN
from game.sim import RULES, Rules
from tests.game.screens.test_session import level

COMMANDS = ((0, "run"), (90, "jump"), (90, "slide"), (200, "jump*1.25"))


@pytest.fixture(scope="module")
def run() -> Replay:
    return played(level(), COMMANDS, 2000)


@pytest.fixture(scope="module")
def code(run: Replay) -> str:
    return encode_run(run)


def test_a_run_is_the_same_after_its_code_was_typed_in_small_letters_and_broken_lines(run: Replay, code: str) -> None:
    typed = "\n".join(code.lower()[n : n + 40] for n in range(0, len(code), 40))

    assert decode_run(typed) == run
    assert is_run_code(typed)
    assert not is_code(typed)


def test_the_rules_of_a_run_travel_with_it(run: Replay) -> None:
    rules: Rules = replace(RULES["easy"], grace=9)
    world, _ = play(run.model_copy(update={"rules": rules}))
    graced = run.model_copy(update={"rules": rules, "state_hash": world.digest()})

    assert decode_run(encode_run(graced)).rules == rules


def test_a_minute_of_a_shipped_level_fits_into_a_message() -> None:
    found = find("cyber_ruins/first_leap")

    assert len(encode_run(played(found, piloted(found, 4000), 4000))) < 2000


def test_whoever_gets_the_code_can_play_its_level_and_race_it(run: Replay, code: str, tmp_path: Path) -> None:
    file = tmp_path / "run.txt"
    file.write_text(f"{code}\n", encoding="ascii")
    opened = open_level(str(file))
    challenge = Challenge(opened.level, "guest", opened.run)
    while not challenge.ready:
        pass

    assert opened.strange
    assert opened.run == open_run(str(file)) == open_run(code) == run
    assert digest(opened.level) == run.level_hash
    assert challenge.trouble is None
    assert challenge.ghost is not None
    assert challenge.ghost.verdict(run.ticks - 60).en == "you won by 1.0 s"


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_code_with_a_wrong_missing_or_added_letter_is_refused_in_one_line(chance: random.Random) -> None:
    code = encode_run(played(level(), COMMANDS, 300))
    at = chance.randrange(6, len(code))
    letter = chance.choice([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if c != code[at]])
    broken = chance.choice([code[:at] + letter + code[at + 1 :], code[:at], code[:at] + letter + code[at:]])

    with pytest.raises(LevelError) as error:
        decode_run(broken)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sim": 1}, "another version of the game"),
        ({"end": "0" * 12}, "another version of the game"),
        ({"ticks": MOST_TICKS + 1}, "holds no run"),
        ({"ticks": -1}, "holds no run"),
        ({"said": [{"kind": "jump", "x": 1, "y": 2}]}, "holds no run"),
        ({"rules": {"grace": 10**9}}, "holds no run"),
        ({"level": {"title": 1}}, "title"),
        ({"more": 1}, "holds no run"),
    ],
)
def test_a_code_that_was_made_to_deceive_is_refused(run: Replay, change: dict[str, Json], told: str) -> None:
    data = RUN.open(encode_run(run), "code")
    assert isinstance(data, dict)
    code = RUN.close({**data, **change}, "code")

    with pytest.raises(LevelError, match=told):
        decode_run(code)


def test_a_run_of_more_than_ten_minutes_has_no_code(run: Replay) -> None:
    with pytest.raises(LevelError, match="longer than ten minutes"):
        encode_run(run.model_copy(update={"ticks": MOST_TICKS + 1}))


def test_share_gives_the_code_of_a_recorded_run_and_replay_plays_it(run: Replay, tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    save(run, file)

    shared = CliRunner().invoke(app, ["share", str(file)])
    assert shared.exit_code == 0
    again = CliRunner().invoke(app, ["replay", shared.stdout.split()[-1], "--json"])
    assert again.exit_code == 0
    assert json.loads(again.stdout) == {"same": True, "ticks": run.ticks, "finished": True}
    assert CliRunner().invoke(app, ["share", str(file), "--card", str(tmp_path / "card.png")]).exit_code == 2
