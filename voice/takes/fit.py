"""Make `axes.json` from recordings: `python -m voice.takes.fit MANIFEST.csv`.

The manifest has the columns path, phrase and speaker; what people said twice or more is used.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice.source import read_audio
from voice.takes.cepstra import AXES_FILE, columns

AXES = 20
TAKES = 4  # of one word by one speaker; more would let a few people decide
DAMPING = 1e-3  # of the mean variance, so that the least of them can be divided by

Frames = NDArray[np.float64]


def side_by_side(one: Frames, other: Frames) -> Frames:
    """Give the differences of the frames that the best path puts side by side, shape (steps, columns)."""
    squared = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1) - 2 * one @ other.T
    local = np.sqrt(np.maximum(squared, 0))
    rows, wide = local.shape
    cost = np.full((rows + 1, wide + 1), np.inf)
    cost[0, 0] = 0
    came = np.zeros((rows, wide), int)
    for i in range(rows):
        for j in range(wide):
            ways = (cost[i, j] + 2 * local[i, j], cost[i, j + 1] + local[i, j], cost[i + 1, j] + local[i, j])
            came[i, j] = int(np.argmin(ways))
            cost[i + 1, j + 1] = ways[came[i, j]]
    i, j = rows - 1, wide - 1
    steps = []
    while i >= 0 and j >= 0:
        steps.append(one[i] - other[j])
        way = came[i, j]
        i, j = i - (way != 2), j - (way != 1)
    return np.array(steps)


def discriminant(words: Iterable[Sequence[Frames]]) -> Frames:
    """Give the axes along which frames differ most for what takes of one word differ, shape (columns, AXES).

    Args:
        words: the takes of each word by each speaker.

    """
    within = total = np.zeros((0, 0))
    pairs = frames = 0
    for takes in words:
        for take in takes[:TAKES]:
            total = take.T @ take + (total if frames else 0)
            frames += len(take)
        for one, other in combinations(takes[:TAKES], 2):
            apart = side_by_side(one, other)
            within = apart.T @ apart + (within if pairs else 0)
            pairs += len(apart)
    within, total = within / pairs, total / frames
    within += DAMPING * np.trace(within) / len(within) * np.eye(len(within))
    whiten = np.linalg.inv(np.linalg.cholesky(within))
    values, vectors = np.linalg.eigh(whiten @ total @ whiten.T)
    return np.asarray((whiten.T @ vectors)[:, np.argsort(-values)[:AXES]])


def main() -> None:
    """Fit on a manifest's recordings and write the file."""
    manifest = Path(sys.argv[1])
    takes: dict[tuple[str, str], list[Frames]] = defaultdict(list)
    with manifest.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["phrase"] and row["speaker"]:
                takes[row["speaker"], row["phrase"]].append(columns(read_audio(manifest.parent / row["path"])))
    found = discriminant(t for t in takes.values() if len(t) > 1)
    rows = ",\n".join(json.dumps([round(float(v), 3) for v in row]) for row in found)
    AXES_FILE.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
