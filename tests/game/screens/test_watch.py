"""A file that is saved again is another level at once, and the robot stays where it is."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level import Level, find, to_course
from game.level.files import load, read
from game.screens.app import App
from game.screens.settings import Settings
from game.screens.studio_watch import Rebuilt, Watcher, carried
from game.screens.studio_worker import Built, Job, News, Understood
from game.screens.window import Window
from game.sim import Body, World, begin, step
from tests.game.screens.studio_bench import Builds

HOLED = (
    '{"title": {"en": "Holed", "zh": "有洞"}, "moves": ["run", "jump", "stop"], "start": {"x": 2}, "goal": {"x": 60},'
    ' "ground": [{"x": 0, "width": 70}], "obstacles": [%s]}'
)


def level(*obstacles: str) -> Level:
    return read(HOLED % ", ".join(obstacles))


GAP = '{"kind": "gap", "x": 30, "width": 4}'
SPIKES = '{"kind": "spikes", "x": 30, "width": 2}'
WALL = '{"kind": "wall", "x": 30, "height": 2}'
POST = '{"kind": "checkpoint", "x": 20}'


def at(x: float, of: Level) -> World:
    world = begin(to_course(of))
    return replace(world, body=Body(x, 0.0))


@pytest.mark.parametrize(
    ("obstacles", "x"),
    [((), 31.0), ((GAP,), 29.5), ((SPIKES,), 29.5), ((WALL,), 29.5)],
    ids=["nothing new", "a hole opens", "spikes grow", "a wall stands"],
)
def test_the_robot_stays_where_it_is_or_a_little_before_what_is_new_there(obstacles: tuple[str, ...], x: float) -> None:
    world = carried(at(31.0, level()), to_course(level(*obstacles)))

    assert world.body.x == pytest.approx(x, abs=0.6)
    for _ in range(60):
        world, events = step(world)
        assert not [e for e in events if e.kind in ("died", "stumbled", "finished")]
    assert world.body.y == pytest.approx(0.0, abs=0.01)


def test_a_death_leads_back_to_the_last_checkpoint_of_the_new_level() -> None:
    assert carried(at(31.0, level()), to_course(level(POST))).home == (20.0, 0.0, 1)
    assert carried(at(10.0, level()), to_course(level(POST))).home == (2.0, 0.0, 1)


def test_who_was_further_than_the_new_goal_stands_before_it() -> None:
    short = read(HOLED.replace('"goal": {"x": 60}', '"goal": {"x": 20}') % "")

    assert carried(at(50.0, level()), to_course(short)).body.x == pytest.approx(18.0)


@given(st.floats(0, 400, allow_nan=False))
@settings(max_examples=60, deadline=None)
def test_wherever_it_was_the_robot_stands_on_something_that_does_not_hurt(x: float) -> None:
    other = find("cyber_ruins/between_the_lights")
    world = carried(at(x, level()), to_course(other))
    for _ in range(20):
        world, events = step(world)
        assert not [e for e in events if e.kind in ("died", "stumbled", "finished")]


class Tells(Builds):
    """A builder that is done at once."""

    def ask(self, job: Job) -> None:
        super().ask(job)
        self.finish()

    def poll(self) -> tuple[News, ...]:
        return tuple(n for n in super().poll() if isinstance(n, Understood | Built))


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Tells, Watcher]]:
    file, builds = tmp_path / "story.txt", Tells(level())
    file.write_text("ice, two gaps", encoding="utf-8")
    watcher = Watcher(file, 3, "en", tmp_path / "story.json", builder=builds)  # type: ignore[arg-type]
    yield file, builds, watcher
    watcher.close()


def _come(watcher: Watcher) -> Rebuilt:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = watcher.poll()
        if found is not None:
            return found
        time.sleep(0.02)
    raise AssertionError("nothing came")


def test_each_save_builds_anew_and_writes_the_level_whole(watched: tuple[Path, Tells, Watcher]) -> None:
    file, builds, watcher = watched
    first = _come(watcher)
    builds.level = level(GAP)
    file.write_text("冰，三个缺口！", encoding="utf-8")
    second = _come(watcher)

    assert [j.text for j in builds.jobs] == ["ice, two gaps", "冰，三个缺口！"]
    assert (first.level, second.level) == (level(), level(GAP))
    assert load(file.with_suffix(".json")) == level(GAP)


def test_a_file_that_is_no_text_or_gone_for_a_moment_ends_nothing(watched: tuple[Path, Tells, Watcher]) -> None:
    file, _, watcher = watched
    _come(watcher)
    file.unlink()
    file.write_bytes(b"\xff\xfe\x00broken")
    broken = _come(watcher)
    file.write_text("x" * 200_000, encoding="utf-8")
    large = _come(watcher)
    file.write_text("ice", encoding="utf-8")

    assert (broken.level, broken.lines) == (None, ("story.txt cannot be read as UTF-8 text",))
    assert (large.level, large.lines) == (None, ("story.txt is larger than 100 kB; no story is",))
    assert _come(watcher).level == level()


class Deaf:
    """Ears that hear nothing."""

    level = -80.0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *_, **__: ()


def test_the_running_game_takes_up_the_new_level_and_the_robot_is_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.screens.window.has_display", lambda: True)
    given: list[Rebuilt] = []
    app = App(
        Window("watch"),
        lambda *_: Deaf(),  # type: ignore[arg-type]
        Settings(reduced_motion=True),
        "en",
        lambda _: None,
        file=tmp_path / "settings.json",
        level=level(),
        name="story.json",
        follow=lambda: given.pop() if given else None,
    )
    _until(app, lambda: app._run is not None)
    assert app._run is not None
    app._run.session.world = at(31.0, level())

    given.append(Rebuilt(level(GAP), ()))
    app._reload()
    assert app._run.level == level()  # it goes on while the new one is painted
    _until(app, lambda: app._run is not None and app._run.level == level(GAP))

    assert app._run.session.world.body.x == pytest.approx(29.5, abs=0.6)
    assert app._given == level(GAP)  # to be played again
    app._drop()


def _until(app: App, what: Callable[[], bool]) -> None:
    until = time.monotonic() + 100
    while not what():
        assert time.monotonic() < until, "nothing came"
        app._reload()
        app._paint()
        time.sleep(0.02)
