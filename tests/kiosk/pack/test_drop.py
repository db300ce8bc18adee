from pathlib import Path

from game.kiosk.pack import current
from game.kiosk.pack.apart import install_apart
from game.kiosk.pack.drop import MOST, RESULT, Drop, leave_word
from tests.kiosk.pack.making import files, folder, level_text, zipped


def test_a_stick_with_a_pack_is_found_once_and_only_when_it_has_stopped_to_grow(tmp_path: Path) -> None:
    drop = Drop([tmp_path / "media", tmp_path / "nowhere"])
    stick = tmp_path / "media" / "guide" / "STICK"
    stick.mkdir(parents=True)
    assert drop.new() == ()
    (stick / "holiday.zip").write_bytes(b"x")
    pack = stick / "VoxLeap river.zip"
    pack.write_bytes(b"ha")
    assert drop.new() == ()
    pack.write_bytes(b"half of it")
    assert drop.new() == (), "it still grows"

    assert drop.new() == (pack,)
    assert drop.new() == (), "once"
    pack.write_bytes(b"another version of it")
    assert [drop.new(), drop.new()] == [(), (pack,)]


def test_a_stick_that_was_pulled_out_and_put_back_is_looked_at_again(tmp_path: Path) -> None:
    drop = Drop([tmp_path])
    pack = folder(tmp_path / "voxleap_river", files(levels__dawn="{}"))
    assert [drop.new(), drop.new(), drop.new()] == [(), (pack,), ()]
    pack.rename(tmp_path.parent / "away")
    drop.new()
    (tmp_path.parent / "away").rename(pack)

    assert [drop.new(), drop.new()] == [(), (pack,)]


def test_a_stick_full_of_files_and_links_in_circles_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    for number in range(MOST // 50):
        (tmp_path / f"{number}").touch()

    assert Drop([tmp_path]).new() == ()


def test_what_came_of_it_lies_beside_the_pack(tmp_path: Path) -> None:
    leave_word(tmp_path / "voxleap.zip", ["river_museum 1: every part of it was proved"])
    leave_word(tmp_path / "gone" / "x" / "voxleap.zip", ["nobody reads this"])

    assert (tmp_path / RESULT).read_text(encoding="utf-8").startswith("river_museum 1:")


def test_a_pack_is_checked_and_installed_by_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "voxleap.zip").write_bytes(zipped(files(levels__dawn=level_text())))
    seen: list[str] = []

    outcome = install_apart(tmp_path / "voxleap.zip", tmp_path / "root", tell=lambda line: seen.append(line.part))

    assert outcome.good, outcome.text.en
    assert outcome.text.en == "river_museum 1: every part of it was proved"
    assert seen == ["levels/dawn.json"]
    pack = current(tmp_path / "root")
    assert pack is not None
    assert pack.version == "1"


def test_a_check_that_does_not_end_or_does_not_begin_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "voxleap.zip").write_bytes(b"no zip")

    assert install_apart(tmp_path / "voxleap.zip", tmp_path / "root", longest_s=0.0).text.en.startswith("took longer")
    refused = install_apart(tmp_path / "voxleap.zip", tmp_path / "root")
    assert refused.text.en == "voxleap.zip: is neither a folder nor a zip with a pack.toml"
