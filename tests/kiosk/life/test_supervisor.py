"""The promises of a kiosk's life, on real processes with short limits."""

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from game.kiosk import Kiosk
from game.kiosk.clock import SystemClock
from game.kiosk.events import FaultBegan, FaultEnded, Restarted, VisitFinished, VisitStarted
from game.kiosk.hours import HoursSettings
from tests.e2e.devices import until
from tests.kiosk.life.games import PLAY, alive, game, modes, running, settings

CRASHES_ONCE = """
while not asked("stop"):
    ping()
    if pings == 5 and count == 0:
        raise ValueError("zebra canary 0451")
"""
VISIT = """
ping()
say({"event": "visit_started", "at": 1.0, "how": "touch"})
say({"event": "level_started", "at": 1.0, "level": "one"})
say({"event": "understood", "at": 1.0, "command": "jump", "how": "touch"})
"""


def test_a_game_that_crashes_is_back_and_the_board_tells_why_and_for_how_long(tmp_path: Path) -> None:
    with running(Kiosk(settings(tmp_path), command=game(CRASHES_ONCE))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract" and not kiosk.kiosk.state.faults)

    back = kiosk.of(Restarted)[0]
    assert back.why == "crash"
    assert 0 < back.seconds < 5
    assert [e.code for e in kiosk.of(FaultBegan)] == ["crash"]
    assert [e.code for e in kiosk.of(FaultEnded)] == ["crash"]
    assert "ValueError" in kiosk.of(FaultBegan)[0].detail
    assert modes(tmp_path) == ["again", "again"]


def test_what_a_crash_says_is_written_nowhere_as_it_might_quote_a_visitor(tmp_path: Path) -> None:
    with running(Kiosk(settings(tmp_path), command=game(CRASHES_ONCE))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))

    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"ValueError" in written
    assert b"zebra" not in written
    assert "zebra" not in repr(kiosk.told)


@pytest.mark.parametrize("hang", ["while True: pass", "os.kill(os.getpid(), signal.SIGSTOP)", "time.sleep(1000)"])
def test_a_game_whose_picture_stands_still_is_ended_and_started_again(tmp_path: Path, hang: str) -> None:
    body = f"""
while not asked("stop"):
    ping()
    if pings == 5 and count == 0:
        {hang}
"""
    with running(Kiosk(settings(tmp_path, hang_s=0.4), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))

    back = kiosk.of(Restarted)[0]
    assert back.why == "hang"
    assert 0.4 <= back.seconds < 10


def test_a_game_that_says_it_loads_is_given_the_time_and_one_that_does_not_is_ended(tmp_path: Path) -> None:
    body = """
ping()
say({"loading": 5.0})
time.sleep(1.0)
ping()
time.sleep(1.0)
"""
    with running(Kiosk(settings(tmp_path, hang_s=0.4), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.of(FaultBegan))

    assert kiosk.of(FaultBegan)[0].code == "hang"
    assert kiosk.of(FaultBegan)[0].detail.startswith("0.")  # of the second second, not of the first


def test_a_game_that_shows_no_first_picture_is_ended(tmp_path: Path) -> None:
    body = "time.sleep(1000) if count == 0 else None\n" + PLAY
    with running(Kiosk(settings(tmp_path, start_s=0.5), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))

    assert kiosk.of(Restarted)[0].why == "no_start"


def test_a_game_that_dies_at_once_comes_to_safe_mode_and_then_to_the_still_picture(tmp_path: Path) -> None:
    body = 'sys.exit(3) if setup["mode"] != "bare" else None\n' + PLAY
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))
        kiosk.until(lambda: kiosk.kiosk.state.mode == "safe")
        assert "safe_mode" in kiosk.kiosk.state.faults

    assert modes(tmp_path) == ["again"] * 3 + ["safe"] * 3 + ["bare"]


def test_the_operator_ends_safe_mode_by_the_order_to_restart(tmp_path: Path) -> None:
    mended = tmp_path / "mended"
    body = f'sys.exit(3) if setup["mode"] == "again" and not os.path.exists({str(mended)!r}) else None\n' + PLAY
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "safe" and kiosk.of(Restarted))
        mended.touch()
        kiosk.kiosk.ask("restart")
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")

        assert not kiosk.kiosk.state.faults
    assert modes(tmp_path)[-1] == "again"


def test_what_the_rooms_check_has_found_stands_on_the_board(tmp_path: Path) -> None:
    told = 'say({"event": "site_checked", "at": 12.0, "light": "yellow", "findings": "noise 48 dB"})\n'
    with running(Kiosk(settings(tmp_path), command=game("ping()\n" + told + PLAY))) as kiosk:
        kiosk.until(lambda: bool(kiosk.kiosk.state.site))
        state = kiosk.kiosk.state

    assert (state.site, state.site_at, state.site_findings) == ("yellow", 12.0, "noise 48 dB")


