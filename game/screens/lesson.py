"""The first minute: a game that teaches itself by being played. Plain data and logic; no window, no clock, no ears.

Any noise lights the city, every verb is done twice where nothing can hurt, and something that is no word shows how a
refusal looks. Delay and loudness of the player's words are measured by the run itself, and takes for the personal ear
gathered by the ears; the lesson only says which word is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.content import content
from game.level import Level, all_words
from game.level.files import load
from game.sim import Event, World
from game.view import Prompt
from voice import Advice, Health, Heard, Rejected, Taken
from voice import Event as EarEvent
from voice.events import Reason
from voice.words import Language, Text

NAME: Final = "tutorial"
"""What the lesson's level is called; no shipped level can bear it, as theirs hold a slash."""
PROFILE: Final = "player"
"""The profile that the takes become."""
ABOVE_DB: Final = 9.0  # dB over the room that count as a noise
FULL_DB: Final = 28.0  # dB over it that light the city fastest
QUIETEST_DB: Final = -58.0  # dBFS; a room more silent than this counts as this loud
LIGHTS_S: Final = 2.6  # s of full noise that light the whole city
KEY_LIGHTS: Final = 0.2  # of the city, by one key
PRAISE_S: Final = 0.9  # s from one step to the next
SHOWN_S: Final = 4.5  # s that the mend of a refusal is read
OUTRO_S: Final = 2.4  # s that the robot runs on into the lit city
HELP_AFTER: Final = 3  # refusals in one step, before keys and touch are named first

