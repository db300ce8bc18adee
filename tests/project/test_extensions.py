"""A stranger's package adds a move and an obstacle; the checker takes good ones and names what is wrong with others."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

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
    ("move", "raise RuntimeError('no')\n", "x.py: cannot be imported: RuntimeError: no\n"),
    ("move", "A = 1\n", "x.py: holds neither a MOVE (a game.moves.Move) nor an Obstacle with a kind\n"),
]


def voxleap(cwd: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", "from game.cli import main; main()", "--lang", "en", *arguments]
    environment = os.environ | ({"PYTHONPATH": path} if path else {})
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=250, check=False)


@pytest.mark.parametrize("package", ["game.moves", "game.obstacles"])
def test_ours_go_through_the_same_door(package: str, tmp_path: Path) -> None:
    done = voxleap(tmp_path, "check", package)

    assert done.returncode == 0, done.stderr
    assert all(line.endswith("\tok") for line in done.stdout.splitlines())


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
    (site / "splash" / "puddle.py").write_text(OBSTACLE, encoding="utf-8")
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
    unknown = voxleap(tmp_path, "levels", "prove", "wet.json")

    assert checked.stdout == "skip\tmove\tok\npuddle\tobstacle\tok\n", checked.stderr
    assert proved.returncode == 0, proved.stderr
    assert json.loads(proved.stdout)["playable"]
    assert unknown.returncode == 2
    assert unknown.stderr.startswith('wet.json: obstacles[0].kind: "puddle" is not an obstacle')