def test_a_visit_that_a_crash_cuts_off_is_told_as_ended_by_the_house(tmp_path: Path) -> None:
    with running(
        Kiosk(settings(tmp_path), command=game(VISIT + "sys.exit(4) if count == 0 else None\n" + PLAY))
    ) as kiosk:
        kiosk.until(lambda: kiosk.of(VisitFinished))

    ended = kiosk.of(VisitFinished)[0]
    assert (ended.outcome, ended.levels, ended.understood) == ("closed", 1, 1)
    assert kiosk.kiosk.state.visits >= 1


def test_a_game_that_holds_too_much_memory_ends_when_nobody_plays_and_at_once_when_it_is_far_too_much(
    tmp_path: Path,
) -> None:
    hog = 'held = bytearray(80_000_000) if count == 0 else b""\n'
    visit = (
        VISIT
        + hog
        + """
for _ in range(60): ping()
say({"event": "visit_finished", "at": 1.0, "outcome": "finished", "seconds": 1.0, "levels": 1, "arrived": 1,
     "understood": 1, "not_understood": 0})
"""
        + PLAY
    )
    soft = settings(tmp_path / "soft", memory_mb=60.0, memory_hard_mb=900.0)
    with running(Kiosk(soft, command=game(visit))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))
    kinds = [type(e) for e in kiosk.told]
    assert kiosk.of(Restarted)[0].why == "memory"
    assert kinds.index(VisitFinished) < kinds.index(Restarted)
    assert kiosk.of(VisitFinished)[0].outcome == "finished"

    hard = settings(tmp_path / "hard", memory_mb=40.0, memory_hard_mb=60.0)
    with running(Kiosk(hard, command=game(visit))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))
    assert kiosk.of(Restarted)[0].why == "memory_hard"
    assert kiosk.of(VisitFinished)[0].outcome == "closed"


def test_all_that_a_game_has_started_ends_with_it(tmp_path: Path) -> None:
    body = (
        f"""
import subprocess
if count == 0:
    ear = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(1000)"])
    open({str(tmp_path / "ear")!r}, "w").write(str(ear.pid))
    for _ in range(5): ping()
    os.kill(os.getpid(), signal.SIGKILL)
"""
        + PLAY
    )
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.of(Restarted))
        pid = int((tmp_path / "ear").read_text())
        kiosk.until(lambda: not alive(pid))


def test_a_game_without_a_screen_is_tried_again_and_does_not_count_as_a_death(tmp_path: Path) -> None:
    body = "sys.exit(75) if count < 5 else None\n" + PLAY
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")

    assert set(modes(tmp_path)) == {"again"}
    assert [e.code for e in kiosk.of(FaultBegan)] == ["no_display"]
    assert [e.code for e in kiosk.of(FaultEnded)] == ["no_display"]


@pytest.mark.parametrize("code", [0, 78])
def test_a_game_that_the_operator_leaves_or_that_cannot_be_set_up_ends_the_kiosk(tmp_path: Path, code: int) -> None:
    kiosk = Kiosk(settings(tmp_path), command=game(f"ping()\nsys.exit({code})\n"))
    with running(kiosk) as watched:
        watched.until(lambda: not kiosk.running)

    assert kiosk.wait() == code
    assert kiosk.state.mode == "stopped"


def test_orders_for_the_game_reach_it(tmp_path: Path) -> None:
    body = """
while not asked("stop"):
    ping()
    if asked("volume"):
        say({"event": "content_changed", "at": 1.0, "name": "volume", "version": orders[-1]["value"]})
        orders.clear()
"""
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")
        kiosk.kiosk.ask("volume", "40")
        kiosk.until(lambda: kiosk.kiosk.state.content == "volume 40")


def test_what_the_game_tells_of_itself_is_on_the_board_until_it_or_the_game_ends(tmp_path: Path) -> None:
    body = """
ping()
say({"event": "fault_began", "at": 1.0, "code": "no_microphone", "detail": "unplugged"}) if count == 0 else None
while not asked("stop") and not asked("selftest"):
    ping()
sys.exit(5) if asked("selftest") else None
"""
    with running(Kiosk(settings(tmp_path), command=game(body))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.faults == {"no_microphone": "unplugged"})
        kiosk.kiosk.ask("selftest")
        kiosk.until(lambda: kiosk.of(Restarted))

        assert "no_microphone" not in kiosk.kiosk.state.faults


class Shifted(SystemClock):
    """A wall clock that can be set."""

    def __init__(self, at: datetime) -> None:
        self._by = at.astimezone() - datetime.now().astimezone()

    def now(self) -> datetime:
        return super().now() + self._by

    def jump(self, by: timedelta) -> None:
        self._by += by


