import json
import subprocess
import sys
from pathlib import Path


def voxleap(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", "from game.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=250, check=False)


def test_the_demo_arrives_by_its_own_voice_and_its_replay_agrees(tmp_path: Path) -> None:
    for stranger in ("game.py", "voice.py"):
        (tmp_path / stranger).write_text("raise SystemExit('not me')\n")

    done = voxleap("demo", "--report", "r.json", "--record", "run.json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr[-500:]
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["finished"]
    assert {h["command"] for h in report["heard"]} >= {"run", "jump"}
    assert voxleap("replay", "run.json", cwd=tmp_path).returncode == 0


def test_a_wrong_level_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = voxleap("--lang", "zh", "demo", "--level", "nowhere/nothing", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("nowhere/nothing: 没有这个关卡")
    assert done.stderr.count("\n") == 1
