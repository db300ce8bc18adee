"""From what happens to what is shown: builds the frames that the view draws."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.level import Level, all_words, offered
from game.sim import Event, World
from game.view import Caption, Chip, EarState, Frame, Rival
from voice import Event as EarEvent
from voice import Health, Heard, Partial, Rejected, SpeechStarted
from voice.words import Language, Text

LIT_S = 0.9  # s that a chip shines after its word was understood
NOTICE_S = 5.0  # s that a notice is shown
HINT_M = 12.0  # m that a hint is shown
TYPED = "typed"  # what was typed names this as its ear
ARRIVED = Text("You made it! Enter: once more", "到达终点！按回车再来一次")
OOPS = Text("again from here", "从这里再来")


class Framing:
    """Keeps what a picture needs beside the world: what was heard and when, and how the ear is."""

    def __init__(self, level: Level, language: Language, names: Mapping[str, Text] | None = None) -> None:
        """Begin; `names` are what other commands than the level's own are shown as."""
        self._names = names or {}
        self._guess: Text | None = None
        self._level, self.language = level, language
        words = all_words()
        self._words = [(name, words[name].shown) for name in offered(level)]
        self._lit: dict[str, float] = {}
        self._caption: tuple[Text, bool, str, float] | None = None
        self._ear = ""
        self._alive = True
        self._note: Text | None = None
        self._hint: int | None = None
        self._read: set[int] = set()
        self.hints = True
        """Whether sentences are shown at all; a lesson shows its own."""
        self.only: frozenset[str] | None = None
        """The commands whose chips are shown; None shows all that the level offers."""
        self.notice: Text | None = None
        """One sentence for the first seconds of a run."""
        self.typed = ""
        self.speaking = False
        pickups = [n for n, o in enumerate(level.obstacles) if o.kind == "pickup"]
        self._pickups = tuple(pickups)
        way = level.goal.x - level.start.x or 1.0
        marks = (o.x for o in level.obstacles if o.kind == "checkpoint")
        self._marks = tuple(sorted(min(1.0, max(0.0, (x - level.start.x) / way)) for x in marks))

    @property
    def words(self) -> tuple[Text, ...]:
        """What may be said, as it is shown."""
        return tuple(text for _, text in self._words)

    def take(self, event: EarEvent, now_s: float) -> None:
        """Take what the ears told."""
        if not isinstance(event, Health):
            self._guess = None
        if isinstance(event, SpeechStarted):
            self.speaking = True
        elif isinstance(event, Partial):
            self._guess = self._shown(event.command, event.phrase)
        elif isinstance(event, Heard):
            self.speaking = False
            if event.engine != TYPED:
                self._ear = event.engine
            for name, _ in event.commands:
                self._lit[name] = now_s
            self._caption = (self._shown(event.command, event.phrase), True, event.command, now_s)
        elif isinstance(event, Rejected):
            self.speaking = False
            self._caption = (event.text, False, "", now_s)
        elif isinstance(event, Health):
            self._alive = event.state in ("ready", "dropped")
            self._note = None if self._alive else event.text

    def frame(
        self,
        world: World,
        before: World,
        blend: float,
        events: Sequence[Event],
        now_s: float,
        focus: float,
        level_db: float,
        rival: Rival | None = None,
    ) -> Frame:
        """Give the picture's data for now, s on the runtime's clock; `level_db` is what the ears hear, dBFS."""
        caption = None
        if self._caption is not None:
            text, good, command, at = self._caption
            caption = Caption(text, good, now_s - at, command)
        shown = (word for word in self._words if self.only is None or word[0] in self.only)
        chips = tuple(Chip(n, t, max(0.0, 1 - (now_s - self._lit.get(n, -9.0)) / LIT_S)) for n, t in shown)
        x = world.body.x
        stage = next((s for s in reversed(self._level.stages) if s.x <= x), self._level.stages[0])
        return Frame(
            world=world,
            before=before,
            blend=blend,
            events=tuple(events),
            real_time_s=now_s,
            focus=focus,
            ear=EarState(self._ear, level_db, self.speaking, self._alive, self._guess, self._note),
            caption=caption,
            chips=chips,
            progress=self._done(world),
            marks=self._marks,
            pickups=(sum(bool(world.states[n]) for n in self._pickups), len(self._pickups)),
            message=self._message(world, now_s),
            language=self.language,
            theme=stage.theme,
            weather=stage.weather,
            time=stage.time,
            rival=replace(rival, progress=self._done(rival.world)) if rival else None,
        )

    def _done(self, world: World) -> float:
        """Give how much of the way to the goal is gone, 0..1."""
        way = self._level.goal.x - self._level.start.x or 1.0
        share = (world.body.x - self._level.start.x) / way
        return 1.0 if world.phase == "finished" else min(1.0, max(0.0, share))

    def _shown(self, command: str, phrase: str) -> Text:
        return dict(self._words).get(command) or self._names.get(command) or Text(phrase, phrase)

    def _message(self, world: World, now_s: float) -> Text | None:
        """At most one sentence at a time."""
        if self.typed:
            return Text(f"> {self.typed}_", f"> {self.typed}_")
        if self.notice is not None and now_s < NOTICE_S:
            return self.notice
        if not self.hints:
            return None
        if world.phase == "finished":
            return ARRIVED
        if world.phase == "down":
            self._hint, self._read = None, set()
            return OOPS
        return self._hinted(world)

    def _hinted(self, world: World) -> Text | None:
        """Give the hint of this place, once: a way that comes by again on another floor has left it behind."""
        x, hints = world.body.x, self._level.hints
        if world.tick == 0:
            self._hint, self._read = None, set()
        near = [n for n, h in enumerate(hints) if h.x <= x < h.x + HINT_M and n not in self._read]
        now = near[-1] if near else None
        if self._hint not in (now, None):
            self._read.add(self._hint)
        self._hint = now
        return None if now is None else hints[now].text.text


def as_heard(command: str, now_s: float, ear: str = TYPED) -> Heard | None:
    """Give a command of a run that is shown again as if it was heard now; None where there are no words for it."""
    words = all_words().get(command)
    if words is None:
        return None
    return Heard(((command, 1),), words.en[0], "en", 0.0, "", 0.0, now_s, now_s, now_s, ear)


def looks(level: Level) -> tuple[tuple[str, str, str], ...]:
    """Give (theme, weather, time of day) of every stage, for the view to paint beforehand."""
    return tuple((s.theme, s.weather, s.time) for s in level.stages)
