"""Figures to a colour, and to one sentence that somebody on the spot can act on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from voice.check.examine import Figures
from voice.words import Text

Colour = Literal["green", "yellow", "red", "grey"]
ORDER: tuple[Colour, ...] = ("grey", "green", "yellow", "red")
WORSE = 0.10  # of the loop figure since the day of installation; steps of 0.03 are just noticed
LOUDER_DB = 6.0  # of the room since then


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure and what it means."""

    id: str
    colour: Colour
    figure: float | None
    unit: str
    text: Text
    mend: Text | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole."""

    colour: Colour
    sentence: Text
    """What to do, for whoever stands there."""
    findings: tuple[Finding, ...]


def judge(f: Figures, installed: Mapping[str, float] | None = None) -> Verdict:
    """Judge a site; `installed` are the figures of its day of installation, as `kept` gave them."""
    then = installed or {}
    findings = (_gaps(f), _level(f), _clipping(f), _noise(f, then), _hum(f), *_loop(f, then), _recall(f), _false(f))
    colour = max((x.colour for x in findings), key=ORDER.index)
    worst = next((x for x in findings if x.colour == colour and x.mend is not None), None)
    sentence = worst.mend if colour in ("yellow", "red") and worst and worst.mend else _FINE
    return Verdict(colour, sentence, findings)


def kept(f: Figures) -> dict[str, float]:
    """Give the figures that are worth keeping of a day of installation: numbers, no sound."""
    found = {"floor": f.floor, "level": f.level, "recall": f.recall}
    return found | ({"loop_figure": f.loop.figure, "echo_db": f.loop.echo_db} if f.loop else {})


_FINE = Text("all is well; nothing to do", "一切正常，无需处理")


def _gaps(f: Figures) -> Finding:
    colour: Colour = "green" if f.gaps < 0.001 else "yellow" if f.gaps < 0.02 else "red"
    mend = Text("plug the microphone in firmly, or take another socket", "请插紧麦克风，或换一个插口")
    return _finding("gaps", colour, 100 * f.gaps, "%", Text("sound lost on the way", "途中丢失的声音"), mend)


def _level(f: Figures) -> Finding:
    text = Text("level of the phrases read (P.56)", "朗读的有效电平（P.56）")
    if f.activity < 0.05:
        mend = Text(
            "nobody was heard: is the microphone on, and not covered?", "没有听到人声：麦克风是否打开、是否被挡住？"
        )
        return Finding("level", "red", None, "dBFS", text, mend)
    loud = f.level > -14
    colour: Colour = "green" if -36 <= f.level <= -14 else "yellow" if -44 <= f.level <= -8 else "red"
    up = Text("turn the microphone up, or come closer", "请调高麦克风音量，或靠近一点")
    down = Text("turn the microphone down", "请调低麦克风音量")
    return _finding("level", colour, f.level, "dBFS", text, down if loud else up)


def _clipping(f: Figures) -> Finding:
    colour: Colour = "green" if f.clipped == 0 else "yellow" if f.clipped < 0.0005 else "red"
    mend = Text("turn the microphone down: it is overdriven", "请调低麦克风音量：声音已失真")
    return _finding("clipping", colour, 100 * f.clipped, "%", Text("overdriven samples", "削波样本"), mend)


def _noise(f: Figures, then: Mapping[str, float]) -> Finding:
    ratio = f.signal_to_noise
    colour: Colour = "green" if ratio >= 20 else "yellow" if ratio >= 12 else "red"
    louder = f.floor - then.get("floor", f.floor)
    mend = Text(
        "it is loud here: find what hums or plays nearby, or move the microphone closer",
        "这里太吵：请找出附近的声源，或把麦克风移近",
    )
    if louder >= LOUDER_DB:
        colour = max(colour, "yellow", key=ORDER.index)
        mend = Text(
            f"it is {louder:.0f} dB louder here than on the day of installation: find out what runs",
            f"这里比安装那天吵 {louder:.0f} dB：请查找是什么在响",
        )
    text = Text("speech over the quiet room", "人声高出环境")
    return _finding("signal_to_noise", colour if f.activity >= 0.05 else "grey", ratio, "dB", text, mend)


def _hum(f: Figures) -> Finding:
    text = (
        Text(f"hum of {f.hum.mains:.0f} Hz", f"{f.hum.mains:.0f} Hz 交流哼声")
        if f.hum.mains
        else Text("hum", "交流哼声")
    )
    below = f.level - f.hum.level
    colour: Colour = "green" if not f.hum.mains or below >= 30 else "yellow" if below >= 20 else "red"
    mend = Text("take the microphone's cable away from mains cables", "请让麦克风线远离电源线")
    return _finding("hum", colour, f.hum.level, "dBFS", text, mend)


def _loop(f: Figures, then: Mapping[str, float]) -> tuple[Finding, ...]:
    if f.loop is None:
        text = Text("the own loudspeaker was not heard", "没有收到自己扬声器的声音")
        return (Finding("loop", "grey", None, "", text),)
    delay: Colour = "green" if f.loop.delay_s < 0.3 else "yellow"
    over = f.level - (f.loop.echo_db - 20)  # of a game that plays at -20 dBFS
    echo: Colour = "green" if over >= 10 else "yellow" if over >= 0 else "red"
    figure: Colour = "green" if f.loop.figure >= 0.60 else "yellow" if f.loop.figure >= 0.45 else "red"
    mend = Text(
        "the room echoes: bring the microphone closer to where people stand", "房间回声大：请把麦克风移到离人更近的地方"
    )
    before = then.get("loop_figure")
    if before is not None and before - f.loop.figure > WORSE:
        figure = max(figure, "yellow", key=ORDER.index)
        mend = Text(
            f"sound comes through worse than when installed ({before:.2f} then): is something covered or moved?",
            f"声音不如安装那天清楚（当时 {before:.2f}）：是否有遮挡或移动？",
        )
    slow = Text("take a wired loudspeaker instead of a wireless one", "请用有线音箱代替无线音箱")
    quieter = Text(
        "turn the loudspeaker down, or turn it away from the microphone", "请调低扬声器音量，或让它背对麦克风"
    )
    return (
        _finding(
            "loop_delay", delay, 1000 * f.loop.delay_s, "ms", Text("loudspeaker to microphone", "扬声器到麦克风"), slow
        ),
        _finding("echo", echo, over, "dB", Text("speech over the game's own sound", "人声高出游戏声音"), quieter),
        _finding(
            "loop_figure",
            figure,
            f.loop.figure,
            "",
            Text("STI-like loop figure, not certified", "类 STI 环路指标（非认证）"),
            mend,
        ),
    )


def _recall(f: Figures) -> Finding:
    colour: Colour = "green" if f.recall >= 0.8 else "yellow" if f.recall >= 0.6 else "red"
    mend = Text("come closer and say it again; else: voxleap voice enrol", "请靠近再说一遍；或运行 voxleap voice enrol")
    return _finding(
        "recall", colour, 100 * f.recall, "%", Text("of five commands understood", "五个口令听懂的比例"), mend
    )


def _false(f: Figures) -> Finding:
    colour: Colour = "green" if not f.false_triggers else "yellow" if f.false_triggers == 1 else "red"
    mend = Text("use a button to talk: this place gives commands by itself", "请改用按键说话：这里的声音会误触发口令")
    text = Text("commands that nobody gave", "误触发的口令")
    return _finding("false_triggers", colour, float(f.false_triggers), "", text, mend)


def _finding(name: str, colour: Colour, figure: float, unit: str, text: Text, mend: Text) -> Finding:
    return Finding(name, colour, round(figure, 3), unit, text, mend if colour in ("yellow", "red") else None)
