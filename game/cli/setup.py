"""`voxleap voice setup`: once, guided: the microphone, the ear that is here, and a better one if somebody wants it."""

import subprocess
import sys
import time
from importlib.util import find_spec
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

from game.cli.meter import Meter
from game.cli.say import give, language, say
from game.level import all_words
from voice import Advice, Ears, Heard, Rejected
from voice import weights as checkpoints
from voice.devices import Microphone, NoSoundError, microphones_now, pick, remember, remembered, unknown
from voice.engine import EngineError, make_engine
from voice.events import Health
from voice.microphone import NONE
from voice.room import ADVICE
from voice.vocabulary import vocabulary
from voice.weights import CHECKPOINTS, WeightsError, fetch
from voice.words import Text

TRIAL = {"jump": ["jump", "跳"]}
WORD_S = 12.0  # s in which the test word may come
SILENT = Advice("silent", ADVICE["silent"])
OPENING_S = 60.0  # s that the ear may take to load and the microphone to open
STILL_S = 3.0  # s of listening where nobody is asked to speak
TORCH_CPU = "https://download.pytorch.org/whl/cpu"
DISK_GB = 2.1  # measured: torch 2.13.0+cpu 754 MB, triton 999 MB, numba, llvmlite and the rest 313 MB


def setup(
    device: Annotated[
        str, typer.Option(help="a microphone, by number or part of its name 麦克风编号或名称的一部分")
    ] = "",
    model: Annotated[str, typer.Option(help="the checkpoint to fetch 要下载的模型")] = "base",
    yes: Annotated[bool, typer.Option("--yes", help="agree to installing and fetching 同意安装和下载")] = False,
) -> None:
    """Choose and try the microphone; see which ear is here, and get a better one. Asks before it fetches anything.

    选择并试用麦克风；看看现在用哪种耳朵，要不要更好的。下载之前会先问。
    """
    if model not in CHECKPOINTS:
        known = ", ".join(CHECKPOINTS)
        text = Text(f"there are: {known}", f"可用：{known}")
        raise typer.BadParameter(text.to(language()), param_hint="--model")
    asks = sys.stdin.isatty() and not yes
    heard = _microphone(device, asks)
    _ear(model, asks, yes)
    raise typer.Exit(0 if heard else 78)


def _microphone(device: str, asks: bool) -> bool:
    """Choose one, try it, remember it."""
    try:
        found = microphones_now()
    except NoSoundError as error:
        say(error.text)
        return False
    for m in found:
        give(f"{m.number}\t{m.name}\t{m.rate} Hz")
    if not found:
        say(NONE)
        return False
    chosen = pick(device or remembered(), found)
    if device and chosen is None:
        raise unknown(device, found)
    chosen = chosen or pick(None, found) or found[0]
    if asks and not device and len(found) > 1:
        chosen = _asked(found, chosen)
    say(Text(f"trying {chosen.name}", f"正在测试：{chosen.name}"))
    works = _try(chosen, asks)
    if works:
        remember(chosen.name)
        say(Text(f"remembered: {chosen.name}", f"已记住：{chosen.name}"))
    return works


def _asked(found: tuple[Microphone, ...], usual: Microphone) -> Microphone:
    question = Text("which one: number, or part of the name", "用哪一个？输入编号或名称的一部分")
    while True:
        answer = typer.prompt(question.to(language()), default=str(usual.number), err=True)
        if (chosen := pick(answer, found)) is not None:
            return chosen
        say(unknown(answer, found).text)


