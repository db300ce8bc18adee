"""`voxleap new` with files, with --watch, and with a language model, as people run it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from game.level.files import load
from tests.e2e.devices import COMMAND, until
from tests.game.scenegen.lying_server import QUOTA, fails, says, serving

PLAY = "标题：《冰与沙》\n简单，不要水晶，短\n第一幕 冰原\n一个缺口。\n旁白：风停了。\n第二幕 沙漠\n一个箱子。\n"


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    places = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_DATA_HOME": str(folder)}
    command = [*COMMAND, "--lang", "zh", "new", *words]
    return subprocess.run(
        command, cwd=folder, env=os.environ | places | more, capture_output=True, text=True, timeout=280, check=False
    )


def test_a_screenplay_file_becomes_a_level_with_its_captions(tmp_path: Path) -> None:
    (tmp_path / "play.txt").write_text(PLAY, encoding="utf-8")

    done = run(tmp_path, "--file", "play.txt", "--out", "play.json")

    assert done.returncode == 0, done.stderr
    level = load(tmp_path / "play.json")
    assert [(s.theme, s.caption.zh if s.caption else "") for s in level.stages] == [
        ("ice", "风停了。"),
        ("desert", "一个箱子"),
    ]
    assert level.title.zh == "冰与沙"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--file", "none.txt"), "none.txt"),
        (("--watch", "none.txt"), "没有这个文件"),
        (("冰", "--llm", "spec"), "VOXLEAP_LLM_URL"),
        (("冰", "--file", "x"), "--watch"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(words: tuple[str, ...], line: str, tmp_path: Path) -> None:
    done = run(tmp_path, *words)

    assert done.returncode == 2
    assert line in done.stderr
    assert "Traceback" not in done.stderr


def interruptible() -> None:
    """Let Ctrl+C count, also where the tests run in a shell's background, whose children are born deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_a_watched_file_is_built_again_when_it_is_saved(tmp_path: Path) -> None:
    file, out = tmp_path / "story.txt", tmp_path / "story.json"
    file.write_text("ice, easy, short, one gap, no coins", encoding="utf-8")
    watch = subprocess.Popen(
        [*COMMAND, "--lang", "en", "new", "--watch", "story.txt", "--no-window"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible,
    )  # fmt: skip
    try:
        until(out.exists, 200)
        assert load(out).stages[0].theme == "ice"
        file.write_text("desert, easy, short, one gap, no coins", encoding="utf-8")
        until(lambda: load(out).stages[0].theme == "desert", 200)
    finally:
        watch.send_signal(signal.SIGINT)
    told = watch.communicate(timeout=60)

    assert watch.returncode == 0
    assert "watching story.txt" in told[1]
    assert "Traceback" not in told[1]


def test_a_watched_file_overwrites_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("[1]")
    (tmp_path / "notes.txt").write_text("ice")

    done = run(tmp_path, "--watch", "notes.txt", "--no-window")

    assert (done.returncode, (tmp_path / "notes.json").read_text()) == (2, "[1]")


def test_a_model_reads_the_prompt_and_the_rules_stand_behind_it(tmp_path: Path) -> None:
    pytest.importorskip("openai", reason="needs the openai SDK, voxleap[llm]")
    wish = {
        "title": "北方",
        "scenes": [{"theme": "ice", "things": [{"kind": "gap", "words": "断裂"}]}],
        "length": "short",
    }
    with serving(says(wish | {"difficulty": "easy"}, **QUOTA), fails(401)) as server:
        where = {"VOXLEAP_LLM_URL": server.url, "VOXLEAP_LLM_MODEL": "m", "VOXLEAP_LLM_KEY": "secret-key"}
        good = run(tmp_path, "断裂的远方", "--llm", "spec", "--out", "x.json", **where)
        bad = run(tmp_path, "沙漠，短，简单", "--llm", "spec", "--out", "y.json", **where)

    read, fallen = load(tmp_path / "x.json"), load(tmp_path / "y.json")
    assert (read.title.zh, read.stages[0].theme, fallen.stages[0].theme) == ("北方", "ice", "desert")
    assert "模型服务还剩 1999 次请求，共 2000 次" in good.stderr
    assert "密钥无效" in bad.stderr
    assert "secret-key" not in good.stdout + good.stderr + bad.stdout + bad.stderr
