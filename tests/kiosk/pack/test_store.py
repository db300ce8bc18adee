"""Which pack is shown: the new one or the old one, whatever happens, and yesterday's when a disk spoils today's."""

import os
import signal
import sys
from pathlib import Path

import pytest

from game.kiosk.pack import Pack, PackError, check, current, install, kept, rollback, sign
from game.kiosk.pack import sums as summing
from game.kiosk.pack.examine import Brought, Checked
from game.kiosk.pack.lock import locked
from game.kiosk.pack.report import Line, Report, Tell
from tests.kiosk.pack.making import files, folder, unproved
from voice.words import Text

KEY = b"a key that house and kiosk share"


def put(tmp_path: Path, version: str) -> Pack:
    source = folder(tmp_path / f"source{version}", files(version, levels__dawn=f'{{"v": "{version}"}}'))
    report = install(source, tmp_path / "root", examine=unproved)
    assert report.good
    return shown(tmp_path)


def shown(tmp_path: Path) -> Pack:
    pack = current(tmp_path / "root")
    assert pack is not None
    return pack


def refuse(brought: Brought, tell: Tell) -> Checked:
    line = Line("levels/dawn.json", "no", Text("nobody gets past", "过不去"))
    return Checked(Report(brought.manifest.name, brought.manifest.version, (line,)), ())


def test_a_kiosk_without_a_pack_has_none(tmp_path: Path) -> None:
    assert current(tmp_path / "root") is None
    with pytest.raises(PackError, match="no older content"):
        rollback(tmp_path / "root")


def test_three_versions_are_kept_and_the_way_back_goes_through_them(tmp_path: Path) -> None:
    for version in "1234":
        assert put(tmp_path, version).version == version
    root = tmp_path / "root"

    assert [pack.version for pack in kept(root)] == ["4", "3", "2"]
    assert [folder.name.split("-")[1] for folder in sorted((root / "versions").iterdir())] == ["2", "3", "4"]
    assert [rollback(root).version, rollback(root).version] == ["3", "2"]
    with pytest.raises(PackError, match="no older content"):
        rollback(root)
    assert rollback(root, "4").version == "4"
    with pytest.raises(PackError, match='"1" is not kept here; there are river_museum-4-'):
        rollback(root, "1")


def test_what_was_shown_before_stays_when_another_comes_after_a_way_back(tmp_path: Path) -> None:
    for version in "123":
        put(tmp_path, version)
    rollback(tmp_path / "root")

    put(tmp_path, "4")

    assert [pack.version for pack in kept(tmp_path / "root")][:2] == ["4", "2"]
    assert rollback(tmp_path / "root").version == "2"


def test_the_same_pack_again_changes_nothing(tmp_path: Path) -> None:
    first = put(tmp_path, "1")

    again = put(tmp_path, "1")

    assert again == first
    assert len(kept(tmp_path / "root")) == 1


def test_a_refused_pack_leaves_everything_as_it_was(tmp_path: Path) -> None:
    put(tmp_path, "1")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "root").rglob("*.json")}

    report = install(folder(tmp_path / "bad", files("2")), tmp_path / "root", examine=refuse)

    assert report.text().en == "river_museum 2 is refused: levels/dawn.json: nobody gets past"
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "root").rglob("*.json")} == before
    assert not (tmp_path / "root" / "staging").exists()


@pytest.mark.parametrize("spoil", ["level", "record", "manifest", "gone"])
def test_yesterdays_content_is_the_worst_case_of_a_spoilt_disk(tmp_path: Path, spoil: str) -> None:
    put(tmp_path, "1")
    today = put(tmp_path, "2")
    name = {
        "level": "levels/dawn.json",
        "record": "installed.json",
        "manifest": "pack.toml",
        "gone": "levels/dawn.json",
    }
    file = today.folder / name[spoil]
    if spoil == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-3] + b"xxx")

    assert shown(tmp_path).version == "1"
    assert put(tmp_path, "2").version == "2", "installed anew, it is whole again"