def _try(chosen: Microphone, asks: bool) -> bool:
    """Listen on it: for one word when somebody is there to say it; tell how it was heard."""
    if asks:
        say(Text('say "jump"', "请说“跳”"))
    meter = Meter()
    loudest, quietest = -120.0, 0.0
    with Ears(all_words(), device=chosen.number, language=language()) as ears:
        end = time.monotonic() + OPENING_S
        while time.monotonic() < end:
            for event in ears.poll():
                meter.clear()
                if isinstance(event, Heard):
                    say(
                        Text(
                            f"heard {event.phrase}, {event.loudness:.0f} dB in a room of {ears.floor:.0f} dB",
                            f"听到“{event.phrase}”，{event.loudness:.0f} dB，环境 {ears.floor:.0f} dB",
                        )
                    )
                    return True
                if isinstance(event, Rejected | Advice | Health) and event != SILENT:  # that is told at the end
                    say(event.text)
                if isinstance(event, Health):
                    if event.state == "ready":
                        end = time.monotonic() + (WORD_S if asks else STILL_S)
                    elif event.state in ("no_microphone", "no_ear"):
                        return False
            if ears.level > -120.0:
                loudest, quietest = max(loudest, ears.level), min(quietest, ears.level)
            meter.show(ears.level, ears.floor)
            time.sleep(0.02)
        meter.clear()
    if loudest <= -120.0:
        say(Text("it gives no sound: muted, or not allowed?", "没有声音：是否静音，或没有授权？"))
        return False
    room = round(quietest)
    say(Text(f"it gives sound; the room is at {room} dB", f"有声音；环境为 {room} dB"))
    if asks:
        say(
            Text(
                'no "jump" was understood; come closer, or try: voxleap voice listen',
                "没听懂“跳”；请靠近一点，或运行 voxleap voice listen 试试",
            )
        )
    return True


def _ear(model: str, asks: bool, yes: bool) -> None:
    """Say which ear is here, and get the better one when somebody agrees."""
    installed, here = find_spec("whisper") is not None, checkpoints.best()
    if installed and here:
        _prove(here.stem)
        return
    chosen = CHECKPOINTS[model]
    say(Text("the ear here: sphinx, which needs nothing", "现有的耳朵：sphinx，不需要下载"))
    if installed:
        cost = Text("{mb} MB to fetch", "需下载 {mb} MB")
    else:
        cost = Text(
            "about {gb} GB of disk for PyTorch's CPU build and openai-whisper, and {mb} MB for its model",
            "PyTorch 的 CPU 版与 openai-whisper 约占 {gb} GB 磁盘，模型另需 {mb} MB",
        )
    line = Text(
        "; at 20 Mbit/s the model takes {s} s; no network is needed afterwards",
        "；20 Mbit/s 时模型约需 {s} 秒；之后不再需要网络",
    )
    say(
        Text("a better one: whisper: " + cost.en + line.en, "更好的耳朵：whisper：" + cost.zh + line.zh).format(
            gb=DISK_GB, mb=chosen.megabytes, s=round(chosen.megabytes * 8 / 20)
        )
    )
    if asks:
        yes = typer.confirm(Text("get it now?", "现在安装吗？").to(language()), default=False, err=True)
    if not yes:
        say(Text("later: voxleap voice setup --yes", "以后可运行：voxleap voice setup --yes"))
        return
    if not installed:
        _install()
    try:
        if here is None:
            fetched = _fetch(model)
            say(Text("fetched", "已下载"), str(fetched))
    except WeightsError as error:
        say(error.text)
        raise typer.Exit(75) from None
    _prove(model)


def _install() -> None:
    """Install the extra into this very interpreter, PyTorch's CPU build first."""
    pip = [sys.executable, "-m", "pip", "install"]
    steps = [] if find_spec("torch") else [[*pip, "torch", "--index-url", TORCH_CPU]]
    for step in [*steps, [*pip, "openai-whisper>=20250625"]]:
        say(Text("runs", "运行"), " ".join(step))
        if subprocess.run(step, stdout=sys.stderr, check=False).returncode:
            say(
                Text(
                    "pip could not install it; its last lines say why; run the line above when that is mended",
                    "pip 安装失败，原因见上面几行；解决后请再运行上面的命令",
                )
            )
            raise typer.Exit(75)


def _fetch(model: str) -> object:
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(model, total=CHECKPOINTS[model].size)
        return fetch(CHECKPOINTS[model], progress=lambda there, whole: shown.update(task, completed=there, total=whole))


def _prove(model: str) -> None:
    """Load the ear once, so that a broken one is found now and not in the game."""
    began = time.monotonic()
    try:
        make_engine("whisper", checkpoints.best()).prepare(vocabulary(TRIAL))
    except EngineError as error:
        say(error.text)
        raise typer.Exit(78) from None
    seconds = time.monotonic() - began
    say(
        Text(
            f"the ear here: whisper {model}; ready in {seconds:.0f} s",
            f"现有的耳朵：whisper {model}；{seconds:.0f} 秒就绪",
        )
    )
