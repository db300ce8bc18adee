"""Nothing spoken touches a disk: a marked sound and a marked text go the whole way, then every file is read."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.voice.test_remote import Handler, says
from voice.source import RATE, Samples, read_audio

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
MARK = "zebra canary 0451"
LIVE = """
import os, signal, sys, time
import numpy as np, soundfile
from voice import Ears
sound, rate = soundfile.read(sys.argv[1], dtype="float32")
with Ears({"jump": ["jump"], "stop": ["stop"]}, source="feed", engine=sys.argv[2]) as ears:
    ears.feed(sound, rate)
    ears.settle(60)
    heard = ears.poll()
    ears.feed(sound[: len(sound) // 2], rate)  # it crashes in the middle of a word
    ears.settle(60)
    os.kill(ears._child.pid, signal.SIGSEGV)
    while not any(getattr(e, "state", "") == "restarted" for e in ears.poll()):
        time.sleep(0.02)
    ears.feed(sound, rate)
    ears.settle(60)
    print([type(e).__name__ for e in heard])
"""


@pytest.fixture
def server() -> Iterator[str]:
    handler = type("Answering", (Handler,), {"seen": [], "answer": says(MARK)})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/v1"
    httpd.shutdown()
    httpd.server_close()


def needles(sound: Samples) -> list[bytes]:
    """Stretches of the sound as 16-bit and as floats, and the text in the ways that text is written."""
    loud = [int(at) for at in np.argsort(-np.abs(sound))[:400:100]]
    stretches = [sound[max(0, at - 8) : at + 8] for at in loud]
    found = [s.astype("<f4").tobytes() for s in stretches]
    for full in (32767, 32768):
        for whole in (np.round, np.floor, np.trunc):
            found += [whole(s.astype(float) * full).astype("<i2").tobytes() for s in stretches]
    return [*found, MARK.encode(), MARK.encode("utf-16-le")]


def holds(folder: Path, marks: list[bytes], but: Path) -> list[str]:
    files = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and p != but]
    return [str(p.relative_to(folder)) for p in files if any(mark in p.read_bytes() for mark in marks)]


@pytest.mark.skipif(sys.platform == "win32", reason="a crash is made by a signal")
def test_after_play_listen_dictate_check_and_a_crash_no_file_holds_what_was_said(tmp_path: Path, server: str) -> None:
    home = tmp_path / "home"
    for folder in ("tmp", "work"):
        (home / folder).mkdir(parents=True)
    chance = np.random.default_rng(451)
    word = read_audio(min((CLIPS / "jump").glob("jump*")))
    marked = (word + 0.002 * chance.normal(0, 1, len(word))).astype(np.float32)
    given = tmp_path / "given.wav"
    soundfile.write(given, np.concatenate((marked, np.zeros(RATE, np.float32))), RATE, subtype="FLOAT")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "tmp"),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "VOXLEAP_REMOTE_URL": server,
    }
    main = "from game.cli import main; main()"

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        def allow_cores() -> None:
            import resource

            hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
            resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

        return subprocess.run(
            [sys.executable, "-P", "-c", *words],
            cwd=home / "work",
            env=environment,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
            preexec_fn=allow_cores,
        )

    live = [run(LIVE, str(given), engine) for engine in ("sphinx", "remote")]
    run(main, "play", "--headless", "--audio", str(given), "--engine", "sphinx")
    dictated = run(main, "voice", "dictate", "--audio", str(given))
    run(main, "voice", "check", "--audio", str(given), "--engine", "sphinx", "--installed")

    for done in live:
        assert "SpeechStarted" in done.stdout, done.stderr
    assert MARK in dictated.stdout, dictated.stderr  # the mark did go the whole way
    assert holds(home, needles(marked), given) == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32)
    soundfile.write(tmp_path / "kept.wav", sound, RATE, subtype="PCM_16")
    (tmp_path / "log.txt").write_text(f"heard: {MARK}\n")

    assert sorted(holds(tmp_path, needles(sound), tmp_path / "none")) == ["kept.wav", "log.txt"]
