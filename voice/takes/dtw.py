"""Dynamic time warping of one word against many templates at once (Sakoe & Chiba 1978, symmetric, with their band)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voice.takes.cepstra import Features

BAND = 50  # frames that two words may drift apart (right at 2 takes: 0.907 with 24, 0.945 with 36, 0.973 with 50)
FAR = np.float32(1e9)  # a distance that no path takes


class Templates:
    """Takes laid side by side, so that one pass along the diagonals warps them all."""

    def __init__(self, takes: Sequence[Features]) -> None:
        self._lengths = np.array([len(t) for t in takes], int)
        longest = int(self._lengths.max(initial=1))
        width = takes[0].shape[1] if takes else 1
        self._frames = np.zeros((longest, len(takes), width), np.float32)
        for number, take in enumerate(takes):
            self._frames[: len(take), number] = take
        self._squares = (self._frames**2).sum(axis=2)

    def distances(self, word: Features) -> NDArray[np.float64]:
        """Give the mean distance of frames along the best path to every take, shape (takes,); 1e9 where none leads."""
        longest, takes, width = self._frames.shape
        if not takes:
            return np.zeros(0)
        n = len(word)
        diagonals = longest + n - 1
        products = (word @ self._frames.reshape(-1, width).T).reshape(n, longest, takes)
        # Sheared so that a diagonal d = i + j is one slice: sheared[i, i + j] holds frame i of the word, j of the take.
        sheared = np.empty((n, diagonals, takes), np.float32)
        for i in range(n):
            sheared[i, i : i + longest] = products[i]
        squares = (word**2).sum(axis=1)[:, None]
        ends = self._lengths + n - 2
        found = np.full(takes, float(FAR))
        before, last, now = (np.full((n + 2, takes), FAR, np.float32) for _ in range(3))  # row i + 1 is frame i
        for d in range(diagonals):
            low = max(0, d - longest + 1, (d - BAND + 1) // 2)
            high = min(n - 1, d, (d + BAND) // 2) + 1
            if low >= high:
                break
            others = self._squares[d - high + 1 : d - low + 1][::-1]
            step = squares[low:high] + others - 2 * sheared[low:high, d]
            step = np.sqrt(np.maximum(step, 0, out=step), out=step)
            if d:
                straight = np.minimum(last[low:high], last[low + 1 : high + 1]) + step
                np.minimum(straight, before[low:high] + 2 * step, out=now[low + 1 : high + 1])
            else:
                now[1] = step[0]
            now[low] = now[high + 1] = FAR
            done = ends == d
            if high == n and done.any():
                found[done] = now[n, done]
            before, last, now = last, now, before
        return np.asarray(found / (self._lengths + n))
