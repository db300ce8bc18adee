import contextlib
import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from voice.decision import decide
from voice.endpoint import Utterance, voiced
from voice.engine import EngineError, Evidence
from voice.engine import remote as remote_module
from voice.engine.remote import Remote
from voice.events import Heard, Rejected
from voice.source import RATE, read_audio
from voice.transcriber import LONGEST_REST_S, REST_S, Server, Transcriber, TranscriberError
from voice.vocabulary import Vocabulary, vocabulary

WORDS = vocabulary({"jump": ["jump", "跳"], "slide": ["slide", "duck"], "run": ["run", "跑"]})
CLIP = read_audio(min((Path(__file__).parents[2] / "assets" / "clips" / "jump").glob("jump*")))
KEY = "sk-canary-0451"

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """A transcription server that answers as a test says."""

    answer: Answer
    seen: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        form: dict[str, Any] = {}
        for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
            form[str(part.get_param("name", header="content-disposition"))] = part.get_payload(decode=True)
        self.seen.append({"path": self.path, "key": self.headers.get("Authorization", ""), **form})
        type(self).answer(self)

    def give(self, document: Any, status: int = 200, most: int | None = None) -> None:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:most])
        self.close_connection = True

    def log_message(self, *_: object) -> None: ...


class Remotely:
    """The server, and the ear that asks it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[dict[str, Any]] = []
        self.handler = type("Answering", (Handler,), {"seen": self.seen, "answer": says("jump")})
        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.httpd.daemon_threads = True
        threading.Thread(target=self.httpd.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("VOXLEAP_REMOTE_URL", f"http://127.0.0.1:{self.httpd.server_port}/v1")
        monkeypatch.setenv("VOXLEAP_REMOTE_KEY", KEY)
        monkeypatch.setattr(remote_module, "make_engine", lambda *_: Local())
        self.ear = Remote(deadline_s=0.4)
        self.ear.prepare(WORDS)

    def answers(self, answer: Answer) -> None:
        self.handler.answer = answer  # type: ignore[attr-defined]

    def hear(self, samples: NDArray[np.float32] = CLIP) -> Heard | Rejected:
        evidence = self.ear.hear(samples)
        first, last = voiced(samples)
        utterance = Utterance(samples, first, last, len(samples), cut=False)
        return decide(evidence, utterance, WORDS, {"jump", "slide", "run"}, self.ear.name)


class Local:
    """The ear that helps out: always sure of "run"."""

    name = "sphinx"

    def prepare(self, vocabulary: Vocabulary) -> None: ...

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        return Evidence({"run": 0.0, "jump": -90.0, "slide": -90.0}, 30.0)


def says(text: Any, **more: Any) -> Answer:
    return lambda handler: handler.give({"text": text} | more)


@pytest.fixture
def remotely(monkeypatch: pytest.MonkeyPatch) -> Iterator[Remotely]:
    made = Remotely(monkeypatch)
    yield made
    made.httpd.shutdown()
    made.httpd.server_close()


def test_a_word_goes_as_16_bit_wav_with_the_list_and_the_key_and_comes_back_as_a_command(remotely: Remotely) -> None:
    heard = remotely.hear()

    assert isinstance(heard, Heard)
    assert (heard.command, heard.engine) == ("jump", "remote")
    (asked,) = remotely.seen
    assert asked["path"] == "/v1/audio/transcriptions"
    assert asked["key"] == f"Bearer {KEY}"
    assert (asked["model"], asked["response_format"]) == (b"whisper-1", b"verbose_json")
    assert asked["prompt"].decode() == "jump, 跳, slide, duck, run, 跑"
    samples, rate = soundfile.read(io.BytesIO(asked["file"]), dtype="float32")
    assert rate == RATE
    assert np.abs(samples - CLIP).max() < 1e-4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tiao!", "jump"),
        ("挑。", "jump"),
        ("Dug.", "slide"),
        ("Thanks for watching!", "not_in_list"),
        ("谢谢观看", "not_in_list"),
        ("", "not_in_list"),
        ("I will jump over the table", "not_in_list"),
    ],
)
def test_what_the_server_wrote_is_compared_by_sound_and_never_forced_into_the_list(
    remotely: Remotely, text: str, told: str
) -> None:
    remotely.answers(says(text))

    event = remotely.hear()

    assert (event.command if isinstance(event, Heard) else event.reason) == told


def test_a_chain_comes_as_a_chain(remotely: Remotely) -> None:
    remotely.answers(says("Run, then jump twice."))

    event = remotely.hear()

    assert isinstance(event, Heard)
    assert event.commands == (("run", 1), ("jump", 2))


def test_a_text_that_the_server_itself_takes_for_silence_is_dropped(remotely: Remotely) -> None:
    remotely.answers(says("jump", segments=[{"no_speech_prob": 0.93, "text": "jump"}]))

    event = remotely.hear()

    assert isinstance(event, Rejected)


def stalls(handler: Handler) -> None:
    time.sleep(1.5)


def trickles(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize(
    "answer",
    [
        stalls,
        trickles,
        lambda handler: handler.give({"error": "no memory"}, status=500),
        lambda handler: handler.give({"error": "who are you"}, status=401),
        lambda handler: handler.give({"text": "jump"}, most=5),
        lambda handler: handler.give(b"<html>busy</html>"),
        lambda handler: handler.give(["jump"]),
        lambda handler: handler.give({"words": []}),
        says(None),
        lambda handler: handler.connection.close(),
    ],
    ids=["stalls", "trickles", "500", "401", "truncates", "html", "a list", "no text", "null", "hangs up"],
)
def test_whatever_the_server_does_the_local_ear_answers(remotely: Remotely, answer: Answer) -> None:
    remotely.answers(answer)

    event = remotely.hear()

    assert isinstance(event, Heard)
    assert (event.command, event.engine) == ("run", "sphinx")


def test_a_server_that_failed_is_left_alone_and_then_asked_again(
    remotely: Remotely, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("voice.transcriber.time.monotonic", lambda: now)
    remotely.answers(lambda handler: handler.give({}, status=503))
    assert remotely.hear().engine == "sphinx"  # type: ignore[union-attr]
    remotely.answers(says("jump"))
    assert remotely.hear().engine == "sphinx"  # type: ignore[union-attr]
    assert len(remotely.seen) == 1

    now += 1.5 * REST_S + 0.1

    assert remotely.hear().engine == "remote"  # type: ignore[union-attr]


def test_one_answer_does_not_undo_all_failures(remotely: Remotely, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("voice.transcriber.time.monotonic", lambda: now)
    monkeypatch.setattr("voice.transcriber.random.uniform", lambda _low, _high: 1.0)
    transcriber = Transcriber(Server.from_environment())

    def asked(good: bool) -> bool:
        """Ask once; tell whether the server was asked at all."""
        before = len(remotely.seen)
        remotely.answers(says("jump") if good else lambda handler: handler.give({}, status=503))
        with contextlib.suppress(TranscriberError):
            transcriber.ask(CLIP, 5.0)
        return len(remotely.seen) > before

    for good in (False, False, False, True, False):
        now += 2 * LONGEST_REST_S
        assert asked(good)
    now += 4 * REST_S - 0.1  # after 1, 2 and 4 times the shortest rest the next was 8, and the answer made it 4
    assert not asked(True)
    now += 0.2
    assert asked(True)


def test_what_is_too_soft_is_not_sent(remotely: Remotely) -> None:
    remotely.hear((CLIP * 0.005).astype(np.float32))

    assert remotely.seen == []


def test_the_same_word_with_more_silence_after_it_is_sent_once(remotely: Remotely) -> None:
    remotely.hear(CLIP)
    remotely.hear(np.concatenate((CLIP, np.zeros(3000, np.float32))))

    assert len(remotely.seen) == 1


def test_one_question_at_a_time(remotely: Remotely) -> None:
    transcriber = Transcriber(Server.from_environment())
    go = threading.Event()

    def waits(handler: Handler) -> None:
        go.wait(3)
        handler.give({"text": "jump"})

    remotely.answers(waits)
    first = threading.Thread(target=lambda: transcriber.ask(CLIP, 3.0))
    first.start()
    while not remotely.seen:
        time.sleep(0.005)

    with pytest.raises(TranscriberError, match="still answers"):
        transcriber.ask(CLIP, 3.0)

    go.set()
    first.join(5)
    assert len(remotely.seen) == 1


@pytest.mark.parametrize("url", ["", "gpu-box:8000", "ftp://gpu-box/v1", "http://"])
def test_without_an_address_one_line_says_what_to_set(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("VOXLEAP_REMOTE_URL", url)

    with pytest.raises(EngineError, match=r"^the remote ear needs VOXLEAP_REMOTE_URL=http://HOST:PORT/v1$"):
        Remote().prepare(WORDS)


def test_the_key_is_in_no_message(remotely: Remotely) -> None:
    remotely.answers(lambda handler: handler.give({"error": KEY}, status=401))
    transcriber = Transcriber(Server.from_environment())

    with pytest.raises(TranscriberError) as error:
        transcriber.ask(CLIP, 1.0)

    assert KEY not in str(error.value)
