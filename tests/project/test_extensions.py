"""A stranger's package adds a move and an obstacle; the checker takes good ones and names what is wrong with others."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOVE = """
from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch, ticks
from voice.words import Words


def can_begin(body: Body, touch: Touch) -> bool:
    return touch.floor


def begin(body: Body, touch: Touch) -> Body:
    return replace(body, vy=6.0)


def during(body: Body, touch: Touch) -> Body | None:
    return None if body.ticks_in_move >= ticks(0.5) else body


WORDS = Words(en=("skip over",), zh=("蹦一下",))
MOVE = Move("skip", WORDS, (Pose(0.0), Pose(1.0, torso=10)), can_begin, begin, during)
"""
OBSTACLE = """
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles import Box, Obstacle, Painter
from voice.words import Words


class Puddle(Obstacle):
    kind: Literal["puddle"] = "puddle"
    width: float = Field(default=1.5, ge=0.3, le=3)

    words: ClassVar = Words(en=("puddle",), zh=("水坑",))

    def passed_by(self) -> frozenset[str]:
        return frozenset({"jump"})

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        return (Box(0, 0, self.width, 0.2),)

    def draw_still(self, painter: Painter) -> None:
        painter.box(Box(0, 0, self.width, 0.2), ink="danger")
"""
REACT = """
    def react(self, state, tick, body, contact):
        return Reaction(random.random())
"""
COMMANDS = """
    commands: ClassVar = {"drain": Words(en=("jump",), zh=("排水",))}