def test_a_pointer_torn_at_any_byte_still_shows_the_newest_whole_pack(tmp_path: Path) -> None:
    put(tmp_path, "1")
    put(tmp_path, "2")
    pointer = tmp_path / "root" / "current.json"
    whole = pointer.read_bytes()

    for length in range(0, len(whole), 5):
        pointer.write_bytes(whole[:length])
        assert shown(tmp_path).version == "2"
    pointer.write_bytes(b'{"now": "../../../etc", "kept": ["../../../etc"]}')
    assert shown(tmp_path).version == "2"


def test_only_one_program_changes_content_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path / "root"), pytest.raises(PackError, match="is being changed by another program"):
        put(tmp_path, "1")
    assert put(tmp_path, "1").version == "1"


EVENTS = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"})


def killed(source: Path, root: Path, at: int) -> bool:
    """Install in a child that is killed at its nth touch of a file; tell whether it lived to the end."""
    child = os.fork()
    if child == 0:
        count = 0

        def hook(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in EVENTS:
                count += 1
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        try:
            install(source, root, examine=unproved)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_any_step_the_old_pack_or_the_new_one_is_shown_and_the_next_try_succeeds(tmp_path: Path) -> None:
    for version in "123":
        put(tmp_path, version)
    root = tmp_path / "root"
    source = folder(tmp_path / "source4", files("4", levels__dawn='{"v": "4"}'))
    seen, at = [], 0
    while True:
        at += 1
        if killed(source, root, at):
            break
        pack = shown(tmp_path)
        assert (pack.folder / "levels" / "dawn.json").read_text() == f'{{"v": "{pack.version}"}}'
        seen.append(pack.version)
        if pack.version == "4":  # go back, so that the next one has its whole way before it
            assert rollback(root, "3").version == "3"
            install(folder(tmp_path / f"s{at}", files("3", levels__dawn='{"v": "3"}')), root, examine=unproved)
    assert seen[0] == "3"
    assert seen[-1] == "4", "the last steps are those after the switch"
    assert at > 30, "the hook has seen the steps"
    assert shown(tmp_path).version == "4"
    assert not (root / "staging").exists()
    assert len(list((root / "versions").iterdir())) <= 3


def test_sums_name_the_file_that_was_changed_missing_or_added(tmp_path: Path) -> None:
    for number, (name, data, why) in enumerate(
        (
            ("levels/dawn.json", b"{ }", "levels/dawn.json: is not the file that SHA256SUMS lists"),
            ("levels/dawn.json", None, "levels/dawn.json: stands in SHA256SUMS but is not there"),
            ("levels/dusk.json", b"{}", "levels/dusk.json: is not listed in SHA256SUMS"),
            ("SHA256SUMS", b"nonsense", "SHA256SUMS: line 1: is not as sha256sum writes it"),
        )
    ):
        source = folder(tmp_path / str(number), files(levels__dawn="{}"))
        assert sign(source, None) == ("SHA256SUMS",)
        (source / name).unlink(missing_ok=True)
        if data is not None:
            (source / name).write_bytes(data)
        with pytest.raises(PackError) as error:
            check(source)
        assert str(error.value) == why


def test_a_kiosk_with_a_key_takes_only_what_was_signed_with_it(tmp_path: Path) -> None:
    source = folder(tmp_path / "source", files(levels__dawn="{}"))
    root = tmp_path / "root"

    with pytest.raises(PackError, match="is not signed"):
        install(source, root, KEY, examine=unproved)
    sign(source, b"the key of somebody else, quite")
    with pytest.raises(PackError, match="does not agree with this kiosk's key"):
        install(source, root, KEY, examine=unproved)
    sign(source, KEY)
    assert install(source, root, KEY, examine=unproved).good
    (source / "levels" / "dawn.json").write_bytes(b"{ }")
    with pytest.raises(PackError, match="is not the file that SHA256SUMS lists"):
        install(source, root, KEY, examine=unproved)


def test_a_key_of_a_few_letters_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"1234\n")

    with pytest.raises(PackError) as error:
        summing.read_key(tmp_path / "key")
    assert error.value.text == summing.SHORT_KEY


def test_a_full_disk_is_an_error_and_leaves_the_old_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "1")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    source = folder(tmp_path / "source2", files("2", levels__dawn="{}"))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        install(source, tmp_path / "root", examine=unproved)
    assert shown(tmp_path).version == "1"
    assert not (tmp_path / "root" / "staging").exists()
