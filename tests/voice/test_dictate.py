import os
import threading
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from tests.voice.test_remote import Answer, Handler, says
from voice import weights
from voice.dictate import Dictation
from voice.source import RATE, read_audio
from voice.writer import NO_EAR, NOTHING, Dictated, WhisperWriter

CLIP = read_audio(min((Path(__file__).parents[2] / "assets" / "clips" / "jump").glob("jump*")))
AFTER = np.zeros(2 * RATE, np.float32)


class Server:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.handler = type("Answering", (Handler,), {"seen": [], "answer": says("a ruin in the rain")})
        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.httpd.daemon_threads = True
        threading.Thread(target=self.httpd.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("VOXLEAP_REMOTE_URL", f"http://127.0.0.1:{self.httpd.server_port}/v1")

    def answers(self, answer: Answer) -> None:
        self.handler.answer = answer  # type: ignore[attr-defined]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server(monkeypatch)
    yield made
    made.httpd.shutdown()
    made.httpd.server_close()


def test_a_sentence_is_written_down_and_its_states_are_told(server: Server) -> None:
    server.answers(says("赛博废墟，雨夜"))
    with Dictation(source="feed") as dictation:
        dictation.feed(np.concatenate((CLIP, AFTER)))
        result = dictation.wait(30)

    assert result == Dictated("赛博废墟，雨夜", "zh", "remote")
    assert dictation.state == "done"


def test_silence_is_told_as_nothing_said_and_nothing_is_sent(server: Server) -> None:
    with Dictation(source="feed") as dictation:
        dictation.feed(np.zeros(9 * RATE, np.float32))

        assert dictation.wait(30).why == NOTHING
    assert server.handler.seen == []  # type: ignore[attr-defined]


def test_a_server_that_does_not_answer_ends_by_the_deadline(server: Server) -> None:
    server.answers(lambda _: time.sleep(5))
    with Dictation(source="feed", deadline_s=0.3) as dictation:
        dictation.feed(np.concatenate((CLIP, AFTER)))
        result = dictation.wait(30)

    assert result.why is not None
    assert result.why.en == "it took too long; say it again, or type"


def test_without_an_ear_that_writes_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("VOXLEAP_REMOTE_URL", "VOXLEAP_WHISPER"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    with Dictation(source="feed") as dictation:
        assert dictation.wait(30).why == NO_EAR


def test_closing_ends_it_whatever_it_does() -> None:
    dictation = Dictation(source="feed")
    dictation.close()

    assert dictation.state == "done"
    assert dictation._child is not None
    assert dictation._child.poll() is not None


SHARED = Path(os.environ.get("VOXLEAP_SHARED", Path(__file__).parents[3] / "shared")) / "speech"


@pytest.mark.skipif(weights.best() is None, reason="no checkpoint: set VOXLEAP_WHISPER")
@pytest.mark.skipif(not SHARED.is_dir(), reason="no recordings: set VOXLEAP_SHARED")
def test_whisper_tells_the_two_languages_apart() -> None:
    pytest.importorskip("whisper", reason="openai-whisper is not installed")
    checkpoint = weights.best()
    assert checkpoint is not None
    writer = WhisperWriter(checkpoint, ("en", "zh"))
    chinese = min((SHARED / "zh" / "打开后备箱").glob("*.flac"))
    english = min((SHARED / "background" / "en_speech_homeassistant").glob("*cancel-all-timers*"))

    assert writer.write(read_audio(chinese)).language == "zh"
    assert writer.write(read_audio(english)).language == "en"
