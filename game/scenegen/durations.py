"""How long a level is to last, in seconds of play."""

from game.scenegen.quantity import Quantity
from game.scenegen.said import Said
from game.scenegen.spec import Span

ABOUT = 0.2  # share by which a play time that was told without a bound may differ
BOUNDS = ("<=", ">=", "~", "half")


def play_time(one: Said, known: Span | None) -> Span:
    """Give the play time that a saying asks for; `known` is what was asked so far ("one minute" before "thirty")."""
    bound = next((b for b in BOUNDS if one.value.endswith(b)), "")
    value = one.value.removesuffix(bound)
    unit = 30.0 if value == "30s" else float(value)
    low, high = _told(one.quantity, unit)
    if known is not None and known.high is not None and unit == 1 and low < 60 <= known.high and not one.corrects:
        low = high = (known.low + known.high) / 2 + low
    if bound == "half":
        low, high = low + unit / 2, None if high is None else high + unit / 2
    if bound == "<=":
        low = 0.0
    elif bound == ">=":
        high = None
    elif low == high:
        low, high = low * (1 - ABOUT), low * (1 + ABOUT)
    return Span(low=round(low, 1), high=None if high is None else round(high, 1))


def _told(quantity: Quantity | None, unit: float) -> tuple[float, float | None]:
    if quantity is None:
        return unit, unit
    high = quantity.span.high
    return quantity.span.low * unit, None if high is None else high * unit
