"""A sound system that is not there: what PortAudio shows of it, and how it misbehaves."""

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np


class PortAudioError(Exception):
    pass


def device(name: str, rate: float = 48_000, channels: int = 1, **only: Any) -> dict[str, Any]:
    """One device; `rates`, `widths` are what it opens at, `held` that another program has it, `dies` after blocks."""
    return {"name": name, "hostapi": 0, "default_samplerate": rate, "max_input_channels": channels} | only


class PortAudio:
    """Stands for the module sounddevice; devices that come and go are seen after it was initialised again."""

    PortAudioError = PortAudioError

    def __init__(self, *plugged: dict[str, Any], usual: int = 0) -> None:
        self.plugged, self.usual = list(plugged), usual
        self.opened: list[str] = []
        self._initialize()

    def _initialize(self) -> None:
        self._seen = list(self.plugged)
        self.default = SimpleNamespace(device=(self.usual, 0))

    def _terminate(self) -> None:
        pass

    def query_devices(self) -> list[dict[str, Any]]:
        return self._seen

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "Fake"}]

    def InputStream(  # noqa: N802, the name that it stands for
        self, device: int, samplerate: int, channels: int, dtype: str, callback: Callable[..., None]
    ) -> "Stream":
        there = self._seen[device]
        if there.get("held"):
            raise PortAudioError("Error opening InputStream: Device unavailable [PaErrorCode -9985]")
        if there not in self.plugged:
            raise PortAudioError("Error opening InputStream: Illegal combination of I/O devices [PaErrorCode -9993]")
        if samplerate not in there.get("rates", (samplerate,)):
            raise PortAudioError("Error opening InputStream: Invalid sample rate [PaErrorCode -9997]")
        if channels not in there.get("widths", (channels,)):
            raise PortAudioError("Error opening InputStream: Invalid number of channels [PaErrorCode -9998]")
        self.opened.append(f"{there['name']} {samplerate} {channels}")
        return Stream(there, samplerate, channels, callback)


class Stream:
    """A tone of 440 Hz at half of full scale, in blocks of 20 ms, faster than real time."""

    def __init__(self, there: dict[str, Any], rate: int, channels: int, callback: Callable[..., None]) -> None:
        self._end = threading.Event()
        self._there, self._rate, self._channels, self._callback = there, rate, channels, callback

    def __enter__(self) -> "Stream":
        threading.Thread(target=self._play, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()

    def _play(self) -> None:
        block, at = self._rate // 50, 0
        while not self._end.wait(0.002) and at // block < self._there.get("dies", 10**9):
            tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(at, at + block) / self._rate)
            self._callback(np.repeat(tone[:, None], self._channels, 1).astype(np.float32), block, None, None)
            at += block
