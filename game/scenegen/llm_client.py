"""Questions to an OpenAI-compatible endpoint by the openai SDK: bounded in time and size, retried a little.

The SDK reads an answer of any size, and its timeouts count from one piece of it to the next; what reads it here counts
all bytes and all seconds.
"""

import json
import os
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from voice.words import Text

DEADLINE_S = 20.0  # for everything that one prompt asks, retries and waits included
LARGEST = 2 << 20  # bytes on the wire; a model that thinks aloud sends some hundred a word
LONGEST = 60_000  # characters of an answer; a level of twenty scenes takes some ten thousand
MOST_TOKENS = 6000
TRIES = 3  # of one question
REST_S = 0.5  # before the second try; doubled for the third, unless the server says when

Message = Mapping[str, str]

ABSENT = Text(
    "a language model needs one package more: pip install 'voxleap[llm]'",
    "使用语言模型还需要一个包：pip install 'voxleap[llm]'",
)
NO_ADDRESS = Text(
    "a language model needs VOXLEAP_LLM_URL=http://HOST:PORT/v1 and VOXLEAP_LLM_MODEL=NAME",
    "使用语言模型需要设置 VOXLEAP_LLM_URL=http://主机:端口/v1 和 VOXLEAP_LLM_MODEL=名称",
)
LATE = Text("no answer within {seconds:g} s", "{seconds:g} 秒内没有回答")
TOO_LARGE = Text("an answer of more than {size}", "回答超过 {size}")
UNREADABLE = Text("an answer that cannot be read", "回答无法读取")
NOTHING = Text("an empty answer", "回答是空的")
CUT = Text("an answer that was cut off", "回答不完整")
UNREACHED = Text("it cannot be reached", "无法连接")
STATUSES = {
    401: Text("the key was refused (HTTP 401); set VOXLEAP_LLM_KEY", "密钥无效（HTTP 401）；请设置 VOXLEAP_LLM_KEY"),
    403: Text("it refuses this key or model (HTTP 403)", "拒绝了这个密钥或模型（HTTP 403）"),
    404: Text("it knows no such model or address (HTTP 404)", "没有这个模型或地址（HTTP 404）"),
    429: Text("too many requests, or the quota is used up (HTTP 429)", "请求过多或额度用完（HTTP 429）"),
}
AGAIN = frozenset({408, 409, 425, 429})  # besides all from 500 on


