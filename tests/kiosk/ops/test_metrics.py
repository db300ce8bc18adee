"""Figures as Prometheus reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")
pytest.importorskip("prometheus_client", reason="needs the extra [kiosk]")

from prometheus_client.parser import text_string_to_metric_families

from game.kiosk.events import FaultBegan, NotUnderstood, Restarted, Understood, VisitFinished, VisitStarted
from game.kiosk.ops.password import set_password
from game.kiosk.ops.settings import MetricsSettings, OperatorSettings
from tests.kiosk.ops.serving import PASSWORD, Served, served
from tests.kiosk.ops.test_page import until

CANARY = "zyzzyva"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("metrics")) as one:
        one.board.set(mode="visit", frame_age_s=0.4, up_since=1000.0, faults={"too_loud": CANARY})
        for event in (
            VisitStarted(0, "voice"), VisitStarted(0, "touch"), Understood(0, "jump", "voice", 400),
            Understood(0, "jump", "voice", 9000), Understood(0, CANARY, "voice", 1), NotUnderstood(0, CANARY),
            VisitFinished(0, "left", 12.5, 1, 0, 2, 1), Restarted(0, CANARY, 2.0), FaultBegan(0, CANARY, CANARY),
        ):  # fmt: skip
            one.board.tell(event)
        until(lambda: "voxleap_restarts_total{" in one.ask("/metrics").text)
        yield one


def figures(page: Served) -> dict[tuple[str, ...], float]:
    """Give every sample by its name and labels."""
    families = text_string_to_metric_families(page.ask("/metrics").text)
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


def test_what_happened_is_counted_by_how_and_why(page: Served) -> None:
    found = figures(page)

    assert found["voxleap_visits_total", "voice"] == 1
    assert found["voxleap_visits_total", "touch"] == 1
    assert found["voxleap_visits_ended_total", "left"] == 1
    assert found["voxleap_visit_seconds_total",] == 12.5
    assert found["voxleap_understood_total", "voice"] == 3
    assert found["voxleap_restart_seconds_total",] == 2


def test_how_it_is_now_is_told(page: Served) -> None:
    found = figures(page)

    assert [found["voxleap_mode", mode] for mode in ("visit", "attract", "safe")] == [1, 0, 0]
    assert found["voxleap_fault", "too_loud", "yellow"] == 1
    assert (found["voxleap_healthy",], found["voxleap_frame_age_seconds",]) == (1, 0.4)


def test_delays_are_a_histogram_whose_buckets_add_up(page: Served) -> None:
    found = figures(page)
    buckets = [n for key, n in found.items() if key[0] == "voxleap_delay_seconds_bucket"]

    assert buckets == sorted(buckets)
    assert found["voxleap_delay_seconds_bucket", "0.5"] == 2
    assert found["voxleap_delay_seconds_bucket", "+Inf"] == found["voxleap_delay_seconds_count",] == 3


def test_nothing_that_an_event_says_becomes_a_label(page: Served) -> None:
    assert CANARY not in page.ask("/metrics").text


@pytest.mark.parametrize(("is_open", "status"), [(False, 401), (True, 200)])
def test_behind_a_password_figures_are_open_only_when_asked_for(tmp_path: Path, is_open: bool, status: int) -> None:
    set_password(tmp_path, PASSWORD)
    with served(tmp_path, metrics=MetricsSettings(open=is_open)) as one:
        assert one.ask("/metrics").status == status
        assert one.ask("/api/state").status == 401


def test_without_metrics_there_are_none(tmp_path: Path) -> None:
    with served(tmp_path, operator=OperatorSettings(), metrics=MetricsSettings(enabled=False)) as one:
        assert one.ask("/metrics").status == 404
