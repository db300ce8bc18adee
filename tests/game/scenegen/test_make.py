"""From a sentence to a level that is proven, and the command that does it."""

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from game.level import load, to_course, to_json
from game.pilot import prove
from game.scenegen.batch import read_batch, run_batch
from game.scenegen.pieces import PIECES
from game.scenegen.result import Answer, answer
from game.sim import begin, step

PROMPT = "a short easy desert at dusk, two gaps and one crate, no checkpoints, three coins"


@cache
def made(prompt: str = PROMPT, seed: int = 1) -> Answer:
    return answer(prompt, seed, described=False)


def kinds(found: Answer) -> list[str]:
    assert found.level is not None
    return [o.kind for o in found.level.obstacles]


def test_a_sentence_becomes_the_level_that_it_asks_for() -> None:
    found = made()

    assert found.outcome == "ok", found.line()
    assert Counter(kinds(found)) == {"gap": 2, "crate": 1, "pickup": 3}
    assert found.level is not None
    stage = found.level.stages[0]
    assert (found.level.difficulty, stage.theme, stage.time) == ("easy", "desert", "dusk")


def test_the_proof_that_it_keeps_plays_it_to_the_end() -> None:
    level = made().level
    assert level is not None
    assert level.proof is not None
    world = begin(to_course(level))
    for tick in range(level.proof.ticks):
        world, _ = step(world, tuple(name for at, name in level.proof.commands if at == tick))

    assert world.phase == "finished"
    assert prove(to_course(level), 4).playable


def test_the_same_sentence_and_seed_give_the_same_level_and_another_seed_another() -> None:
    again, other = answer(PROMPT, 1, described=False), made(seed=2)

    assert again.level is not None
    assert made().level is not None
    assert other.level is not None
    assert to_json(again.level) == to_json(made().level)  # type: ignore[arg-type]
    assert [o.x for o in other.level.obstacles] != [o.x for o in again.level.obstacles]


def test_what_does_not_fit_into_the_time_is_left_out_and_said() -> None:
    found = made("二十秒，一百个坑，简单，沙漠")

    assert found.outcome == "ok_with_note"
    assert any("obstacles.gap" in note.about and "100" in note.text for note in found.notes)
    assert 0 < kinds(found).count("gap") < 10
    assert found.level is not None
    assert found.level.proof is not None
    assert found.level.proof.ticks / 60 <= 24


def test_an_empty_prompt_gets_one_clear_line() -> None:
    assert answer("  …  ", 1, "zh").outcome == "error"
    assert "提示词是空的" in answer("", 1, "zh").line()


def test_every_obstacle_that_prompts_may_name_has_its_piece() -> None:
    ground = {"gap", "spikes", "low_beam", "wall", "crate", "water", "moving_platform", "falling_platform"}
    machines = {"laser_gate", "drone", "conveyor", "escalator", "elevator", "wind_zone", "springboard"}

    assert ground | machines | {"swinging_hook", "door_terminal"} == set(PIECES)


def test_a_batch_answers_every_line_and_can_be_taken_up_again(tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    lines = [{"id": "a", "prompt": PROMPT}, {"id": "b", "prompt": ""}]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    out = tmp_path / "out"

    first = run_batch(read_batch(file), out, jobs=1, seed=1)
    again = run_batch(read_batch(file), out, jobs=1, seed=1)

    report = [json.loads(line) for line in (out / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (first, again) == (2, 0)
    assert [(line["id"], line["outcome"]) for line in report] == [("a", "ok"), ("b", "error")]
    assert load(out / "a.json").proof is not None
    assert sorted(p.name for p in out.iterdir()) == ["a.json", "report.jsonl"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "../x", "prompt": "two gaps"}', "asked.jsonl: line 1: an id is letters, digits, . _ and -"),
        ('{"id": "a"}', 'asked.jsonl: line 1: write {"id": "...", "prompt": "..."}'),
        ("[" * 5000, 'asked.jsonl: line 1: write {"id": "...", "prompt": "..."}'),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "asked.jsonl").write_text(line + "\n", encoding="utf-8")

    code = "from game.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "--lang", "en", "new", "--batch", "asked.jsonl", "--out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert not (tmp_path / "out").exists()
