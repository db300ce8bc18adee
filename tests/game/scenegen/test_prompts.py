"""Sentences that people say, in both languages, and what each is to mean: `prompts.jsonl` has them, one a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.scenegen.spec import SceneSpec, Span
from game.scenegen.understand import understand

FILE = Path(__file__).with_name("prompts.jsonl")
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
OF_A_SCENE = ("theme", "weather", "time")
SETS = ("forbidden", "only", "not_themes", "not_weathers", "not_times", "moves", "moves_not")


def counts(spec: SceneSpec) -> dict[str, list[float | None]]:
    """Give the least and the most of each kind in all scenes."""
    found: dict[str, list[float | None]] = {}
    for ask in (ask for scene in spec.scenes for ask in scene.asks):
        low, high = found.get(ask.kind, [0, 0])
        top = None if high is None or ask.count.high is None else high + ask.count.high
        found[ask.kind] = [(low or 0) + ask.count.low, top]
    return found


def ends(span: Span | None) -> list[float | None]:
    return [] if span is None else [span.low, span.high]


def understood(spec: SceneSpec, key: str, meant: Any) -> Any:
    """Give what a spec says of what a line is about, in the line's form."""
    if key == "obstacles":
        return {kind: count for kind, count in counts(spec).items() if kind in meant}
    if key in OF_A_SCENE:
        return getattr(spec.scenes[0], key)
    if key in ("seconds", "total"):
        return ends(getattr(spec, key))
    if key in SETS:
        return sorted(getattr(spec, key) or ())
    if key == "before":
        return [list(pair) for pair in spec.before if list(pair) in meant]
    if key == "seq":
        return [ask.kind for scene in spec.scenes for ask in scene.asks]
    if key == "themes":
        themes = [scene.theme for scene in spec.scenes]
        return [theme for at, theme in enumerate(themes) if at == 0 or theme != themes[at - 1]]
    if key == "times":
        return [scene.time if time else None for scene, time in zip(spec.scenes, meant, strict=True)]
    if key == "stage_obs":
        scenes = zip(spec.scenes, meant, strict=True)
        return [{a.kind: ends(a.count) for a in scene.asks if a.kind in kinds} for scene, kinds in scenes]
    if key == "note":
        return meant if any(meant in note.about for note in spec.notes) else None
    return getattr(spec, key)


@pytest.mark.parametrize("line", LINES, ids=[line["prompt"][:40] for line in LINES])
def test_a_sentence_means_what_its_speaker_meant(line: dict[str, Any]) -> None:
    spec = understand(line["prompt"])

    meant = {key: sorted(value) if key in SETS else value for key, value in line["meant"].items()}
    assert {key: understood(spec, key, value) for key, value in meant.items()} == meant
    assert "note" in meant or not spec.notes
