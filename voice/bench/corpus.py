"""A manifest of recordings, and the same recordings over noise."""

import csv
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voice.endpoint import voiced
from voice.source import Samples, SourceError, read_audio
from voice.vocabulary import Vocabulary, normal
from voice.words import Text

COLUMNS = frozenset({"path", "phrase", "language", "speaker"})


@dataclass(frozen=True, slots=True)
class Recording:
    """One line of a manifest."""

    path: str
    file: Path
    where: str
    """Manifest and line, for messages."""
    phrase: str
    """What was said, in the form that phrases are compared in; "" for nothing of a list."""
    command: str
    """What that means; "" for no command."""
    language: str
    speaker: str

    @property
    def noise(self) -> bool:
        """Tell whether nobody speaks."""
        return not (self.phrase or self.language or self.speaker)

    def read(self) -> Samples:
        """Give its sound.

        Raises:
            SourceError: no such file; it names the line.

        """
        try:
            return read_audio(self.file)
        except SourceError as error:
            raise SourceError(f"{self.where}: {self.path}", error.text) from None


def read_manifest(manifest: Path, words: Vocabulary, language: str | None = None) -> list[Recording]:
    """Read the lines of a language, and those of none.

    Raises:
        SourceError: it is no CSV in UTF-8, or lacks a column.

    """
    try:
        with manifest.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = COLUMNS - set(reader.fieldnames or ())
            if missing:
                raise SourceError(manifest.name, Text(f'has no column "{min(missing)}"', f"缺少“{min(missing)}”这一列"))
            rows = [(reader.line_num, {k: v or "" for k, v in row.items() if k}) for row in reader]
    except (OSError, UnicodeDecodeError):
        raise SourceError(str(manifest), Text("cannot be read as UTF-8 CSV", "无法按 UTF-8 CSV 读取")) from None
    return [
        Recording(
            row["path"],
            manifest.parent / row["path"],
            f"{manifest.name}: line {line}",
            normal(row["phrase"]),
            words.commands.get(normal(row["phrase"]), ""),
            row["language"],
            row["speaker"],
        )
        for line, row in rows
        if not language or not row["language"] or row["language"] == language
    ]


def over_noise(samples: Samples, noises: Sequence[Samples], snr_db: float, name: str) -> Samples:
    """Mix with one of the noises, which and where chosen by `name`; the ratio is that to the voiced part's power."""
    chance = random.Random(zlib.crc32(name.encode()))
    sound = chance.choice(noises)
    sound = np.tile(sound, len(samples) // max(1, len(sound)) + 2)
    at = chance.randrange(len(sound) - len(samples))
    under = sound[at : at + len(samples)]
    first, last = voiced(samples)
    power, other = (float((part.astype(np.float64) ** 2).mean()) for part in (samples[first:last], under))
    mixed = samples + under * (power / (other + 1e-12) / 10 ** (snr_db / 10)) ** 0.5
    return np.asarray(mixed / max(1.0, float(np.abs(mixed).max())), np.float32)


def half(speaker: str) -> int:
    """Give which half a speaker belongs to, 0 or 1, always the same one."""
    return zlib.crc32(speaker.encode()) % 2
