import re
from pathlib import Path

import pytest

from tests.voice.test_sample import SAMPLE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readmes_sample_is_the_one_that_a_test_runs(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert re.findall(r"```python\n(.*?)```", text, re.DOTALL) == [SAMPLE]
    assert len(SAMPLE.strip().splitlines()) <= 12
