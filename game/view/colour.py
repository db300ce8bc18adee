"""Arithmetic of colours."""

Rgb = tuple[int, int, int]


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    """Give the colour between two; share 0 is the first, 1 the second."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def scaled(a: Rgb, share: float) -> Rgb:
    """Give the colour darker (share below 1) or brighter."""
    return min(255, round(a[0] * share)), min(255, round(a[1] * share)), min(255, round(a[2] * share))