class ModelError(Exception):
    """One line: why there is no answer of a model."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers; its key comes from the environment alone and is in no file and no message."""

    url: str
    """Up to and with /v1."""
    model: str
    key: str = field(default="", repr=False)
    deadline_s: float = DEADLINE_S

    @classmethod
    def from_environment(cls, url: str = "", model: str = "") -> Self:
        """Read VOXLEAP_LLM_URL, VOXLEAP_LLM_MODEL and VOXLEAP_LLM_KEY; what is given goes first.

        Raises:
            ModelError: no address, one that is none, or no model's name.

        """
        url, model = url or os.environ.get("VOXLEAP_LLM_URL", ""), model or os.environ.get("VOXLEAP_LLM_MODEL", "")
        try:
            parts = urlsplit(url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            usable = False
        if not usable or not model:
            raise ModelError(NO_ADDRESS)
        return cls(url.rstrip("/"), model, os.environ.get("VOXLEAP_LLM_KEY", ""))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model wrote, and what its server grants still."""

    content: str
    quota: Text | None = None


class Line:
    """A line to one endpoint, for one prompt: all its questions share the deadline. Close it at the end."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Begin the deadline.

        Raises:
            ModelError: the SDK is not installed.

        """
        try:
            import openai
        except ImportError as error:
            raise ModelError(ABSENT) from error
        self._endpoint, self._openai = endpoint, openai
        self._end = time.monotonic() + endpoint.deadline_s
        self._hung_up = threading.Event()
        self._client = openai.OpenAI(
            base_url=endpoint.url,
            api_key=endpoint.key or "none",  # the SDK wants one; local servers take any
            timeout=endpoint.deadline_s,
            max_retries=0,
            http_client=_bounded(openai, self._left),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._hung_up.set()
        self._client.close()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """Ask, and wait for the answer until the line's deadline; may be asked again.

        Args:
            messages: with roles, as the protocol has them.
            schema: JSON schema that the answer is to fit; a server that cannot hold a model to it is asked without.

        Raises:
            ModelError: no answer in time, or none that can be used; one line that says why.

        """
        told: list[Reply | ModelError] = []

        def run() -> None:
            try:
                told.append(self._tried(messages, schema))
            except ModelError as error:
                told.append(error)
            except Exception:  # a server may send anything, and the SDK meets it in many ways
                told.append(ModelError(UNREADABLE))

        asking = threading.Thread(target=run, daemon=True)
        asking.start()
        asking.join(max(0.0, self._left()))
        if not told:
            self.close()
            raise ModelError(LATE.format(seconds=self._endpoint.deadline_s))
        if isinstance(told[0], ModelError):
            raise told[0]
        return told[0]

    def _left(self) -> float:
        return self._end - time.monotonic()

    def _tried(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        held = True  # to the schema, by the server
        for number in range(TRIES):
            last = number == TRIES - 1
            try:
                return self._asked(messages, schema if held else None)
            except self._openai.APIStatusError as error:
                code = int(error.status_code)
                if code in (400, 422) and held and not last:
                    held = False
                    continue
                rest = _retry_after(error.response.headers) or REST_S * 2**number
                if last or not (code in AGAIN or code >= 500) or rest >= self._left():
                    told = STATUSES.get(code, Text(f"HTTP {code}", f"HTTP {code}"))
                    raise ModelError(told) from error
            except self._openai.APITimeoutError as error:
                raise ModelError(LATE.format(seconds=self._endpoint.deadline_s)) from error
            except self._openai.APIConnectionError as error:
                if isinstance(error.__cause__, ModelError):
                    raise error.__cause__ from error
                if last:
                    raise ModelError(UNREACHED) from error
                rest = REST_S * 2**number
            if rest >= self._left():
                raise ModelError(LATE.format(seconds=self._endpoint.deadline_s))
            if self._hung_up.wait(rest):
                break
        raise ModelError(UNREACHED)

    def _asked(self, messages: Sequence[Message], schema: Mapping[str, Any] | None) -> Reply:
        more: dict[str, Any] = {}
        if schema is not None:
            held = {"name": "answer", "schema": schema, "strict": False}
            more["response_format"] = {"type": "json_schema", "json_schema": held}
        raw = self._client.chat.completions.with_raw_response.create(
            model=self._endpoint.model,
            messages=list(messages),
            temperature=0,
            max_tokens=MOST_TOKENS,
            stream=True,  # models that think answer no other way on some servers
            timeout=max(0.1, self._left()),
            extra_headers={"Accept-Encoding": "identity"},
            **more,
        )
        headers = dict(raw.headers)
        if "json" in str(headers.get("content-type", "")):
            content, end = _whole(json.loads(raw.http_response.content))
        else:
            content, end = _streamed(raw.parse())
        if end == "length":
            raise ModelError(CUT)
        if not content.strip():
            raise ModelError(NOTHING)
        return Reply(content, quota(headers))


def quota(headers: Mapping[str, str]) -> Text | None:
    """Give what a server says that it grants still, if it says so: OpenAI's headers, and ModelScope's."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        plain = name.lower()
        if "ratelimit" in plain and "request" in plain and "model-" not in plain and re.fullmatch(r"\d{1,12}", value):
            found.setdefault("left" if "remaining" in plain else "limit" if "limit-" in plain else "of", value)
    if "left" not in found:
        return None
    of = found.get("of") or found.get("limit")
    if of is None:
        return Text(f"the model's server grants {found['left']} more requests", f"模型服务还剩 {found['left']} 次请求")
    return Text(
        f"the model's server grants {found['left']} of {of} requests still",
        f"模型服务还剩 {found['left']} 次请求，共 {of} 次",
    )


def _retry_after(headers: Mapping[str, str]) -> float:
    value = headers.get("retry-after", "")
    return float(value) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", value) else 0.0


def _whole(answer: Any) -> tuple[str, str]:
    choice = answer["choices"][0]
    content = choice["message"].get("content")
    return _short(content if isinstance(content, str) else ""), str(choice.get("finish_reason"))


def _streamed(chunks: Any) -> tuple[str, str]:
    content, end = "", ""
    for chunk in chunks:
        for choice in (chunk.choices or ())[:1]:
            piece = choice.delta.content if choice.delta else None
            content = _short(content + (piece if isinstance(piece, str) else ""))
            end = choice.finish_reason or end
    return content, end


def _short(content: str) -> str:
    if len(content) > LONGEST:
        raise ModelError(TOO_LARGE.format(size=f"{LONGEST:,} characters"))
    return content


def _bounded(openai: Any, left: Callable[[], float]) -> Any:
    """Give an HTTP client for the SDK that reads every body, of errors too, up to a size and a time, undecoded."""

    class Bounded(openai.DefaultHttpxClient):  # type: ignore[misc]
        def send(self, request: Any, *, stream: bool = False, **more: Any) -> Any:
            answer = super().send(request, stream=True, **more)
            body = bytearray()
            try:
                for piece in answer.iter_raw():
                    body += piece
                    if len(body) > LARGEST:
                        raise ModelError(TOO_LARGE.format(size=f"{LARGEST >> 20} MB"))
                    if left() <= 0:
                        raise ModelError(LATE.format(seconds=0))
            finally:
                answer.close()
            coded = ("content-encoding", "transfer-encoding", "content-length")
            headers = [(name, value) for name, value in answer.headers.multi_items() if name.lower() not in coded]
            return type(answer)(answer.status_code, headers=headers, content=bytes(body), request=request)

    return Bounded(follow_redirects=False)
