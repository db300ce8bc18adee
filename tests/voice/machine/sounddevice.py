"""Stands for sounddevice in a process that a test starts: one microphone, into which VOXLEAP_TEST_SOUND is spoken."""

import os
import threading
import time
from types import SimpleNamespace
from typing import Any

import numpy as np
import soundfile

default = SimpleNamespace(device=(0, 0))
BLOCK = 0.02  # s


class PortAudioError(Exception):
    pass


def query_devices() -> list[dict[str, Any]]:
    return [{"name": "Test", "hostapi": 0, "default_samplerate": 16_000.0, "max_input_channels": 1}]


def query_hostapis() -> list[dict[str, Any]]:
    return [{"name": "Test"}]


def _initialize() -> None: ...


def _terminate() -> None: ...


class InputStream:
    """Silence for half a second, the sound, then silence for ever; in real time."""

    def __init__(self, *, callback: Any, samplerate: int, **_: Any) -> None:
        sound, _rate = soundfile.read(os.environ["VOXLEAP_TEST_SOUND"], dtype="float32")
        lead = np.zeros(samplerate // 2, np.float32)
        self._sound, self._size = np.concatenate((lead, sound)), int(BLOCK * samplerate)
        self._callback, self._end = callback, threading.Event()

    def __enter__(self) -> "InputStream":
        threading.Thread(target=self._play, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()

    def _play(self) -> None:
        began, at = time.monotonic(), 0
        while not self._end.is_set():
            block = self._sound[at : at + self._size]
            block = np.concatenate((block, np.zeros(self._size - len(block), np.float32)))
            self._callback(block[:, None], self._size, None, None)
            at += self._size
            time.sleep(max(0.0, began + at / self._size * BLOCK - time.monotonic()))
