"""Answers of models, kept: the same prompt gives the same level again, costs nothing and needs no network."""

import contextlib
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from game.level.files import write

VERSION = 1  # of the form; another one asks anew
MOST = 400  # answers; the oldest make room
LARGEST = 200_000  # bytes of one


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers. What is kept is the answer alone: no key, no address, not the prompt."""

    folder: Path

    @classmethod
    def of_user(cls) -> "Cache":
        """Give the one where the system keeps such things."""
        return cls(user_cache_path("voxleap", appauthor=False) / "llm")

    def get(self, *question: str) -> str | None:
        """Give the answer to a question that was asked before, as text; it is checked like any other."""
        with contextlib.suppress(OSError, ValueError):
            file = self._file(question)
            if file.stat().st_size <= LARGEST:
                kept = json.loads(file.read_text(encoding="utf-8"))
                if isinstance(kept, dict) and isinstance(kept.get("answer"), str):
                    return str(kept["answer"])
        return None

    def put(self, answer: str, *question: str) -> None:
        """Keep an answer, whole or not at all; a full disk only costs the next question."""
        with contextlib.suppress(OSError):
            write(self._file(question), json.dumps({"answer": answer}, ensure_ascii=False).encode())
            files = sorted(self.folder.glob("*.json"), key=lambda f: f.stat().st_mtime)
            for file in files[: max(0, len(files) - MOST)]:
                file.unlink(missing_ok=True)

    def _file(self, question: tuple[str, ...]) -> Path:
        key = sha256(json.dumps([VERSION, *question]).encode()).hexdigest()
        return self.folder / f"{key}.json"
