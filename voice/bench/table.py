"""Every ear over one corpus and its lists in one run, and the table that a README shows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from voice.bench.corpus import Recording, read_manifest
from voice.bench.people import EARS as OF_A_PERSON
from voice.bench.people import people_of, run_people
from voice.bench.report import report
from voice.bench.run import run
from voice.engine import EngineError, make_engine
from voice.source import SourceError
from voice.vocabulary import read_phrases
from voice.words import Language, Text

EARS: Final = ("sphinx", "whisper", *OF_A_PERSON)
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
MANIFEST: Final = "manifest.csv"
SEED: Final = 1
KEPT: Final = (
    *("n", "accuracy", "accuracy_95", "recall", "recall_95", "mistaken_rate", "false_accept_rate"),
    *("false_accepts_per_hour", "latency_ms", "delay_ms", "rtf"),
)
HEAD: Final = Text(
    "| ear | list | recordings | right first choice | right *and* obeyed | alarms an hour | word end to command |",
    "| 耳朵 | 词表 | 录音数 | 首选正确 | 正确*且*执行 | 每小时误触 | 词尾到命令 |",
)
BELOW: Final = "|---|---|---|---|---|---|---|"
LISTS: Final[Mapping[Language, Text]] = {"en": Text("English", "英语"), "zh": Text("Mandarin", "普通话")}


def run_table(
    corpus: Path,
    ears: Sequence[str] = EARS,
    model: Path | None = None,
    most: int | None = None,
    tell: Callable[[str], None] = lambda _line: None,
) -> list[dict[str, Any]]:
    """Run each ear over each list.

    Args:
        corpus: a folder with `manifest.csv` and `phrases_en.txt` or `phrases_zh.txt`.
        ears: names of `EARS`; one that is not here is left out, and told.
        model: whisper's checkpoint.
        most: recordings of commands of a list, and of what is no command, chosen by chance but always the same; all
            when None.
        tell: gets a line for each row.

    Returns:
        a row for each ear and list: `ear`, `list`, `commands`, and those of the report that are in `KEPT`.

    Raises:
        SourceError: no such corpus.

    """
    rows: list[dict[str, Any]] = []
    lists = [language for language in LANGUAGES if (corpus / f"phrases_{language}.txt").is_file()]
    if not lists:
        where = Text("holds no phrases_en.txt and no phrases_zh.txt", "里面没有 phrases_en.txt 或 phrases_zh.txt")
        raise SourceError(str(corpus), where)
    for name in ears:
        for language in lists:
            words = read_phrases(corpus / f"phrases_{language}.txt")
            recordings = read_manifest(corpus / MANIFEST, words, language)
            if name in OF_A_PERSON:
                if len(people_of(recordings)) == 0:
                    tell(f"{name}\t{language}\tnobody said two words often enough")
                    continue
                clips = run_people(recordings, name, words, most, SEED)
            else:
                try:
                    ear = make_engine(name, model if name == "whisper" else None)
                    ear.prepare(words)
                except EngineError as error:
                    tell(f"{name}\t{language}\t{error}")
                    continue
                clips = run(some(recordings, most), ear, words)
            found = report(clips)
            commands = sum(bool(c.expected) for c in clips)
            rows.append({"ear": name, "list": language, "commands": commands} | {key: found[key] for key in KEPT})
            tell(markdown(rows[-1:], "en").splitlines()[-1])
    return rows


def some(recordings: Sequence[Recording], most: int | None) -> list[Recording]:
    """Give so many of the commands and so many of the rest."""
    if most is None:
        return list(recordings)
    chance = Random(SEED)
    asked, rest = ([r for r in recordings if bool(r.command) == command] for command in (True, False))
    return [r for group in (asked, rest) for r in chance.sample(group, min(most, len(group)))]


def markdown(rows: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Write rows as a table for a README."""
    lines = [HEAD.to(language), BELOW]
    for row in rows:
        alarms = row["false_accepts_per_hour"]
        cells = (
            f"`{row['ear']}`",
            LISTS[row["list"]].to(language),
            f"{row['commands']}",
            _share(row["accuracy"], row["accuracy_95"]),
            _share(row["recall"], row["recall_95"]),
            "–" if alarms["figure"] is None else f"{alarms['figure']:.0f} (≤ {alarms['upper_95']:.0f})",
            f"{row['latency_ms']['p50'] or 0:.0f} ms, p95 {row['latency_ms']['p95'] or 0:.0f}",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _share(figure: float | None, bounds: tuple[float, float] | None) -> str:
    return "–" if figure is None or bounds is None else f"{figure:.3f} ({bounds[0]:.3f} to {bounds[1]:.3f})"
