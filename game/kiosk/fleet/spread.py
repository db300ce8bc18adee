"""Spread in time: each kiosk has its own place in every interval, always the same, so that a fleet never fires at once.

Chance would do as well for one second; a place that follows from the kiosk's name can be worked out again when the
operator asks why kiosk 17 looks for content at 09:42.
"""

import hashlib
from typing import Final

SPREAD: Final = 0.25  # share of an interval by which kiosks differ


def share(kiosk: str, what: str, number: int = 0) -> float:
    """Give a kiosk's place, 0 to 1 without 1, for the nth time that it does something; evenly spread over names."""
    digest = hashlib.sha256(f"{kiosk}\0{what}\0{number}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def spread_s(kiosk: str, what: str, every_s: float, number: int = 0) -> float:
    """Give the nth interval of something that is done every so often, s: at most an eighth shorter or longer."""
    return every_s * (1 + SPREAD * (share(kiosk, what, number) - 0.5))


def backoff_s(kiosk: str, what: str, failures: int, first_s: float, longest_s: float) -> float:
    """Give how long to wait after so many failures in a row, s: doubled each time, and anywhere in its upper half."""
    whole = min(longest_s, first_s * float(1 << max(0, min(failures - 1, 30))))
    return whole * (0.5 + share(kiosk, what, failures) / 2)
