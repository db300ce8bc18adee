"""What happens in the ninety seconds, and when; a recording that is given instead must keep to it."""

from dataclasses import dataclass
from typing import Literal

from voice.words import Text

Kind = Literal["quiet", "read", "sweep", "command", "talk"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of it."""

    kind: Kind
    start_s: float
    end_s: float
    ask: Text
    """What a person reads then."""
    command: str = ""
    """What is said, for "command"."""


def _timetable() -> tuple[Slot, ...]:
    quiet = Text("please be silent", "请保持安静")
    listen = Text("the loudspeaker plays a rising tone", "扬声器会播放一段上升的声音")
    talk = Text("talk about anything, but give no command", "随便说点什么，但不要说口令")
    reads = (
        Text("read aloud: the river runs behind the old museum", "请朗读：老博物馆后面有一条河"),
        Text("read aloud: we met our friends at nine in the morning", "请朗读：我们早上九点和朋友见面"),
        Text("read aloud: please bring the blue umbrella tomorrow", "请朗读：明天请把蓝色的雨伞带来"),
    )
    commands = {
        "run": Text("say: forward", "请说：奔跑"),
        "jump": Text("say: leap", "请说：起跳"),
        "slide": Text("say: slide", "请说：滑铲"),
        "stop": Text("say: halt", "请说：停下"),
        "turn_back": Text("say: turn back", "请说：往回走"),
    }
    plan: list[tuple[Kind, float, Text, str]] = [("quiet", 10.0, quiet, "")]
    plan += [("read", 7.0, text, "") for text in reads]
    plan += [("sweep", 6.0, listen, "")]
    plan += [("command", 5.0, text, command) for command, text in commands.items()]
    plan += [("talk", 20.0, talk, "")]
    slots, at = [], 0.0
    for kind, seconds, text, command in plan:
        slots.append(Slot(kind, at, at + seconds, text, command))
        at += seconds
    return tuple(slots)


TIMETABLE = _timetable()
LENGTH_S = TIMETABLE[-1].end_s
WORDS = {
    "run": ["forward", "奔跑"],
    "jump": ["leap", "起跳"],
    "slide": ["slide", "滑铲"],
    "stop": ["halt", "停下"],
    "turn_back": ["turn back", "往回走"],
}
"""The five phrases, in both languages."""
