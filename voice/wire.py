"""What goes between a game and its ears' child: length-prefixed messages in, JSON lines out."""

import dataclasses
import json
import struct
from typing import IO, Any, get_args

import numpy as np

from voice import events
from voice.events import Event
from voice.source import Samples
from voice.words import Text

HEADER = struct.Struct("<cI")  # kind ("A" audio, "J" JSON) and payload length in bytes

_KINDS: dict[str, type[Event]] = {c.__name__: c for c in get_args(Event)}


def pack(message: Samples | dict[str, Any]) -> bytes:
    """Give the bytes of one message."""
    if isinstance(message, np.ndarray):
        payload = message.astype("<f4").tobytes()
        return HEADER.pack(b"A", len(payload)) + payload
    payload = json.dumps(message).encode()
    return HEADER.pack(b"J", len(payload)) + payload


def read(stream: IO[bytes]) -> Samples | dict[str, Any] | None:
    """Read one message; None at the end of the stream."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    kind, length = HEADER.unpack(head)
    payload = stream.read(length)
    if len(payload) < length:
        return None
    if kind == b"A":
        return np.frombuffer(payload, dtype="<f4").astype(np.float32)
    message: dict[str, Any] = json.loads(payload)
    return message


def to_line(event: Event) -> bytes:
    """Give an event as one JSON line."""
    return json.dumps({"event": type(event).__name__} | dataclasses.asdict(event)).encode() + b"\n"


def to_event(message: dict[str, Any]) -> Event:
    """Read an event back."""
    fields = {k: v for k, v in message.items() if k != "event"}
    if "text" in fields:
        fields["text"] = Text(**fields["text"])
    if message["event"] == "Heard":
        fields["commands"] = tuple((name, times) for name, times in fields["commands"])
    event: Event = _KINDS[message["event"]](**fields)
    return event


def moved(event: Event, seconds: float) -> Event:
    """Shift an event's times."""
    if isinstance(event, events.SpeechStarted | events.Partial | events.Burst | events.Note):
        return dataclasses.replace(event, at=event.at + seconds)
    if isinstance(event, events.Heard | events.Rejected):
        return dataclasses.replace(
            event,
            speech_start=event.speech_start + seconds,
            speech_end=event.speech_end + seconds,
            result_at=event.result_at + seconds,
        )
    return event