NOON = datetime(2026, 5, 6, 12, 0)  # a Wednesday
DAY = HoursSettings(every_day="10:00-18:00")
ECHO = """
while not asked("stop"):
    ping()
    if orders:
        say({"event": "content_changed", "at": 1.0, "name": orders[-1]["does"], "version": ""})
"""

END = 'open(os.path.join(setup["data"], "ended"), "w").close()'


def test_at_closing_time_the_picture_goes_dark_and_comes_back_in_the_morning(tmp_path: Path) -> None:
    clock = Shifted(NOON)
    with running(Kiosk(settings(tmp_path, DAY), command=game(ECHO), clock=clock)) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")
        clock.jump(timedelta(hours=6))
        kiosk.until(lambda: kiosk.kiosk.state.content == "close")
        assert kiosk.kiosk.state.mode == "closed"
        clock.jump(timedelta(hours=16))
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract" and kiosk.of(Restarted))  # each morning a fresh game

    assert {"clock_jumped"} == {e.code for e in kiosk.of(FaultBegan)}
    assert kiosk.of(Restarted)[0].why == "morning"


def test_a_house_can_have_the_game_ended_while_it_is_closed(tmp_path: Path) -> None:
    clock = Shifted(NOON)
    hours = DAY.model_copy(update={"closed": "stop"})
    with running(Kiosk(settings(tmp_path, hours), command=game(ECHO + END), clock=clock)) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")
        kiosk.kiosk.ask("close")
        kiosk.until(lambda: kiosk.kiosk.state.mode == "closed")
        kiosk.until((tmp_path / "ended").exists)
        assert len(modes(tmp_path)) == 1
        kiosk.kiosk.ask("open")
        kiosk.until(lambda: len(modes(tmp_path)) == 2 and kiosk.kiosk.state.mode == "attract")

    assert not kiosk.of(FaultBegan)


def test_nobody_is_sent_away_at_closing_time_before_the_visit_is_over(tmp_path: Path) -> None:
    clock = Shifted(NOON)
    body = (
        VISIT
        + """
while not asked("attract"):
    ping()
say({"event": "visit_finished", "at": 1.0, "outcome": "finished", "seconds": 1.0, "levels": 1, "arrived": 1,
     "understood": 1, "not_understood": 0})
"""
        + PLAY
    )
    with running(Kiosk(settings(tmp_path, DAY), command=game(body), clock=clock)) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "visit")
        clock.jump(timedelta(hours=6))
        kiosk.until(lambda: kiosk.of(FaultBegan))  # the jump was noticed, so the hours were looked at as well
        assert kiosk.kiosk.state.mode == "visit"
        kiosk.kiosk.ask("attract")
        kiosk.until(lambda: kiosk.kiosk.state.mode == "closed")

    assert kiosk.of(VisitFinished)[0].outcome == "finished"


def test_a_clock_that_is_surely_wrong_closes_nothing(tmp_path: Path) -> None:
    closed = HoursSettings(every_day="closed")
    with running(Kiosk(settings(tmp_path, closed), command=game(), clock=Shifted(datetime(2001, 1, 1)))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "attract")

        assert "clock_wrong" in kiosk.kiosk.state.faults


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends a stopped game with its supervisor")
@pytest.mark.parametrize("stopped", [False, True])
def test_a_game_ends_with_its_supervisor_even_when_it_is_stopped(tmp_path: Path, stopped: bool) -> None:
    body = (
        f"""
from game.kiosk.bond import die_with_parent
die_with_parent()
open({str(tmp_path / "game")!r}, "w").write(str(os.getpid()))
ping()
if {stopped}:
    os.kill(os.getpid(), signal.SIGSTOP)
"""
        + PLAY
    )
    script = f"""
from pathlib import Path
from tests.kiosk.life.games import HEAD, settings
from game.kiosk import Kiosk
import sys
with Kiosk(settings(Path({str(tmp_path)!r}), hang_s=60.0), command=(sys.executable, "-c", HEAD + {body!r})) as kiosk:
    for event in kiosk.events():
        pass
"""
    supervisor = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[3])
    try:
        file = tmp_path / "game"
        until(lambda: file.exists() and bool(file.read_text()))
        pid = int(file.read_text())
        if stopped:
            until(lambda: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T")

        supervisor.send_signal(signal.SIGKILL)
        supervisor.wait(10)

        until(lambda: not alive(pid))
    finally:
        supervisor.kill()


def test_a_visit_is_counted_once(tmp_path: Path) -> None:
    with running(Kiosk(settings(tmp_path), command=game(VISIT + PLAY))) as kiosk:
        kiosk.until(lambda: kiosk.kiosk.state.mode == "visit")
        assert kiosk.kiosk.state.visits == 1
    assert len(kiosk.of(VisitStarted)) == 1
    assert replace(kiosk.kiosk.state, faults={}).mode == "stopped"
