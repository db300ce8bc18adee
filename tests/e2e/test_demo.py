import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile


def voxleap(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", "from game.cli import main; main()", *arguments]
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=250, check=False)


def test_the_demo_arrives_by_its_own_voice_and_its_replay_agrees(tmp_path: Path) -> None:
    for stranger in ("game.py", "voice.py"):
        (tmp_path / stranger).write_text("raise SystemExit('not me')\n")

    done = voxleap("demo", "--report", "r.json", "--record", "run.json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr[-500:]
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["finished"]
    assert (tmp_path / "voxleap-demo.png").stat().st_size > 100_000
    assert {h["command"] for h in report["heard"]} >= {"run", "jump"}
    assert voxleap("replay", "run.json", cwd=tmp_path).returncode == 0


def test_a_wrong_level_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    done = voxleap("--lang", "zh", "demo", "--level", "nowhere/nothing", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("nowhere/nothing: 没有这个关卡")
    assert done.stderr.count("\n") == 1


def test_a_recording_plays_the_same_run_twice(tmp_path: Path) -> None:
    clips = Path(__file__).parents[2] / "assets" / "clips"
    parts = [np.zeros(8000, np.float32)]
    for command in ("run", "jump", "stop"):
        parts += [
            soundfile.read(min((clips / command).glob("*.flac")), dtype="float32")[0],
            np.zeros(24000, np.float32),
        ]
    soundfile.write(tmp_path / "said.wav", np.concatenate(parts), 16000)

    reports = []
    for name in ("a.json", "b.json"):
        voxleap("play", "--headless", "--audio", "said.wav", "--report", name, cwd=tmp_path)
        reports.append(json.loads((tmp_path / name).read_text()))

    voxleap("play", "--headless", "--audio", "said.wav", "--focus", "on", "--report", "c.json", cwd=tmp_path)
    slow = json.loads((tmp_path / "c.json").read_text())

    assert reports[0] == reports[1]
    assert slow["heard"] == reports[0]["heard"]
    assert slow["ticks"] < reports[0]["ticks"]  # the world ran slow while somebody spoke
    assert len(reports[0]["heard"]) + len(reports[0]["rejected"]) == 3


def test_play_without_a_window_says_what_to_do_instead(tmp_path: Path) -> None:
    done = voxleap("play", cwd=tmp_path)

    assert done.returncode == 78
    assert "--headless --audio" in done.stderr
