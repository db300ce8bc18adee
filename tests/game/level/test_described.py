"""What `describe` gives is what the prompts' scorer reads."""

import importlib.util
import os
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

import pytest

from game.level import find, shipped
from game.level.describe import describe

SCORER = Path(os.environ.get("VOXLEAP_SHARED", "/nowhere")) / "prompts" / "score.py"


@pytest.fixture
def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip("VOXLEAP_SHARED names no folder with prompts/score.py")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", shipped())
def test_the_scorer_finds_no_fault_with_a_shipped_level(name: str, scorer: ModuleType) -> None:
    told = _lists(asdict(describe(find(name), 2000, ("jump",), True)))

    assert scorer.fault({"outcome": "ok", "notes": [], "description": told}) is None


def _lists(told: dict[str, object]) -> dict[str, object]:
    """As JSON gives it: lists, no tuples."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}
