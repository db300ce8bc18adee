"""What came of looking at a pack: one line for each of its parts."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from voice.words import Text

Verdict = Literal["ok", "note", "no"]
"""`note`: it is taken, but its author should know."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was found of one part."""

    part: str
    """As the author knows it: `levels/dawn.json`, `stories: flood`, `themes/our_river.json`."""
    verdict: Verdict
    text: Text
    seconds: float = 0.0
    """A level's run without misses takes so long."""

    def to_json(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


Tell = Callable[[Line], None]


@dataclass(frozen=True, slots=True)
class Report:
    """All of them."""

    name: str
    version: str
    lines: tuple[Line, ...]

    @property
    def good(self) -> bool:
        """Whether nothing stands against showing it."""
        return all(line.verdict != "no" for line in self.lines)

    def text(self) -> Text:
        """Give one line for all."""
        bad = [line for line in self.lines if line.verdict == "no"]
        what = f"{self.name} {self.version}"
        if not bad:
            return Text(f"{what}: every part of it was proved", f"{what}：每一部分都通过了检查")
        first = bad[0]
        more = Text("", "") if len(bad) == 1 else Text(f" (and {len(bad) - 1} more)", f"（另有 {len(bad) - 1} 处）")
        return Text(
            f"{what} is refused: {first.part}: {first.text.en}{more.en}",
            f"{what} 被拒绝：{first.part}：{first.text.zh}{more.zh}",
        )
