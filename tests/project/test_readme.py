import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_readmes_sample_runs_as_it_stands(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    file = tmp_path / "sample.py"
    file.write_text(sample, encoding="utf-8")

    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout.strip() == "jump", done.stderr
    assert len(sample.strip().splitlines()) <= 12
