"""A person's takes on disk: by name, whole or not at all, and no sound."""

from pathlib import Path

import numpy as np
import pytest

from voice import profiles
from voice.profiles import Profile, ProfileError


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_PROFILES", str(tmp_path / "profiles"))


def profile(name: str = "小明") -> Profile:
    take = np.arange(40, dtype=np.float32).reshape(2, 20) / np.float32(8)
    return Profile(name, {"jump": (take, take + np.float32(1)), "跳": (take,)})


def test_what_was_saved_is_loaded() -> None:
    found = profiles.load(profiles.save(profile()))

    assert found.name == "小明"
    assert {p: [t.tolist() for t in takes] for p, takes in found.takes.items()} == {
        p: [t.tolist() for t in takes] for p, takes in profile().takes.items()
    }


def test_the_one_that_was_written_last_comes_first_and_a_deleted_one_is_gone() -> None:
    first, second = profiles.save(profile("anna")), profiles.save(profile("ben"))
    for age, path in enumerate((second, first)):
        import os

        os.utime(path, (1000 - age, 1000 - age))

    assert profiles.names() == ("ben", "anna")
    assert profiles.delete("ben")
    assert not profiles.delete("ben")
    assert profiles.names() == ("anna",)
    assert not second.exists()


def test_a_save_that_fails_leaves_the_old_one_and_no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    path = profiles.save(profile())
    before = path.read_bytes()

    def broken(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("numpy.lib.format.write_array", broken)
    with pytest.raises(OSError, match="disk full"):
        profiles.save(profile())

    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["", "../x", "a b", "a/b", "x" * 41])
def test_a_name_that_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ProfileError, match="is no name; use letters, digits, - and _"):
        profiles.path_of(name)


def test_what_is_missing_broken_or_of_another_version_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    path = profiles.save(profile("anna"))

    with pytest.raises(ProfileError, match=r"^ben: nobody of that name is enrolled; run: voxleap voice enrol ben$"):
        profiles.load(profiles.path_of("ben"))
    monkeypatch.setattr("voice.profiles.VERSION", 99)
    with pytest.raises(ProfileError, match=r"^anna.npz: was made by another version; enrol again$"):
        profiles.load(path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ProfileError, match=r"^anna.npz: is not a profile, or is broken; enrol again$"):
        profiles.load(path)
