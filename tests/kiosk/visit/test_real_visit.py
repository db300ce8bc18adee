"""Whole visits of the real kiosk on a virtual screen: by touch, by buttons, by a person's voice; and a crash."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.kiosk import Kiosk
from game.kiosk.display import DisplaySettings
from game.kiosk.events import (
    Asked,
    LanguagePicked,
    LevelStarted,
    Listening,
    NotUnderstood,
    Restarted,
    Understood,
    VisitFinished,
    VisitStarted,
)
from game.kiosk.life import LifeSettings
from game.kiosk.settings import KioskSettings
from game.kiosk.visit import VisitSettings
from game.kiosk.visit.words import ANOTHER
from tests.e2e.devices import Environment, Microphone, keys, virtual_screen
from tests.e2e.people import SPEECH
from tests.kiosk.life.games import Watched, running

CLIPS = Path(__file__).parents[3] / "assets" / "clips"
PERSON = min((SPEECH / "zh" / "奔跑").glob("*.flac"), default=None)
SAID = PERSON or min((CLIPS / "run").glob("run*"))
LANGUAGE = "zh" if PERSON else "en"
"""Of a person's word where the recordings are, else of a synthetic one."""
SHORT = {
    "title": {"en": "Short", "zh": "短"},
    "difficulty": "easy",
    "moves": ["run", "jump"],
    "start": {"x": 3.0},
    "goal": {"x": 12.0},
    "ground": [{"x": 0.0, "width": 30.0}],
}
ENGLISH_AT, RUN_AT, LEAVE_AT, NEXT_AT = (230, 480), (500, 680), (1210, 58), (400, 548)
"""Where the first language, the first word, the way out and the first choice of a result stand; see the goldens."""
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Environment]:
    with virtual_screen() as environment:
        for name in ("DISPLAY", "SDL_VIDEODRIVER"):
            monkeypatch.setenv(name, environment[name])
        yield environment


@contextmanager
def kiosk(data: Path, **visit: object) -> Iterator[Watched]:
    """A kiosk with one short level, as soon as its first picture is there."""
    (data / "content").mkdir(parents=True)
    (data / "content" / "short.json").write_text(json.dumps(SHORT))
    settings = KioskSettings(
        data=data,
        display=DisplaySettings(window=True),
        life=LifeSettings(spare=False, start_s=120),
        visit=VisitSettings.model_validate({"poster_s": 3600, **visit}),
    )
    with running(Kiosk(settings)) as at:
        at.until(lambda: at.kiosk.state.mode == "attract", 120)
        yield at


def click(screen: Environment, at: tuple[int, int]) -> None:
    subprocess.run(["xdotool", "mousemove", *map(str, at), "click", "1"], env=screen, check=True, timeout=20)


def test_a_visit_by_touch_and_one_by_buttons_that_a_crash_cuts_off(screen: Environment, tmp_path: Path) -> None:
    with kiosk(tmp_path / "k", engine="none", ask_after_s=60) as at:

        def next_level_is_touched() -> bool:
            click(screen, NEXT_AT)  # before the result is there a touch at this place means nothing
            return any(e.command == ANOTHER for e in at.of(Understood))

        click(screen, ENGLISH_AT)
        at.until(lambda: at.of(VisitStarted))
        click(screen, ENGLISH_AT)
        at.until(lambda: at.of(LevelStarted), 90)
        click(screen, RUN_AT)
        at.until(next_level_is_touched, 60)
        at.until(lambda: len(at.of(LevelStarted)) == 2, 90)
        click(screen, LEAVE_AT)
        keys(screen, "BackSpace")
        at.until(lambda: at.of(VisitFinished))

        assert [e.how for e in at.of(VisitStarted)] == ["touch"]
        assert [(e.language, e.how) for e in at.of(LanguagePicked)] == [("en", "touch")]
        assert {e.level for e in at.of(LevelStarted)} == {"short"}
        assert [(e.outcome, e.levels, e.arrived) for e in at.of(VisitFinished)] == [("finished", 2, 1)]
        at.told.clear()

        keys(screen, "Return", "2")
        at.until(lambda: at.of(LevelStarted), 90)
        keys(screen, "Right")
        at.until(lambda: at.of(Understood))
        os.kill(at.kiosk.pid or 0, signal.SIGKILL)
        at.until(lambda: at.of(Restarted), 60)

        assert [(e.language, e.how) for e in at.of(LanguagePicked)] == [("zh", "button")]
        assert [(e.outcome, e.understood) for e in at.of(VisitFinished)] == [("closed", 1)]
        assert at.kiosk.state.mode == "attract"


@pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("pulseaudio", "pactl", "paplay")), reason="needs PulseAudio, a microphone"
)
def test_a_visit_by_a_persons_voice_that_ends_when_nobody_answers(
    screen: Environment, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    microphone = Microphone(tmp_path_factory.mktemp("p"))  # a short path: a socket's may have no more than 108 letters
    for name, value in microphone.environment.items():
        monkeypatch.setenv(name, value)
    try:
        microphone.plug()
        with kiosk(tmp_path / "k", engine="sphinx", ask_after_s=10, answer_s=2, calibrate_s=3600) as at:
            at.until(lambda: at.of(Listening), 90)
            tries = 0

            def is_answered() -> bool:
                return len(at.of(Understood)) + len(at.of(NotUnderstood)) >= tries

            while tries < 4 and not at.of(Understood):  # a busy sound server drops sound; people say it again then
                tries += 1
                microphone.say(SAID)
                at.until(is_answered, 30)
            at.until(lambda: at.of(VisitFinished), 90)
    finally:
        microphone.close()

    assert [e.how for e in at.of(VisitStarted)] == ["voice"]
    assert [(e.language, e.how) for e in at.of(LanguagePicked)] == [(LANGUAGE, "voice")]
    assert [(e.command, e.how) for e in at.of(Understood)] == [("run", "voice")]
    assert at.of(Asked)
    assert [(e.outcome, e.arrived) for e in at.of(VisitFinished)] == [("finished", 1)]
