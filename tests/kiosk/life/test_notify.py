import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kiosk import Kiosk
from game.kiosk.notify import Notifier
from tests.kiosk.life.games import game, running, settings

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs UNIX sockets")


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(20)
        yield listening


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": str(tmp_path / "notify"), **more}


def test_systemd_is_told_ready_when_a_picture_is_there_then_pinged_and_told_the_end(
    tmp_path: Path, systemd: socket.socket
) -> None:
    notifier = Notifier(environment(tmp_path, WATCHDOG_USEC="400000", WATCHDOG_PID=str(os.getpid())))
    with running(Kiosk(settings(tmp_path / "data"), command=game(), notifier=notifier)):
        told = [systemd.recv(4096).decode()]
        while "READY=1" not in told or told.count("WATCHDOG=1") < 4 or "STATUS=attract" not in told:
            told.append(systemd.recv(4096).decode())
    while told[-1] != "STOPPING=1":
        told.append(systemd.recv(4096).decode())


def test_a_supervisor_that_hangs_is_silent_so_that_systemd_ends_it(tmp_path: Path, systemd: socket.socket) -> None:
    notifier = Notifier(environment(tmp_path, WATCHDOG_USEC="200000"))

    def hangs() -> str:
        time.sleep(1.0)
        return ""

    from game.kiosk.board import Board, Order
    from game.kiosk.supervisor import Supervisor

    board = Board()
    supervisor = Supervisor(settings(tmp_path / "data"), board, command=game(), notifier=notifier, disk=hangs)
    import threading

    thread = threading.Thread(target=supervisor.run)
    thread.start()
    try:
        systemd.settimeout(0.5)
        silent = False
        for _ in range(100):
            try:
                systemd.recv(4096)
            except TimeoutError:
                silent = True
                break
        assert silent
    finally:
        board.ask(Order("stop"))
        thread.join()


def test_without_systemd_nothing_is_said_and_nothing_fails() -> None:
    notifier = Notifier({})
    notifier.ready()
    notifier.alive()
    notifier.status("well")

    assert notifier.watchdog_s == 0


def test_a_watchdog_that_is_meant_for_another_process_is_not_ours() -> None:
    assert Notifier({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}).watchdog_s == 0
    assert Notifier({"WATCHDOG_USEC": "30000000"}).watchdog_s == 30
    assert Notifier({"WATCHDOG_USEC": "soon"}).watchdog_s == 0


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="abstract sockets are Linux's")
def test_an_abstract_address_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0voxleap-test-{os.getpid()}")
        listening.settimeout(5)
        Notifier({"NOTIFY_SOCKET": f"@voxleap-test-{os.getpid()}"}).ready()

        assert listening.recv(64) == b"READY=1"
