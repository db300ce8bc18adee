"""The level of safe mode, written here and read from no file: there is nothing about it that a disk could break."""

from typing import Any, Final

from game.level import Level

_LEVEL: Final[dict[str, Any]] = {
    "title": {"en": "Warm-up", "zh": "热身"},
    "story": {
        "en": "A quiet roof above the city. Say the word, and leap.",
        "zh": "城市上方一片安静的屋顶。说出口令，一跃而过。",
    },
    "difficulty": "easy",
    "moves": ["run", "stop", "jump", "slide"],
    "start": {"x": 3.0},
    "goal": {"x": 96.0},
    "ground": [{"x": 0.0, "width": 104.0}],
    "obstacles": [
        {"kind": "gap", "x": 22.0, "width": 2.0},
        {"kind": "checkpoint", "x": 32.0},
        {"kind": "low_beam", "x": 44.0},
        {"kind": "checkpoint", "x": 54.0},
        {"kind": "crate", "x": 66.0, "size": 1.0},
        {"kind": "gap", "x": 80.0, "width": 2.0},
    ],
    "hints": [
        {"x": 3.0, "text": {"en": 'Say "run"', "zh": "说“跑”"}},
        {"x": 12.0, "text": {"en": 'Say "jump" before the gap', "zh": "到缺口前说“跳”"}},
        {"x": 34.0, "text": {"en": 'Say "slide" before the beam', "zh": "到横梁前说“滑铲”"}},
    ],
}


def built_in() -> Level:
    """Give the level; what is in it is shipped code alone."""
    return Level.model_validate({**_LEVEL, "obstacles": list(_LEVEL["obstacles"])})
