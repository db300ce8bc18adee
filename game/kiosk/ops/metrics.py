"""Figures for Prometheus: what was counted since the kiosk began, and how it is now. Names come from closed lists."""

from collections.abc import Iterable
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from game.kiosk.board import Mode
from game.kiosk.faults import fault
from game.kiosk.ops.counts import DELAYS_MS
from game.kiosk.ops.site import Site

TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
MODES: Final[tuple[Mode, ...]] = ("starting", "attract", "visit", "closed", "safe", "stopped")
COUNTERS: Final = (
    ("visits", "voxleap_visits", "Visits begun, by how.", "how"),
    ("ended", "voxleap_visits_ended", "Visits ended, by outcome.", "outcome"),
    ("visit_s", "voxleap_visit_seconds", "Seconds that visitors played.", ""),
    ("languages", "voxleap_languages", "Languages picked.", "language"),
    ("understood", "voxleap_understood", "Commands obeyed, by how they were given.", "how"),
    ("not_understood", "voxleap_not_understood", "Sounds that were no command, by the ears' reason.", "reason"),
    ("restarts", "voxleap_restarts", "Starts of the game anew, by reason.", "why"),
    ("restart_s", "voxleap_restart_seconds", "Seconds without a picture at those.", ""),
    ("faults", "voxleap_faults", "Faults begun, by code.", "code"),
    ("up_s", "voxleap_mode_seconds", "Seconds by mode.", "mode"),
)


class Figures(Collector):
    """Collects at the moment it is asked."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def collect(self) -> Iterable[Metric]:
        """Give all of them."""
        state, totals = self._site.board.state, self._site.totals()
        for what, name, told, label in COUNTERS:
            counter = CounterMetricFamily(name, told, labels=[label] if label else None)
            found = {which: n for (kind, which), n in totals.items() if kind == what}
            for which, n in found.items() if label else (("", found.get("", 0.0)),):
                counter.add_metric([which] if label else [], n)
            yield counter
        yield self._delays()
        mode = GaugeMetricFamily("voxleap_mode", "1 for the mode that it is in.", labels=["mode"])
        for name in MODES:
            mode.add_metric([name], float(name == state.mode))
        yield mode
        wrong = GaugeMetricFamily("voxleap_fault", "1 for each fault that is on.", labels=["code", "light"])
        for code in state.faults:
            wrong.add_metric([fault(code).code[:40], fault(code).light], 1.0)
        yield wrong
        yield GaugeMetricFamily("voxleap_healthy", "1 while visitors can play.", float(self._site.healthy()))
        yield GaugeMetricFamily("voxleap_frame_age_seconds", "Since a picture was shown.", state.frame_age_s)
        yield GaugeMetricFamily("voxleap_up_since_seconds", "Unix time at which the kiosk began.", state.up_since)

    def _delays(self) -> Metric:
        """Give the delays as a histogram in seconds; their sum is not counted, so its bound is given."""
        totals = self._site.totals()
        buckets, below, most = [], 0.0, 0.0
        for border in (*map(str, DELAYS_MS), "more"):
            n = totals.get(("delay_ms", border), 0.0)
            below += n
            most += n * (int(border) if border != "more" else DELAYS_MS[-1]) / 1000
            buckets.append((f"{int(border) / 1000:g}" if border != "more" else "+Inf", below))
        told = "From the end of a word to its command; the sum is that of the buckets' upper borders."
        found = HistogramMetricFamily("voxleap_delay_seconds", told)
        found.add_metric([], buckets, most)
        return found


def registry(site: Site) -> CollectorRegistry:
    """Give a registry with these figures, and nothing of the process around them."""
    made = CollectorRegistry()
    made.register(Figures(site))
    return made


def text(made: CollectorRegistry) -> bytes:
    """Give the figures as Prometheus reads them."""
    return generate_latest(made)
