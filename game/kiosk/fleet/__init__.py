"""Many kiosks at once: what must not happen to all of them in the same second, and how a shared server bears them."""

from game.kiosk.fleet.spread import backoff_s, share, spread_s

__all__ = ["backoff_s", "share", "spread_s"]
