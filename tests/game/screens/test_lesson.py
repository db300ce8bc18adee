"""The first minute, driven without a window: by recordings alone, by keys alone, and by a voice no ear knows."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from game.content import content
from game.level import all_words, offered
from game.screens.items import PAUSE, SKIP, screen_words
from game.screens.keys import Typing
from game.screens.learning import Learning
from game.screens.lesson import KEYS, PROFILE, STEPS, Lesson, lesson_level
from game.screens.session import Session
from game.sim import TICK
from voice import Advice, Ears, Enrolled, Health, Heard, Rejected, Taken, profiles
from voice import Event as EarEvent
from voice.engine import make_engine
from voice.source import RATE, Samples, read_audio
from voice.vocabulary import vocabulary
from voice.words import Text, Words

CLIPS = content("assets") / "clips"
FEW: dict[str, Words] = {name: all_words()[name] for name in KEYS}
SILENCE = np.zeros(RATE * 6 // 10, np.float32)
LONGEST_S = 120.0
STRETCHES = cycle(("10", "115"))


@pytest.fixture(autouse=True)
def _own_profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_PROFILES", str(tmp_path / "profiles"))


class Player:
    """Plays the lesson: `say` gives the sound for a word that is asked for, `press` is told when one is."""

    def __init__(
        self, ears: Ears, say: Callable[[str], Samples] | None = None, press: Callable[["Player"], None] | None = None
    ) -> None:
        self.ears, self.lesson, self.learning = ears, Lesson("en"), Learning()
        self.session = Session(lesson_level(), ear_ms=0, learning=self.learning)
        self.told: list[EarEvent] = []
        self.now_s = 0.0
        self._say, self._press = say, press
        self._asked_since = 0.0
        self._told_ears: object = None

    def play(self) -> None:
        while not self.lesson.over and self.now_s < LONGEST_S:
            self._frame()

    def _frame(self) -> None:
        self.now_s += TICK
        lesson, ears = self.lesson, self.ears
        wanted = lesson.asks or lesson.step.name
        if lesson.prompt().says.en == "" or lesson._waits_s > 0:
            self._asked_since = self.now_s
        if (now := (lesson.asks, lesson.offers)) != self._told_ears:
            self._told_ears = now
            ears.ask(lesson.asks)
            ears.listen_for(lesson.offers | ({PAUSE.command, SKIP.command} & set(ears.words.commands.values())))
        if self.now_s - self._asked_since > 0.5 and self.now_s >= ears.fed_s:
            self._answer(wanted)
            self._asked_since = self.now_s
        for event in ears.poll():
            self.told.append(event)
            phrase = lesson.hear(event)
            if phrase:
                ears.type(phrase)
            self.session.hear((event,))
        happened = self.session.tick(self.now_s)
        lesson.advance(TICK, self.session.world, happened, ears.level, -70.0)

    def _answer(self, wanted: str) -> None:
        if self._press is not None:
            self._press(self)
        if self._say is not None:
            sound = self._say(wanted)
            fill = np.zeros(max(0, round((self.now_s - self.ears.fed_s) * RATE)), np.float32)
            self.ears.feed(np.concatenate((fill, sound)))
            assert self.ears.settle(60)


def recorded(wanted: str) -> Samples:
    """What one flite voice says for it; noise for the light, and a word of another game for what is none."""
    if wanted == "light":
        return (0.1 * np.random.default_rng(3).normal(0, 1, RATE // 4)).astype(np.float32)
    word = "climb" if wanted == "nonsense" else wanted
    return np.concatenate((read_audio(CLIPS / word / f"{word}_slt_{next(STRETCHES)}.flac"), SILENCE))


def arrow(player: Player) -> None:
    """What hands do that know nothing but the keys that are named on the screen."""
    lesson, typing = player.lesson, Typing(offered(player.session.level))
    if lesson.step.name in ("light", "nonsense"):
        lesson.press()
        return
    named = {"→": "right", "Tab": "tab", "↑": "up", "↓": "down"}
    move = typing.key(named[KEYS[lesson.step.name]])
    assert move is not None
    player.ears.type(all_words()[move].en[0])


def test_recordings_alone_go_through_it_in_a_minute_and_a_half_and_teach_the_ears(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Ears(all_words() | dict(screen_words()), source="feed", engine="sphinx") as ears:
        player = Player(ears, recorded)
        player.play()
        ears.keep_takes(PROFILE)
        assert ears.settle(60)
        kept = [e for e in ears.poll() if isinstance(e, Enrolled)]

    assert player.lesson.over
    assert player.now_s < 90
    assert player.session.world.deaths == 0
    began = [name for _, name in player.session.commands]
    assert all(began.count(name) >= 2 for name in KEYS)
    assert kept[0].words == 4, kept[0].text.en
    assert set(profiles.load(profiles.path_of(PROFILE)).takes) == {"run", "stop", "jump", "slide"}
    monkeypatch.setattr("voice.weights.best", lambda: None)
    assert make_engine("auto").name == "sphinx+personal"
    figures = player.learning.figures()
    assert set(figures.delay_ms) == set(KEYS)
    assert all(300 < ms < 1500 for ms in figures.delay_ms.values())
    assert figures.loudness_db is not None
    assert -40 < figures.loudness_db < -5


def test_keys_alone_go_through_it_where_no_microphone_is() -> None:
    with Ears(all_words() | dict(screen_words()), source="feed", engine="sphinx") as ears:
        player = Player(ears, press=arrow)
        player.lesson.hear(Health("no_microphone", Text("no microphone", "没有麦克风")))
        assert player.lesson.prompt().says.en == "Press any key: each one lights the city"
        player.play()

    assert player.lesson.over
    assert player.now_s < 90
    assert player.lesson.taken == 0
    assert player.learning.figures().delay_ms == {}


def test_a_word_that_no_ear_knows_is_learnt_when_it_is_said_alike_and_then_obeyed() -> None:
    def my_own(wanted: str) -> Samples:
        """Who says "climb" for jump."""
        return recorded("nonsense" if wanted == "jump" else wanted)

    with Ears(FEW, source="feed", engine="sphinx") as ears:
        player = Player(ears, my_own)
        player.play()

    taken = [e for e in player.told if isinstance(e, Taken) and e.phrase == "jump"]
    assert player.lesson.over
    assert [e.kept for e in taken[:2]] == [False, True]
    assert taken[0].text.en == 'not sure; say "jump" once more'
    typed = [e.command for e in player.told if isinstance(e, Heard) and e.engine == "typed"]
    assert typed.count("jump") >= 2


def test_a_refusal_names_its_reason_and_the_mend() -> None:
    lesson = Lesson("en")
    lesson.light = 1.0
    session = Session(lesson_level())
    for _ in range(120):
        lesson.advance(TICK, session.world, (), -70, -70)

    lesson.hear(Rejected("quiet", -60, "", 0, 1, 1.2, 1.3))

    assert lesson.step.name == "run"
    note = lesson.prompt().note
    assert note is not None
    assert note.en == "too quiet: come closer, or speak up"
    lesson.hear(Rejected("unsure", -30, "run", 0, 2, 2.2, 2.3))
    note = lesson.prompt().note
    assert note is not None
    assert (note.en, note.zh) == ('not sure: say "run" once more, clearly', "没听准：请清楚地再说一遍“跑”")
    lesson.hear(Advice("loud_room", Text("the room is loud", "周围太吵")))
    note = lesson.prompt().note
    assert note is not None
    assert note.en == "the room is loud"


def test_silence_lights_nothing_and_noise_of_the_room_itself_neither() -> None:
    session = Session(lesson_level())
    for level, floor in ((-70.0, -70.0), (-40.0, -42.0)):
        lesson = Lesson("en")
        for _ in range(600):
            lesson.advance(TICK, session.world, (), level, floor)
        assert lesson.light == 0.0


def test_every_verb_is_done_twice_and_each_level_of_it_is_proven_harmless() -> None:
    assert all(sum(step.name == name for step in STEPS) >= 2 for name in KEYS)
    assert set(KEYS) == set(lesson_level().moves)
    vocabulary(all_words() | dict(screen_words()))  # raises for a phrase that means two things
    session = Session(lesson_level(), ear_ms=0)
    for tick in range(3000):  # whoever says only "run" is stopped before everything, and hurt by nothing
        if tick % 200 == 5:
            session.hear((Heard((("run", 1),), "run", "en", 1, "", 0, 0, 0, tick * TICK, "typed"),))
        session.tick(tick * TICK)
    assert session.world.deaths == 0
    assert 35 < session.world.body.x < 41
