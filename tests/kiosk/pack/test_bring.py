import io
import os
import stat
import struct
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.kiosk.pack import PackError
from game.kiosk.pack import bring as bringing
from game.kiosk.pack.bring import bring
from tests.kiosk.pack.making import files, folder, one_line, zipped

PLAIN = files(levels__dawn="{}")
NAMES = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


def zip_at(path: Path, data: bytes) -> Path:
    file = path / "pack.zip"
    file.write_bytes(data)
    return file


def entry(name: str, data: bytes = b"x", *, mode: int = 0, method: int = zipfile.ZIP_STORED) -> bytes:
    """Give a pack as a zip with one entry more."""
    out = io.BytesIO(zipped(PLAIN))
    with zipfile.ZipFile(out, "a", method) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr, info.compress_type = mode << 16, method
        archive.writestr(info, data)
    return out.getvalue()


def refused(source: Path, into: Path) -> str:
    into.mkdir()
    with pytest.raises(PackError) as error:
        bring(source, into)
    assert "\n" not in error.value.text.en
    assert error.value.text.zh
    return str(error.value)


def test_a_folder_and_its_zip_and_the_zip_of_its_parent_bring_the_same(tmp_path: Path) -> None:
    sources = [folder(tmp_path / "here", PLAIN)]
    for number, top in enumerate(("", "river museum/")):
        (tmp_path / str(number)).mkdir()
        sources.append(zip_at(tmp_path / str(number), zipped(PLAIN, top)))

    for number, source in enumerate(sources):
        into = tmp_path / f"into{number}"
        into.mkdir()
        assert bring(source, into) == ("levels/dawn.json", "pack.toml")
        assert (into / "levels" / "dawn.json").read_bytes() == b"{}"


def test_what_systems_leave_everywhere_is_passed_over(tmp_path: Path) -> None:
    source = folder(tmp_path / "here", PLAIN | {".DS_Store": b"x", "levels/._dawn.json": b"x", "Thumbs.db": b"x"})
    (tmp_path / "into").mkdir()

    assert bring(source, tmp_path / "into") == ("levels/dawn.json", "pack.toml")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.json", "levels/../../evil.json", "/etc/cron.d/evil", "levels\\..\\evil.json", "C:/evil.json",
        "x.exe", "levels/deep/er.json", "levels/Dawn.json", "levels/a\u202egnp.json", "levels/.json",
        "pictures/a.svg", "a.pickle",
    ],
)  # fmt: skip
def test_a_name_that_no_pack_has_is_refused_before_it_is_written(tmp_path: Path, name: str) -> None:
    why = refused(zip_at(tmp_path, entry(name)), tmp_path / "into")

    assert bringing.ODD.en in why or bringing.TWICE.en in why or "is larger" in why
    written = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert written <= {"pack.zip", "into/pack.toml", "into/levels/dawn.json"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (entry("levels/b.json", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), bringing.NO_FILE),
        (entry("levels/b.json", mode=stat.S_IFIFO), bringing.NO_FILE),
        (entry("levels/b.json", method=zipfile.ZIP_LZMA), bringing.PRESSED),
        (entry("levels/dawn.json"), bringing.TWICE),
        (entry("levels/b.json", b"\0" * 3_000_000, method=zipfile.ZIP_DEFLATED), "is larger than 2000 kB"),
        (zipped({f"levels/l{n}.json": b"{}" for n in range(401)} | PLAIN), bringing.TOO_MANY),
        (b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 9999, 9999, 100, 0, 0), bringing.TOO_MANY),
        (b"", bringing.NO_PACK),
        (b"MZ" * 100, bringing.NO_PACK),
        (zipped({"levels/dawn.json": b"{}"}), "needs pack.toml"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_is_a_trap_is_one_line(tmp_path: Path, data: bytes, why: object) -> None:
    told = refused(zip_at(tmp_path, data), tmp_path / "into")

    assert str(getattr(why, "en", why)) in told


def test_a_bomb_is_given_up_at_its_limit_whatever_it_says_of_its_size(tmp_path: Path) -> None:
    data = bytearray(entry("levels/b.json", b"\0" * 50_000_000, method=zipfile.ZIP_DEFLATED))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")  # it says: a hundred bytes

    refused(zip_at(tmp_path, bytes(data)), tmp_path / "into")

    assert sum(p.stat().st_size for p in (tmp_path / "into").rglob("*") if p.is_file()) < 2_400_000


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
@pytest.mark.parametrize("kind", ["link", "folder link", "pipe"])
def test_a_folder_with_what_is_no_file_is_refused_and_nothing_is_waited_for(tmp_path: Path, kind: str) -> None:
    source = folder(tmp_path / "here", PLAIN)
    odd = source / "levels" / "odd.json"
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/etc/passwd" if kind == "link" else "/etc")

    assert bringing.NO_FILE.en in refused(source, tmp_path / "into")


def test_a_zip_cut_off_anywhere_or_with_any_byte_wrong_is_one_line_or_whole(tmp_path: Path) -> None:
    data = zipped(PLAIN)
    file = tmp_path / "pack.zip"
    spoilt = [data[:n] for n in range(0, len(data), 7)]
    spoilt += [data[:n] + bytes([data[n] ^ 0x41]) + data[n + 1 :] for n in range(0, len(data), 3)]
    for number, broken in enumerate(spoilt):
        file.write_bytes(broken)
        into = tmp_path / f"into{number}"
        into.mkdir()
        one_line(partial(bring, file, into))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text(NAMES, min_size=1, max_size=20), st.binary(max_size=50), max_size=4))
def test_whatever_a_zip_is_called_inside_nothing_is_written_beside_the_folder(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, bytes]
) -> None:
    here = tmp_path_factory.mktemp("any")
    file = zip_at(here, zipped(PLAIN | content))
    (here / "into").mkdir()
    one_line(partial(bring, file, here / "into"))
    assert {p.name for p in here.iterdir()} == {"pack.zip", "into"}
