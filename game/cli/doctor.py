"""`voxleap doctor`: what is there, what is missing, and its mend. Opens no microphone and records nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import typer
from platformdirs import user_data_path

from game.cli.say import give, give_json, language
from game.content import content
from game.level import all_words
from game.moves import broken_moves
from game.obstacles import broken_obstacles
from game.screens.window import has_display
from game.theme import broken_themes
from voice import Ears, Health
from voice.engine import ENGINES
from voice.source import RATE, read_audio
from voice.words import Text

DEADLINE_S = 8.0  # s; a sound system that hangs must not hang this
LOADING_S = 60.0  # s for an ear to read its model and hear its first word
LOOK_FOR_DEVICES = (
    "import sounddevice as s\n"
    "print(sum(d['max_input_channels'] > 0 for d in s.query_devices()), "
    "sum(d['max_output_channels'] > 0 for d in s.query_devices()))\n"
)
State = Literal["ok", "note", "missing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `mend` is None when nothing is to be done."""

    id: str
    state: State
    text: Text
    mend: Text | None = None


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(doctor)


def doctor(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Tell what is there and what is missing, each with its mend.

    说明有什么、缺什么，以及怎么补。
    """
    findings = tuple(finding for look in LOOKS for finding in look())
    if as_json:
        give_json(
            [
                {
                    "id": f.id,
                    "state": f.state,
                    "text": {"en": f.text.en, "zh": f.text.zh},
                    "mend": {"en": f.mend.en, "zh": f.mend.zh} if f.mend else None,
                }
                for f in findings
            ]
        )
    else:
        for f in findings:
            mend = f.mend.to(language()) if f.mend else ""
            give(f"{f.id}\t{f.state}\t{f.text.to(language())}" + (f"\t{mend}" if mend else ""))
    raise typer.Exit(78 if any(f.state == "missing" and f.id in NEEDED for f in findings) else 0)


NEEDED = frozenset({"python", "pygame", "content"})
"""Without these nothing can be played at all; without an ear there are still keys and typing."""
ENROL = Text("voxleap voice enrol NAME", "voxleap voice enrol 名字")
EARS_MENDS = {
    "personal": ENROL,
    "sphinx+personal": ENROL,
    "sphinx": Text("pip install pocketsphinx", "pip install pocketsphinx"),
    "whisper": Text(
        "voxleap voice setup installs it and fetches its model",
        "运行 voxleap voice setup 即可安装并下载模型",
    ),
}


def _python() -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    mend = Text("install Python 3.11 or later", "请安装 Python 3.11 或更高版本")
    yield Finding(
        "python", "ok" if fine else "missing", Text(f"Python {found}", f"Python {found}"), *([] if fine else [mend])
    )


def _pygame() -> Iterator[Finding]:
    both = _version("pygame") and _version("pygame-ce")
    found = _version("pygame-ce")
    if both:
        yield Finding(
            "pygame",
            "note",
            Text(
                "pygame and pygame-ce are both installed and overwrite each other",
                "同时装了 pygame 和 pygame-ce，会互相覆盖",
            ),
            Text(
                "pip uninstall pygame pygame-ce, then pip install pygame-ce",
                "先 pip uninstall pygame pygame-ce，再 pip install pygame-ce",
            ),
        )
    elif not found:
        yield Finding("pygame", "missing", Text("no pygame-ce", "没有 pygame-ce"), _install("pygame-ce"))
    else:
        yield Finding("pygame", "ok", Text(f"pygame-ce {found}", f"pygame-ce {found}"))


def _display() -> Iterator[Finding]:
    if has_display():
        yield Finding("display", "ok", Text("a display", "有显示器"))
    else:
        yield Finding(
            "display",
            "note",
            Text("no display: voxleap play needs one", "没有显示器：voxleap play 需要它"),
            Text(
                "voxleap demo and voxleap play --headless --audio FILE work",
                "可用 voxleap demo 和 voxleap play --headless --audio 文件",
            ),
        )


def _font() -> Iterator[Finding]:
    package = find_spec("pygame_gui")
    folders = package.submodule_search_locations if package else None
    if any((Path(folder) / "data" / "NotoSansSC-Regular.otf").is_file() for folder in folders or ()):
        yield Finding("font", "ok", Text("Noto Sans SC", "思源黑体（Noto Sans SC）"))
    else:
        yield Finding("font", "note", Text("no font for Chinese", "没有中文字体"), _install("pygame_gui"))


def _sound() -> Iterator[Finding]:
    command = [sys.executable, "-P", "-c", LOOK_FOR_DEVICES]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE_S, check=False)
    except subprocess.TimeoutExpired:
        yield Finding(
            "microphone",
            "note",
            Text("the sound system does not answer", "音频系统没有响应"),
            Text("restart it, or the machine", "请重启音频服务或电脑"),
        )
        return
    if "No module named" in done.stderr:
        without = Text("sounddevice is missing: keys and typing work", "缺少 sounddevice：可以用键盘和打字")
        yield Finding("microphone", "note", without, _install("sounddevice"))
        return
    if "PortAudio" in done.stderr:
        yield Finding(
            "microphone",
            "note",
            Text("PortAudio is missing: keys and typing work", "缺少 PortAudio：可以用键盘和打字"),
            Text("Debian, Ubuntu: apt-get install libportaudio2", "Debian、Ubuntu：apt-get install libportaudio2"),
        )
        return
    inputs, outputs = (int(n) for n in done.stdout.split()) if done.returncode == 0 else (0, 0)
    plug = Text("plug one in; keys and typing work without", "请插上麦克风；没有时可以用键盘和打字")
    if inputs:
        yield Finding("microphone", "ok", Text(f"{inputs} inputs", f"{inputs} 个输入设备"))
    else:
        yield Finding("microphone", "note", Text("no microphone", "没有麦克风"), plug)
    if not outputs:
        silent = Text("no loudspeaker: the game is silent", "没有扬声器：游戏没有声音")
        yield Finding(
            "loudspeaker", "note", silent, Text("plug one in, or play on in silence", "请接上扬声器，或静音游玩")
        )


def _ears() -> Iterator[Finding]:
    for name in ENGINES:
        if name == "remote" and not os.environ.get("VOXLEAP_REMOTE_URL"):
            continue  # nobody asked for it
        trouble, memory = _tried(name)
        if trouble is not None:
            yield Finding(f"ear.{name}", "missing", trouble, EARS_MENDS.get(name, _install("voxleap")))
        else:
            size = Text(", {mb:.0f} MB of memory", "，占内存 {mb:.0f} MB").format(mb=memory) if memory else Text("", "")
            yield Finding(f"ear.{name}", "ok", Text(f"hears{size.en}", f"可以听{size.zh}"))


def _tried(name: str) -> tuple[Text | None, float | None]:
    """Have an ear hear a word in a child of its own, as in the game: what keeps it from that, and its memory then."""
    word = read_audio(min((content("assets") / "clips" / "jump").glob("*.flac")))
    with Ears(all_words(), source="feed", engine=name) as ears:
        ears.feed(np.concatenate((word, np.zeros(RATE, np.float32))))
        if ears.settle(LOADING_S):
            return None, ears.memory_mb
        told = [event.text for event in ears.poll() if isinstance(event, Health) and event.state == "no_ear"]
        return (told or [Text("does not answer", "没有响应")])[0], None


def _content() -> Iterator[Finding]:
    here = all((content(kind)).is_dir() for kind in ("levels", "assets"))
    if here:
        yield Finding("content", "ok", Text("levels and assets", "关卡和素材"))
    else:
        yield Finding(
            "content",
            "missing",
            Text("no levels or assets", "缺少关卡或素材"),
            Text("install voxleap again", "请重新安装 voxleap"),
        )


def _home() -> Iterator[Finding]:
    folder = user_data_path("voxleap", appauthor=False)
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    if os.access(nearest, os.W_OK):
        yield Finding("home", "ok", Text(f"levels you make go to {folder}", f"你做的关卡放在 {folder}"))
    else:
        yield Finding(
            "home",
            "note",
            Text(f"{nearest} cannot be written", f"{nearest} 不能写入"),
            Text("give it to your user", "请给当前用户写权限"),
        )


def _extensions() -> Iterator[Finding]:
    for number, line in enumerate((*broken_moves(), *broken_obstacles(), *broken_themes())):
        yield Finding(
            f"extension.{number + 1}",
            "note",
            line,
            Text("voxleap check PACKAGE says more", "用 voxleap check 包名 查看详情"),
        )


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _python,
    _pygame,
    _display,
    _font,
    _sound,
    _ears,
    _content,
    _home,
    _extensions,
)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _install(package: str) -> Text:
    return Text(f"pip install {package}", f"pip install {package}")
