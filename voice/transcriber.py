"""An OpenAI-compatible transcription server, asked under a deadline. Sound goes to it and nowhere else."""

import contextlib
import http.client
import io
import json
import os
import random
import secrets
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import numpy as np
import soundfile

from voice.source import RATE, Samples
from voice.words import Text

MODEL = "whisper-1"  # the name that most servers take for "the one there is"
NO_SPEECH = 0.6  # Whisper's own probability that nobody spoke, from which its text is not believed
LARGEST = 1 << 18  # bytes of an answer; a transcript has some hundred
# s that a server which failed is left alone, give or take a half: doubled each time, halved by each answer. If one
# answer undid all failures, a thousand kiosks would keep a server that is too slow for them from answering anybody.
REST_S, LONGEST_REST_S = 5.0, 300.0


class TranscriberError(Exception):
    """One line: why there is no transcript."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a server wrote."""

    text: str
    language: str = ""
    """As the server names it; "" when it does not say."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is; the key comes from the environment alone and is in no file and no message."""

    url: str
    """Up to and with /v1."""
    model: str = MODEL
    key: str = ""

    @classmethod
    def from_environment(cls) -> Self:
        """Read VOXLEAP_REMOTE_URL, VOXLEAP_REMOTE_MODEL and VOXLEAP_REMOTE_KEY (or OPENAI_API_KEY).

        Raises:
            TranscriberError: no address, or one that is none.

        """
        given = os.environ.get("VOXLEAP_REMOTE_URL", "")
        parts = urlsplit(given)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise TranscriberError(
                Text(
                    "the remote ear needs VOXLEAP_REMOTE_URL=http://HOST:PORT/v1",
                    "远程耳朵需要设置 VOXLEAP_REMOTE_URL=http://主机:端口/v1",
                )
            )
        key = os.environ.get("VOXLEAP_REMOTE_KEY") or os.environ.get("OPENAI_API_KEY", "")
        return cls(given.rstrip("/"), os.environ.get("VOXLEAP_REMOTE_MODEL") or MODEL, key)


class Transcriber:
    """Asks one server, one question at a time."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._asking: threading.Thread | None = None
        self._rested_at = 0.0
        self._rest_s = REST_S

    def ask(self, samples: Samples, deadline_s: float, prompt: str = "") -> Transcript:
        """Send one utterance and wait for its text.

        Args:
            samples: shape (n,), mono, 16 kHz, within -1..1.
            deadline_s: from now until there is an answer, s.
            prompt: words that probably occur; servers on Whisper prefer them.

        Returns:
            Its text, "" when the server believes that nobody spoke.

        Raises:
            TranscriberError: no answer in time, none that can be read, or the server rests after a failure.

        """
        if self._asking is not None and self._asking.is_alive():
            raise TranscriberError(Text("the server still answers the last question", "服务器还在处理上一句"))
        if time.monotonic() < self._rested_at:
            raise TranscriberError(Text("the server failed a moment ago", "服务器刚才出错了"))
        question = _Question(self.server, _body(samples, self.server.model, prompt), deadline_s)
        self._asking = threading.Thread(target=question.run, daemon=True)
        self._asking.start()
        self._asking.join(deadline_s)
        if self._asking.is_alive():
            question.hang_up()
            question.why = "no answer in time"
        if question.why or question.answer is None:
            self._rested_at = time.monotonic() + self._rest_s * random.uniform(0.5, 1.5)
            self._rest_s = min(LONGEST_REST_S, 2 * self._rest_s)
            raise TranscriberError(Text(f"the transcription server: {question.why}", f"转写服务器：{question.why}"))
        self._rest_s = max(REST_S, self._rest_s / 2)
        return _believed(question.answer)


class _Question:
    """One request; `hang_up` ends it from another thread."""

    def __init__(self, server: Server, body: tuple[str, bytes], deadline_s: float) -> None:
        self.answer: dict[str, Any] | None = None
        self.why = ""
        parts = urlsplit(server.url)
        assert parts.hostname
        self._path = f"{parts.path}/audio/transcriptions"
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=deadline_s)
        self._headers = {"Content-Type": body[0], "Accept": "application/json"}
        if server.key:
            self._headers["Authorization"] = f"Bearer {server.key}"
        self._body = body[1]

    def run(self) -> None:
        try:
            self._connection.request("POST", self._path, self._body, self._headers)
            answer = self._connection.getresponse()
            text = answer.read(LARGEST)
            if answer.status != 200:
                self.why = f"HTTP {answer.status}"
                return
            read = json.loads(text)
            if not isinstance(read, dict) or not isinstance(read.get("text"), str):
                self.why = "an answer without text"
                return
            self.answer = read
        except (OSError, http.client.HTTPException, ssl.SSLError) as error:
            self.why = str(error) or type(error).__name__
        except ValueError:
            self.why = "an answer that is no JSON"
        finally:
            self._connection.close()

    def hang_up(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)  # wakes the thread that reads from it


def _believed(answer: dict[str, Any]) -> Transcript:
    """Take the text of an answer; "" when every segment says that nobody spoke."""
    language = answer.get("language")
    segments = answer.get("segments")
    doubts = [
        s["no_speech_prob"]
        for s in (segments if isinstance(segments, list) else ())
        if isinstance(s, dict) and isinstance(s.get("no_speech_prob"), int | float)
    ]
    silent = bool(doubts) and min(doubts) > NO_SPEECH
    return Transcript("" if silent else answer["text"].strip(), language if isinstance(language, str) else "")


def _body(samples: Samples, model: str, prompt: str) -> tuple[str, bytes]:
    """Give the content type and the body of a form: the sound as a 16-bit WAV in memory, and the fields."""
    wav = io.BytesIO()
    soundfile.write(wav, np.clip(samples, -1, 1), RATE, format="WAV", subtype="PCM_16")
    border = secrets.token_hex(16)
    fields = {"model": model, "response_format": "verbose_json", "temperature": "0"} | (
        {"prompt": prompt} if prompt else {}
    )
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    named = 'Content-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav'
    head = f"--{border}\r\n{named}\r\n\r\n"
    body = b"".join((*parts, head.encode(), wav.getvalue(), f"\r\n--{border}--\r\n".encode()))
    return f"multipart/form-data; boundary={border}", body
