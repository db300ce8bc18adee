"""Pages that several files of tests ask."""

import time
from collections.abc import Iterator

import pytest

from game.kiosk.display import DisplaySettings
from game.kiosk.events import NotUnderstood, Understood, VisitFinished, VisitStarted
from game.kiosk.ops.password import set_password
from game.kiosk.ops.settings import FleetSettings, OperatorSettings
from tests.kiosk.ops.serving import PASSWORD, Served, served, until


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that is open to whoever is at the machine."""
    fleet = FleetSettings(name="hall-2", place="by the stairs")
    display = DisplaySettings(leave_pin="2580")
    with served(tmp_path_factory.mktemp("open"), fleet=fleet, display=display) as one:
        one.board.set(mode="attract", engine="sphinx", up_since=time.time() - 60)
        for event in (
            VisitStarted(0, "voice"),
            Understood(0, "jump", "voice", 300),
            Understood(0, "jump", "voice", 300),
            NotUnderstood(0, "noise"),
            VisitFinished(0, "finished", 60, 1, 1, 2, 1),
        ):
            one.board.tell(event)
        until(lambda: one.ask("/api/state").json["today"]["understood"] is not None)
        yield one


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One with a password."""
    data = tmp_path_factory.mktemp("locked")
    set_password(data, PASSWORD)
    with served(data, operator=OperatorSettings(origins=("https://museum.example",))) as one:
        yield one


@pytest.fixture(autouse=True)
def _fresh(request: pytest.FixtureRequest) -> None:
    """No test takes what another ordered, or its cookies."""
    for name in ("page", "locked"):
        if name in request.fixturenames:
            one: Served = request.getfixturevalue(name)
            one.board.asked()
            one.cookies.clear()
