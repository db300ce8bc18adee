import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_imports_point_down_only() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_both_readmes_have_the_same_shape() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    assert english.count("\n## ") == chinese.count("\n## ")
    assert _code(english) == _code(chinese)


def _code(text: str) -> list[str]:
    """The samples without remarks and prompts, which are in the reader's language."""
    blocks = re.findall(r"```\w*\n.*?```", text, re.DOTALL)
    return [re.sub(r" *# .*|(?<=voxleap new )\".*?\"", "", block) for block in blocks]
