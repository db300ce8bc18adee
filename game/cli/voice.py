"""`voxleap voice`: try the ears."""

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, cast

import numpy as np
import typer

from game.cli.enrol import enrol, lint_phrases
from game.cli.meter import Meter
from game.cli.say import give, give_json, language
from game.cli.say import say as say_line
from game.cli.setup import setup
from game.cli.site import check
from game.level import all_words
from game.level.files import write
from voice import Advice, Ears, Health, Heard, Partial, Rejected
from voice.bench import picture, run_bench, run_calibration
from voice.devices import microphones_now, pick, remember, remembered, unknown
from voice.dictate import Dictation
from voice.events import Event
from voice.microphone import NONE
from voice.source import RATE, SourceError, read_audio
from voice.words import Text
from voice.writer import NO_EAR

app = typer.Typer(no_args_is_help=True, help="The ears: set them up, try them, measure them. 耳朵：设置、试听、测量")
app.command()(setup)
app.command()(check)
app.command()(enrol)
app.command("lint")(lint_phrases)
STATES = {
    "waiting": Text("speak", "请说话"),
    "speaking": Text("listening", "正在听"),
    "writing": Text("writing", "正在转写"),
}


@app.command()
def listen(
    engine: str = "auto",
    model: Path | None = None,
    device: Annotated[
        str, typer.Option(help="a microphone, by number or part of its name 麦克风编号或名称的一部分")
    ] = "",
    seconds: Annotated[float, typer.Option(min=1, max=86_400, help="how long 多久")] = 60.0,
) -> None:
    """Listen to the microphone and tell what was heard, or why not.

    听麦克风，说明听到了什么，或为什么没听懂。
    """
    if device and pick(device, found := microphones_now()) is None:
        raise unknown(device, found)
    meter = Meter()
    with Ears(all_words(), engine=engine, model=model, device=device or None, language=language()) as ears:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            events = ears.poll()
            if not events and not ears.alive:
                break
            for event in events:
                meter.note = event.phrase + "?" if isinstance(event, Partial) else ""
                meter.clear()
                _tell(event)
            meter.show(ears.level, ears.floor)
            time.sleep(0.02)
        meter.clear()


@app.command()
def devices(
    use: Annotated[str | None, typer.Option(help="remember this one; empty forgets 记住它；留空则忘记")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the microphones: number, name, rate, sound system; * is the one in use.

    列出麦克风：编号、名称、采样率、音频系统；* 表示正在使用。
    """
    found = microphones_now()
    if use is not None:
        chosen = pick(use, found) if use else None
        if use and chosen is None:
            raise unknown(use, found)
        remember(chosen.name if chosen else "")
    mine = pick(remembered(), found) or pick(None, found)
    if as_json:
        give_json([asdict(m) | {"in_use": m == mine} for m in found])
    else:
        for m in found:
            give(f"{m.number}\t{m.name}\t{m.rate} Hz\t{m.host}" + ("\t*" if m == mine else ""))
    if not found:
        say_line(NONE)
        raise typer.Exit(78)


@app.command()
def say(words: Annotated[list[str], typer.Argument(help="what to type to the ears 打给耳朵的词")]) -> None:
    """Type words to the ears; exit code 1 when they are no command.

    给耳朵打字；不是口令时退出码为 1。
    """
    with Ears(all_words(), source="feed") as ears:
        ears.type(" ".join(words))
        events = [e for e in ears.poll() if isinstance(e, Heard | Rejected)]
    for event in events:
        _tell(event)
    raise typer.Exit(0 if isinstance(events[0], Heard) else 1)


@app.command()
def dictate(
    audio: Annotated[Path | None, typer.Option(help="a recording instead of the microphone 用录音代替麦克风")] = None,
    device: Annotated[
        str, typer.Option(help="a microphone, by number or part of its name 麦克风编号或名称的一部分")
    ] = "",
    model: Path | None = None,
) -> None:
    """Write down one free sentence, as the studio does for a spoken prompt; exit code 1 when nothing was said.

    写下随口说的一句话，和工坊里的口述提示词一样；没有人说话时退出码为 1。
    """
    with Dictation(source="feed" if audio else "microphone", device=device or None, model=model) as dictation:
        if audio:
            dictation.feed(np.concatenate((read_audio(audio), np.zeros(2 * RATE, np.float32))))
        shown = ""
        while dictation.result is None:
            if dictation.state != shown and dictation.state in STATES:
                shown = dictation.state
                say_line(STATES[shown])
            time.sleep(0.02)
        result = dictation.result
    if result.why:
        say_line(result.why)
        raise typer.Exit(78 if result.why == NO_EAR else 1)
    give(f"{result.language}\t{result.text}")


@app.command()
def bench(
    manifest: Annotated[Path, typer.Argument(metavar="MANIFEST.csv", help="of the recordings 录音清单")],
    phrases: Annotated[Path, typer.Option(help="one `command = phrase, phrase` a line 每行一条")],
    engine: str = "auto",
    model: Path | None = None,
    language: str | None = None,
    snr: Annotated[
        str, typer.Option(help="also over the corpus' noise, dB: 24..6 in steps of 3, or 15,9 也在噪声中测试")
    ] = "",
    stream: Annotated[bool, typer.Option("--stream", help="as slowly as a microphone 像麦克风一样实时")] = False,
    calibrate: Annotated[
        bool,
        typer.Option("--calibrate", help="fit on half of the speakers, judge on the others 用一半说话人校准"),
    ] = False,
    report_file: Annotated[Path | None, typer.Option("--report", metavar="FILE.json")] = None,
    confusions: Annotated[Path | None, typer.Option(metavar="FILE.svg", help="what was heard as what 混淆矩阵")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Run a corpus of recordings through an ear: how often right, how often unasked, how late.

    让一种耳朵听一批录音：对了多少、误触多少、晚了多少。
    """
    if calibrate:
        report = run_calibration(manifest, phrases, engine, model, language)
    else:
        report = run_bench(manifest, phrases, engine, model, language, snr_db=_ratios(snr), stream=stream)
    if report_file:
        write(report_file, json.dumps(report, ensure_ascii=False, indent=1).encode())
    if confusions and not calibrate:
        write(confusions, picture(cast(dict[str, dict[str, int]], report["confusions"])).encode())
    if as_json:
        give_json(report)
        return
    for key, value in report.items():
        if key not in BY_CLIP:
            give(f"{key}\t{value}")


BY_CLIP = {"by_phrase", "by_speaker", "clips", "confusions"}  # too long for a line


def _ratios(given: str) -> tuple[float, ...]:
    """Read "24..6" or "15,9"."""
    try:
        if ".." in given:
            high, low = sorted((float(end) for end in given.split("..")), reverse=True)
            return tuple(high - 3 * step for step in range(int((high - low) // 3) + 1))
        return tuple(float(one) for one in given.split(",") if one.strip())
    except ValueError:
        raise SourceError("--snr", Text('write "24..6" or "15,9", in dB', "请写成“24..6”或“15,9”，单位 dB")) from None


def _tell(event: Event) -> None:
    if isinstance(event, Heard):
        give(f"{event.command}\t{event.phrase}\t{event.score:.2f}")
    elif isinstance(event, Rejected):
        give(f"-\t{event.text.to(language())}\t{event.runner_up}")
    elif isinstance(event, Health | Advice):
        give(f"*\t{event.text.to(language())}")
