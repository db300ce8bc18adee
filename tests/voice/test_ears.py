import csv
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from tests.voice.test_remote import Handler, says
from voice import Ears, Event, Health, Heard, Rejected, SpeechStarted, weights, worker
from voice.child import idles
from voice.source import RATE, Samples, read_audio

WORDS = {"run": ["run", "go", "跑"], "stop": ["stop", "停"], "jump": ["jump", "up", "跳"], "slide": ["slide", "down"]}
SHARED = Path(os.environ.get("VOXLEAP_SHARED", Path(__file__).parents[3] / "shared"))
SPEECH = SHARED / "speech"
people = pytest.mark.skipif(not SPEECH.is_dir(), reason="no recordings: set VOXLEAP_SHARED")
CLIPS = Path(__file__).parents[2] / "assets" / "clips"
PAUSE = np.zeros(int(0.8 * RATE), np.float32)


def ends(events: list[Event]) -> list[Heard | Rejected]:
    return [e for e in events if isinstance(e, Heard | Rejected)]


def hear(ears: Ears, samples: Samples) -> list[Event]:
    ears.feed(np.concatenate((samples, PAUSE)))
    assert ears.settle(60)
    return ears.poll()


def clip(command: str, index: int = 0) -> Samples:
    return read_audio(sorted((CLIPS / command).glob("*.flac"))[index])