KEYS: Final[Mapping[str, str]] = {"run": "→", "stop": "Tab", "jump": "↑", "slide": "↓"}
SAY: Final = Text("Say {word}", "说{word}")
AGAIN: Final = Text("And again: {word}", "再来一次：{word}")
GO_ON: Final = Text("Say {word} to go on", "说{word}继续前进")
OR_KEY: Final = Text("or press {key}, or touch the word below", "也可以按 {key}，或点下面的词")
STUCK: Final = Text("It will not come? Press {key}, or touch the word below", "没听出来？按 {key}，或点下面的词")
GOOD: Final = (
    Text("It hears you!", "它听到了！"),
    Text("Well said!", "说得好！"),
    Text("Just like that!", "就是这样！"),
)
LIGHT: Final = Text("Make a noise: your voice lights the city", "出个声：你的声音会点亮城市")
LIGHT_NOTE: Final = Text("hum, clap, call: anything counts · or press any key", "哼歌、拍手、喊叫都行 · 也可以按任意键")
DEAF: Final = Text("Press any key: each one lights the city", "按任意键：每按一下，城市就亮一些")
DEAF_NOTE: Final = Text(
    "no microphone is heard; keys, typing and touch do all of it", "没有麦克风；键盘、打字、触摸都能玩"
)
NONSENSE: Final = Text("Now say something it does not know", "现在说一个它不认识的词")
NONSENSE_NOTE: Final = Text(
    '"banana", your name … · or type it and press Enter', "“香蕉”、你的名字……都行 · 也可以打字后按回车"
)
REFUSED: Final = Text("It says why: {why}", "它会说明原因：{why}")
REFUSED_NOTE: Final = Text("nothing happens by mistake; just say it again", "听不准就不会乱动；再说一遍就好")
HOME: Final = Text("The city is yours. Run!", "城市亮了，出发吧！")
NOTHING: Final = Text("", "")
SKIP: Final = Text("skip · Esc", "跳过教学 · Esc")
MENDS: Final[Mapping[Reason, Text]] = {
    "quiet": Text("too quiet: come closer, or speak up", "太小声了：请靠近一点，或大声一点"),
    "noise": Text("that was only noise: say the word", "只有杂音：请说出那个词"),
    "too_short": Text("too short: say the whole word", "太短了：请把词说完整"),
    "too_long": Text("too long: only the one word", "太长了：只说这一个词"),
    "not_in_list": Text("that was another word: say {word}", "那是别的词：请说{word}"),
    "unsure": Text("not sure: say {word} once more, clearly", "没听准：请清楚地再说一遍{word}"),
    "tie": Text("that could be two words: say {word} clearly", "像是两个词：请清楚地说{word}"),
    "inactive": Text("I know that one, but now it is {word}", "这个我认识，不过现在要说{word}"),
    "self_sound": Text("that was my own sound: say {word} again", "那是游戏自己的声音：请再说一遍{word}"),
    "engine": Text("my ears had a hiccup: say {word} again", "耳朵出了点问题：请再说一遍{word}"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    name: str
    """A command's name; "light" and "nonsense" are none."""
    offers: tuple[str, ...] = ()
    """The commands that count meanwhile; what could hurt here does not."""
    near: float = 0.0
    """It is asked for once the robot is here, m."""
    past: float = 0.0
    """It is done once the robot is here, m; 0 when the command alone does it."""


STEPS: Final = (
    Step("light"),
    Step("run", ("run",)),
    Step("stop", ("stop", "run"), near=10.0),
    Step("nonsense", ("run", "stop")),
    Step("run", ("run",)),
    Step("jump", ("jump", "run"), near=36.5, past=42.0),
    Step("jump", ("jump", "run"), near=46.0, past=54.0),
    Step("slide", ("slide", "run"), near=61.0, past=68.0),
    Step("slide", ("slide", "run"), near=71.0, past=80.0),
    Step("stop", ("stop", "run"), near=86.0),
    Step("run", ("run",)),
)


def lesson_level() -> Level:
    """Give the level that the lesson is played in."""
    return load(content("assets") / "tutorial.json")


class Lesson:
    """Where the player is in it. Tell it what is heard and what happens; it says what to show, offer and ask for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.light = 0.0
        """How much of the city is lit, 0..1."""
        self.taken = 0
        """Takes that were kept."""
        self._at = 0
        self._waits_s = 0.0
        self._done_s = 0.0
        self._loud = 0.0
        self._began = False
        self._deaf = False
        self._refusals = 0
        self._x = 0.0
        self._stands = True
        self._mend: tuple[Text, float] | None = None
        self._praise = GOOD[0]

    @property
    def step(self) -> Step:
        """What is to be done now."""
        return STEPS[min(self._at, len(STEPS) - 1)]

    @property
    def over(self) -> bool:
        """All of it was done, and looked at for a moment."""
        return self._at >= len(STEPS) and self._done_s > OUTRO_S

    @property
    def offers(self) -> frozenset[str]:
        """The commands of the robot that count now."""
        return frozenset(self.step.offers)

    @property
    def asks(self) -> str:
        """The phrase that is asked for now, for the ears to take; "" for none."""
        asked = self._at < len(STEPS) and self.step.name in KEYS and self._x >= self.step.near
        return self._phrase(self.step.name) if asked else ""

    def hear(self, event: EarEvent) -> str:
        """Take what the ears told; give a phrase to obey though no ear knew it: two takes of it were alike."""
        if isinstance(event, Health):
            self._deaf = event.state in ("no_microphone", "no_ear")
        elif isinstance(event, Advice):
            self._mend = (event.text, SHOWN_S)
        elif isinstance(event, Taken):
            self.taken += event.kept
            if event.kept and self._refusals:
                return event.phrase
        elif isinstance(event, Rejected) and self.step.name != "light":
            self._refused(event)
        elif isinstance(event, Heard):
            self._refusals = 0
            self._mend = None
        return ""

    def press(self) -> None:
        """A key or a finger, where any will do."""
        if self.step.name == "light":
            self.light = min(1.0, self.light + KEY_LIGHTS)
        elif self.step.name == "nonsense":
            self._go_on()

    def advance(self, seconds: float, world: World, events: Sequence[Event], level_db: float, floor_db: float) -> None:
        """Go on by a time: what happened to the robot meanwhile, and how loud it is, dBFS, over which room."""
        self._x, self._stands = world.body.x, world.body.gait == "stop"
        over = level_db - max(floor_db, QUIETEST_DB) - ABOVE_DB
        loud = min(1.0, max(0.0, over / (FULL_DB - ABOVE_DB)))
        self._loud += (loud - self._loud) * min(1.0, seconds / 0.08)
        if self._mend is not None:
            left = self._mend[1] - seconds
            self._mend = (self._mend[0], left) if left > 0 else None
        if self._at >= len(STEPS):
            self._done_s += seconds
            return
        if self._waits_s > 0:
            self._waits_s = max(0.0, self._waits_s - seconds)
            if not self._waits_s:
                self._mend = None
            return
        if self.step.name == "light":
            self.light = min(1.0, self.light + loud * seconds / LIGHTS_S)
            if self.light >= 1.0:
                self._go_on()
            return
        self._began = self._began or any(e.kind == "began" and e.what == self.step.name for e in events)
        there = self._x >= self.step.past if self.step.past else self._began
        if there or world.phase == "finished":
            self._go_on()

    def prompt(self) -> Prompt:
        """Give what is shown now."""
        word = self._shown()
        about = STEPS[self._at - 1] if self._waits_s or self._at >= len(STEPS) else self.step
        done = sum(1 for step in STEPS[: self._at] if step.name == about.name)
        of = sum(1 for step in STEPS if step.name == about.name)
        says, note = self._texts()
        return Prompt(
            says=says,
            word=word,
            note=note,
            turns=(done, of) if about.name in KEYS else (0, 0),
            share=self._at / len(STEPS),
            light=self.light,
            loud=self._loud,
            skip=SKIP,
        )

    def _texts(self) -> tuple[Text, Text | None]:
        step = self.step
        if self._at >= len(STEPS):
            return HOME, None
        if self._waits_s > 0:
            return self._praise, self._mend[0] if self._mend else None
        if step.name == "light":
            return (DEAF, DEAF_NOTE) if self._deaf else (LIGHT, LIGHT_NOTE)
        mend = self._mend[0] if self._mend else None
        if step.name == "nonsense":
            return NONSENSE, mend or NONSENSE_NOTE
        if step.name not in ("run", "stop") and self._stands:
            return GO_ON, mend
        if self._x < step.near:
            return NOTHING, None
        before = sum(1 for done in STEPS[: self._at] if done.name == step.name)
        help_ = STUCK if self._refusals >= HELP_AFTER else OR_KEY
        key = KEYS[step.name]
        return SAY if not before else AGAIN, mend or Text(help_.en.format(key=key), help_.zh.format(key=key))

    def _shown(self) -> Text | None:
        """Give the word that the line asks for."""
        if self.step.name not in KEYS or self._at >= len(STEPS):
            return None
        name = "run" if self.step.name not in ("run", "stop") and self._stands else self.step.name
        return all_words()[name].shown

    def _refused(self, event: Rejected) -> None:
        if self.step.name == "nonsense":
            if not self._waits_s:
                self._go_on(SHOWN_S * 0.6)
                self._praise = Text(REFUSED.en.format(why=event.text.en), REFUSED.zh.format(why=event.text.zh))
                self._mend = (REFUSED_NOTE, SHOWN_S)
            return
        self._refusals += 1
        word = self._shown()
        mend = MENDS[event.reason]
        if word is not None:
            mend = Text(mend.en.format(word=f'"{word.en}"'), mend.zh.format(word=f"“{word.zh}”"))
        self._mend = (mend, SHOWN_S)

    def _go_on(self, seconds: float = PRAISE_S) -> None:
        self._praise = GOOD[self._at % len(GOOD)]
        self._at += 1
        self._waits_s = seconds
        self._began, self._refusals, self._mend = False, 0, None

    def _phrase(self, command: str) -> str:
        return all_words()[command].shown.to(self.language)
