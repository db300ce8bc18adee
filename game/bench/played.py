"""What `voxleap bench play` found, as a table for people: a line for each way of playing, a column for each level."""

from collections.abc import Mapping
from statistics import fmean
from typing import Final

from voice.words import Language, Text

PARTS: Final[Mapping[str, str]] = {
    "as shipped": "原样",
    "no assist": "无自动停步",
    "no armour": "一碰即倒",
    "no focus": "无专注时间",
    "no rollback": "无回溯",
    "rollback to rescue": "只在能救时回溯",
    "rollback always": "总是回溯",
    "no buffer": "无指令缓冲",
    "no coyote": "无土狼时间",
    "no corners": "无边角修正",
    "no lips": "无踩边宽限",
    "nothing forgiven": "毫不宽容",
}
"""Of the names of the ways, in Chinese."""
HEAD: Final = Text("played", "玩法")
ALL: Final = Text("all", "平均")
CELLS: Final = Text(
    "unhurt: share of runs without any hit (in brackets: that arrive with at most three deaths); {runs} runs each",
    "无伤：一次也没碰到的比例（括号内：最多倒下三次而到达的比例）；每格 {runs} 次",
)


def markdown(found: Mapping[str, object], language: Language) -> str:
    """Write what `bench_play` gives as a table, with a line below that tells what its cells are."""
    rows = found["rows"]
    assert isinstance(rows, Mapping)
    levels = list(next(iter(rows.values())))
    head = [HEAD.to(language), *(level.split("/")[-1] for level in levels), ALL.to(language)]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, by_level in rows.items():
        cells = [f"{by_level[level]['unhurt']:.2f} ({by_level[level]['arrives']:.2f})" for level in levels]
        mean = [fmean(by_level[level][key] for level in levels) for key in ("unhurt", "arrives")]
        lines.append("| " + " | ".join((called(name).to(language), *cells, f"{mean[0]:.2f} ({mean[1]:.2f})")) + " |")
    return "\n".join((*lines, "", CELLS.format(runs=found["runs"]).to(language)))


def called(name: str) -> Text:
    """Give a way's name in both languages."""
    return Text(name, "，".join(PARTS.get(part, part) for part in name.split(", ")))