def recordings(column: str, value: str, most: int) -> list[Path]:
    with (SPEECH / "manifest.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r[column] == value]
    return [SPEECH / r["path"] for r in rows[:: max(1, len(rows) // most)]][:most]


def test_every_utterance_ends_in_exactly_one_event() -> None:
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        for index in range(4):
            events = hear(ears, clip("slide", index))
            assert len(ends(events)) == len([e for e in events if isinstance(e, SpeechStarted)])


def test_the_same_sound_gives_the_same_events_whatever_the_block_size() -> None:
    sound = np.concatenate((clip("run"), PAUSE, clip("stop"), PAUSE))
    told = []
    for block in (160, 511, 4096):
        with Ears(WORDS, source="feed", engine="sphinx") as ears:
            for at in range(0, len(sound), block):
                ears.feed(sound[at : at + block])
            assert ears.settle(60)
            told.append([e for e in ears.poll() if not isinstance(e, Health)])
    assert told[0] == told[1] == told[2]


def test_a_child_killed_in_mid_utterance_ends_it_once_and_hears_again() -> None:
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        ears.feed(clip("jump")[: RATE // 3])
        ears.settle(60)
        events = ears.poll()
        child = ears._child
        assert child is not None
        child.kill()
        end = time.monotonic() + 10
        while time.monotonic() < end and not any(getattr(e, "state", "") == "restarted" for e in events):
            events += ears.poll()
            time.sleep(0.01)
        begun = [e for e in events if isinstance(e, SpeechStarted)]
        assert [e.reason for e in ends(events) if isinstance(e, Rejected)] == ["engine"] * len(begun)
        assert ears.settle(60)
        ears.poll()
        assert len(ends(hear(ears, clip("stop")))) == 1


def test_typing_answers_without_any_ear() -> None:
    with Ears(WORDS, source="feed", engine="none") as ears:
        ears.settle(5)
        ears.listen_for(["jump"])
        ears.type("跳")
        ears.type("停")
        ears.type("fly")
        events = ears.poll()
    assert [e.state for e in events if isinstance(e, Health)] == ["no_ear"]
    assert [e.command if isinstance(e, Heard) else e.reason for e in ends(events)] == [
        "jump",
        "inactive",
        "not_in_list",
    ]


def test_swapping_the_active_words_tells_the_child_their_names_and_nothing_of_its_model() -> None:
    with Ears(WORDS, source="feed", engine="none") as ears:
        ears.settle(5)  # nobody reads the messages any more
        ears._outbox.queue.clear()
        ears.listen_for(["stop", "jump"])
        assert list(ears._outbox.queue) == [{"active": ["jump", "stop"]}]


def test_closing_takes_less_than_a_second() -> None:
    ears = Ears(WORDS, source="feed", engine="sphinx")
    ears.settle(60)
    began = time.monotonic()
    ears.close()
    assert ears._child is not None
    assert ears._child.poll() is not None
    assert time.monotonic() - began < 2


def test_a_strangers_voice_py_does_not_break_the_ears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voice.py").write_text("raise SystemExit('not me')\n")
    monkeypatch.chdir(tmp_path)
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        assert ears.settle(60)


@people
def test_noise_is_never_a_command() -> None:
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        for file in recordings("category", "noise", 20):
            assert not [e for e in hear(ears, read_audio(file)[: 10 * RATE]) if isinstance(e, Heard)], file.name


@people
def test_words_that_are_not_in_the_list_are_rarely_taken_for_a_command() -> None:
    files = sorted((SPEECH / "background" / "en_oov_digits").glob("*.flac"))[:60]
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        taken = sum(any(isinstance(e, Heard) for e in hear(ears, read_audio(f))) for f in files)
    assert taken <= len(files) * 0.10


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no signal stops a process here")
def test_a_child_that_hangs_is_replaced_and_hears_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voice.ears.PATIENCE_S", 1.5)
    with Ears(WORDS, source="feed", engine="sphinx") as ears:
        assert ears.settle(60)
        child = ears._child
        assert child is not None
        os.kill(child.pid, signal.SIGSTOP)
        ears.feed(np.zeros(20 * RATE, np.float32))

        until = time.monotonic() + 30
        while ears._child is child and time.monotonic() < until:
            time.sleep(0.1)

        assert ears._child is not child
        assert "restarted" in [e.state for e in ears.poll() if isinstance(e, Health)]
        assert len(ends(hear(ears, clip("jump")))) == 1


@contextmanager
def transcription_server() -> Iterator[tuple[str, type[Handler]]]:
    handler = type("Answering", (Handler,), {"seen": [], "answer": says("jump")})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/v1", handler
    httpd.shutdown()
    httpd.server_close()


def ready(engine: str) -> None:
    if engine == "whisper" and (weights.best() is None or find_spec("whisper") is None):
        pytest.skip("no checkpoint: set VOXLEAP_WHISPER")


@pytest.mark.parametrize("engine", ["remote", "whisper"])
def test_a_slower_ear_too_is_replaced_when_it_crashes_and_closes_at_once(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(engine)
    model = weights.best() if engine == "whisper" else None
    with transcription_server() as (url, server):
        monkeypatch.setenv("VOXLEAP_REMOTE_URL", url)
        monkeypatch.setenv("VOXLEAP_WHISPER", "")
        ears = Ears(WORDS, source="feed", engine=engine, model=model)
        assert ears.settle(120)
        child = ears._child
        assert child is not None
        child.kill()
        until = time.monotonic() + 30
        while ears._child is child and time.monotonic() < until:
            time.sleep(0.05)
        assert "restarted" in [e.state for e in ears.poll() if isinstance(e, Health)]
        ears.feed(np.concatenate((PAUSE, clip("jump"), PAUSE)))
        assert ears.settle(120)
        assert len(ends(ears.poll())) == 1
        assert engine != "remote" or server.seen

        ears.feed(np.concatenate((clip("jump"), PAUSE)))  # it is in the middle of work
        began = time.monotonic()
        ears.close()
        assert ears._child is not None
        assert ears._child.poll() is not None
        assert time.monotonic() - began < 2


def test_a_server_that_is_not_there_leaves_the_ears_hearing_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_REMOTE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.delenv("VOXLEAP_WHISPER", raising=False)
    with Ears(WORDS, source="feed", engine="remote") as ears:
        assert ears.settle(60)
        assert len(ends(hear(ears, clip("stop")))) == 1
        assert ears.alive


def test_a_child_that_works_says_so_and_one_that_rests_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BEAT_S", 0.01)
    told = threading.Event()
    busy = worker.Busy(lambda line: told.set() if b"busy" in line else None)

    assert not told.wait(0.1)
    with busy:
        assert told.wait(10)


def test_commands_are_given_as_often_as_they_were_said() -> None:
    with Ears(WORDS, source="feed", engine="none") as ears:
        ears.type("jump")
        ears.type("fly")
        ears.type("停")

        assert ears.commands() == ["jump", "stop"]
        assert ears.commands() == []


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells what a process does")
def test_what_sleeps_or_is_stopped_idles_and_what_computes_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as sleeps:
        until = time.monotonic() + 30
        while not idles(sleeps.pid) and time.monotonic() < until:
            time.sleep(0.01)
        assert idles(sleeps.pid)
        sleeps.kill()
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as computes:
        until = time.monotonic() + 30
        while idles(computes.pid) is not False and time.monotonic() < until:
            time.sleep(0.01)
        assert idles(computes.pid) is False
        computes.send_signal(signal.SIGSTOP)
        while not idles(computes.pid) and time.monotonic() < until:
            time.sleep(0.01)
        assert idles(computes.pid)
        computes.kill()
    assert idles(2**22 + 1) is None
