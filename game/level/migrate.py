"""Documents of older versions become those of today, one version at a time."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.level.document import VERSION

Data = dict[str, Any]
Step = Callable[[Data], Data]
STEPS: Final[Mapping[int, Step]] = {}
"""Version to the function that makes the next one of it; it neither changes what it is given nor sets `version`."""


def migrated(data: Data, steps: Mapping[int, Step] = STEPS, newest: int = VERSION) -> Data:
    """Bring a document up to date; one of an unknown version is given back as it is, for the reader to refuse."""
    version = data.get("version", newest)
    while isinstance(version, int) and version < newest and version in steps:
        data = {**steps[version](data), "version": version + 1}
        version += 1
    return data