"""
CHANGE = 'object.__setattr__(body, "y", 3.0)\n    return replace'
BROKEN = [
    (
        "move",
        MOVE.replace('"skip"', '"jump"'),
        "x.py: jump.name: is taken by another move; take another\n",
    ),
    (
        "move",
        MOVE.replace("import replace", "import replace\nimport random").replace("vy=6.0", "vy=random.random()"),
        "x.py: skip.begin: gives two answers to the same question: no chance, no clock, no state of its own\n",
    ),
    (
        "move",
        MOVE.replace("None if body.ticks_in_move >= ticks(0.5) else body", "body"),
        "x.py: skip.during: does not end within 5 s on a floor: give None when it is over\n",
    ),
    (
        "move",
        MOVE.replace("during)", 'during, sign="sideways")'),
        "x.py: skip.sign: must be one of rest, up, right, left, down\n",
    ),
    (
        "move",
        MOVE.replace("during)", 'during, keys="w")'),
        'x.py: skip.keys: must be a tuple of key names, such as ("w",)\n',
    ),
    (
        "obstacle",
        OBSTACLE.replace('zh=("水坑",)', "zh=()"),
        "x.py: puddle.words: needs words in English and in Chinese\n",
    ),
    (
        "obstacle",
        OBSTACLE.replace('{"jump"}', '{"jump", "run"}'),
        'x.py: puddle.passed_by: "run" does not get past it, whenever it is said; leave it out or mend the boxes\n',
    ),
    (
        "obstacle",
        OBSTACLE.replace('ink="danger"', 'ink="blood"'),
        'x.py: puddle.draw_still: "blood" is not an ink; there are structure, path, danger, danger_lit, pickup, glow, '
        "text, robot, near, mid, water\n",
    ),
    (
        "obstacle",
        OBSTACLE.replace("Field(default=1.5, ge=0.3, le=3)", "1.5"),
        "x.py: puddle.width: needs bounds, such as Field(ge=0.3, le=3): levels come from strangers\n",
    ),
    (
        "move",
        MOVE.replace("return replace", CHANGE),
        "x.py: skip.begin: changes the body it is given; use dataclasses.replace\n",
    ),
    (
        "move",
        MOVE.replace("return touch.floor", "return 1"),
        "x.py: skip.can_begin: must give True or False\n",
    ),
    (
        "move",
        MOVE.replace("begin, during)", "begin, during, patience=-4)"),
        "x.py: skip.patience: must lie between 0 and 600\n",
    ),
    (
        "move",
        MOVE.replace("skip over", "jump"),
        'x.py: skip.words: "jump" already means jump; take another word\n',
    ),
    (
        "move",
        MOVE.replace('Words(en=("skip over",), zh=("蹦一下",))', '["skip over"]'),
        "x.py: skip.words: must be voice.words.Words\n",
    ),
    (
        "obstacle",
        OBSTACLE.replace('frozenset({"jump"})', "frozenset()"),
        "x.py: puddle.passed_by: is empty, but it hurts: name the moves that get past it\n",
    ),
    (
        "obstacle",
        OBSTACLE.replace('en=("puddle",)', 'en=("spikes",)'),
        'x.py: puddle.words: "spikes" already means spikes; take another word\n',
    ),
    (
        "obstacle",
        OBSTACLE + COMMANDS,
        'x.py: puddle.commands.drain: "jump" already means jump; take another word\n',
    ),
    (
        "obstacle",
        "import random\nfrom game.sim import Reaction\n" + OBSTACLE + REACT,
        "x.py: puddle.react: gives two answers to the same question: no chance, no clock, no state of its own\n",
    ),
    ("move", "raise RuntimeError('no')\n", "x.py: cannot be imported: RuntimeError: no\n"),
    ("move", "A = 1\n", "x.py: holds neither a MOVE (a game.moves.Move) nor an Obstacle with a kind\n"),
]


def voxleap(cwd: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", "from game.cli import main; main()", "--lang", "en", *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in (str(ROOT), path) if p)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=250, check=False)


@pytest.mark.parametrize("package", ["game.moves", "game.obstacles"])
def test_ours_go_through_the_same_door(package: str, tmp_path: Path) -> None:
    done = voxleap(tmp_path, "check", package)

    assert done.returncode == 0, done.stderr
    assert all(line.endswith("\tok") for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("file", "line"), [("moves/jump.py", "jump\tmove\tok"), ("obstacles/gap.py", "gap\tobstacle\tok")]
)
def test_ours_may_be_given_as_a_file(file: str, line: str, tmp_path: Path) -> None:
    done = voxleap(tmp_path, "check", str(ROOT / "game" / file))

    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{line}\n"


def test_a_word_that_is_hard_to_hear_is_noted_and_taken(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(MOVE.replace("skip over", "hop"), encoding="utf-8")

    done = voxleap(tmp_path, "check", "x.py")

    assert done.stderr == 'x.py: skip.words: note: "hop" is one syllable; two or more are surer\n'
    assert done.stdout == "skip\tmove\tok\n"
    assert done.returncode == 0


def test_two_moves_of_one_name_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(MOVE + "OTHER = replace(MOVE, pose_ticks=30)\n", encoding="utf-8")

    done = voxleap(tmp_path, "check", "x.py")

    assert done.stderr == "x.py: skip.name: is borne by two of this package; rename one\n"
    assert done.returncode == 1


def test_a_level_is_checked_in_one_line(tmp_path: Path) -> None:
    whole = (ROOT / "levels" / "cyber_ruins" / "first_leap.json").read_text(encoding="utf-8")
    (tmp_path / "good.json").write_text(whole, encoding="utf-8")
    (tmp_path / "bad.json").write_text(whole.replace('"spikes"', '"spikez"', 1), encoding="utf-8")

    good, bad, none = (voxleap(tmp_path, "check", f"{name}.json") for name in ("good", "bad", "none"))

    assert (good.returncode, good.stdout, good.stderr) == (0, "good.json\tlevel\tok\n", "")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.endswith('.kind: "spikez" is not an obstacle; try spikes\n')
    assert none.returncode == 2


@pytest.mark.parametrize(("noun", "source", "line"), BROKEN)
def test_a_broken_one_is_named_in_one_line(noun: str, source: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(source, encoding="utf-8")

    done = voxleap(tmp_path, "check", "x.py")

    assert done.stderr == line
    assert done.returncode == (1 if "import" not in line and "neither" not in line else 2)
    assert not done.stdout


def test_a_package_adds_a_move_and_an_obstacle_that_check_and_prove_accept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "splash").mkdir(parents=True)
    (site / "splash" / "__init__.py").write_text("")
    (site / "splash" / "skip.py").write_text(MOVE, encoding="utf-8")
    (site / "splash" / "puddle.py").write_text(OBSTACLE + COMMANDS.replace("jump", "drain it"), encoding="utf-8")
    info = site / "splash-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: splash\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        textwrap.dedent("""\
            [voxleap.moves]
            skip = splash.skip:MOVE
            [voxleap.obstacles]
            puddle = splash.puddle:Puddle
        """)
    )
    level = {
        "title": {"en": "Wet", "zh": "湿"},
        "difficulty": "hard",
        "moves": ["run", "jump", "skip"],
        "start": {"x": 2},
        "goal": {"x": 50},
        "ground": [{"x": 0, "width": 60}],
        "obstacles": [{"kind": "puddle", "x": 25, "width": 1.0}],
    }
    (tmp_path / "wet.json").write_text(json.dumps(level, ensure_ascii=False), encoding="utf-8")

    checked = voxleap(tmp_path, "check", "splash", path=str(site))
    proved = voxleap(tmp_path, "levels", "prove", "wet.json", "--runs", "4", "--json", path=str(site))
    heard = voxleap(tmp_path, "voice", "say", "drain", "it", path=str(site))
    unheard = voxleap(tmp_path, "voice", "say", "drain", "it")
    unknown = voxleap(tmp_path, "levels", "prove", "wet.json")

    assert checked.stdout == "skip\tmove\tok\npuddle\tobstacle\tok\n", checked.stderr
    assert proved.returncode == 0, proved.stderr
    assert json.loads(proved.stdout)["playable"]
    assert heard.stdout == "drain\tdrain it\t1.00\n", heard.stderr
    assert unheard.returncode == 1
    assert unknown.returncode == 2
    assert unknown.stderr.startswith('wet.json: obstacles[0].kind: "puddle" is not an obstacle')
