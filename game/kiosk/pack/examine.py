"""Is a pack fit to be shown? Copied, compared with its sums, read strictly, and every part of it tried."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from game.kiosk.pack.bring import bring
from game.kiosk.pack.looks import look_at_pictures, look_at_themes, look_at_words
from game.kiosk.pack.manifest import FILE, Manifest, read_manifest
from game.kiosk.pack.plain import decoded
from game.kiosk.pack.prove import prove_all
from game.kiosk.pack.report import Line, Report, Tell
from game.kiosk.pack.sums import digest_of, refuse_changed
from game.theme import names as theme_names
from voice.words import Text

NOTHING = Text("holds neither a level nor a story", "里面既没有关卡也没有故事")


@dataclass(frozen=True, slots=True)
class Brought:
    """A pack in a folder of ours, read but not yet proved."""

    folder: Path
    manifest: Manifest
    digest: str
    """Of what its author packed."""

    @property
    def id(self) -> str:
        """The name under which it is kept: the same content has the same."""
        return f"{self.manifest.name}-{self.manifest.version}-{self.digest[:12]}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it."""

    report: Report
    levels: tuple[str, ...]
    """Ids of the proved levels, in the order to play them."""


def take_in(source: Path, into: Path, key: bytes | None = None) -> Brought:
    """Copy a pack into an empty folder of ours and read what it says of itself.

    Args:
        source: a folder or a zip.
        into: where to.
        key: of the house; with it only signed packs are taken.

    Raises:
        PackError: it is none, it was changed since it was packed, or its manifest is wrong.

    """
    names = bring(source, into)
    sums = refuse_changed(into, names, key)
    manifest = read_manifest(decoded((into / FILE).read_bytes(), FILE))
    return Brought(into, manifest, digest_of(sums))


def examine(brought: Brought, tell: Tell = lambda _line: None) -> Checked:
    """Try every part of a pack; level files are replaced by those with a proof that was made here."""
    lines: list[Line] = []

    def told(line: Line) -> None:
        lines.append(line)
        tell(line)

    manifest, folder = brought.manifest, brought.folder
    own = look_at_themes(folder, told)
    look_at_pictures(folder, manifest, told)
    look_at_words(manifest, told)
    levels = prove_all(folder, manifest, frozenset((*theme_names(), *own)), told)
    if not levels and all(line.verdict != "no" for line in lines):
        told(Line(FILE, "no", NOTHING))
    return Checked(Report(manifest.name, manifest.version, tuple(lines)), levels)


def check(source: Path, key: bytes | None = None, tell: Tell = lambda _line: None) -> Report:
    """Check a pack and keep nothing of it.

    Raises:
        PackError: see `take_in`.

    """
    with tempfile.TemporaryDirectory(prefix="voxleap-pack-") as folder:
        return examine(take_in(source, Path(folder), key), tell).report
