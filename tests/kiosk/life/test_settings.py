import re
import tomllib
from pathlib import Path

import pytest

from game.kiosk.errors import KioskError
from game.kiosk.settings import KioskSettings, example, good, keep, load
from voice.words import Text

WHOLE = """
data = "/srv/kiosk"
[display]
monitor = 1
rotation = 90
[hours]
mon = "closed"
[life]
hang_s = 6.0
"""


def test_without_a_file_everything_has_its_default() -> None:
    assert load(None) == KioskSettings()


def test_the_example_explains_every_setting_in_both_languages_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(example(), encoding="utf-8")

    assert load(file) == KioskSettings()
    explained = [line for line in example().splitlines() if line.startswith("# ")]
    assert all(re.search(r"[\u4e00-\u9fff]", line) for line in explained[1:])


def test_the_example_with_every_line_in_force_can_be_loaded(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(re.sub(r"(?m)^#(?! )", "", example()), encoding="utf-8")

    loaded = load(file)

    assert loaded.life == KioskSettings().life
    assert loaded.display == KioskSettings().display
    assert loaded.hours.sun == "closed"
    assert set(tomllib.loads(file.read_text(encoding="utf-8"))) == set(KioskSettings.model_fields)


def test_the_environment_counts_more_than_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(WHOLE)
    monkeypatch.setenv("VOXLEAP_KIOSK_LIFE__HANG_S", "9")
    assert load(file).life.hang_s == 9
    assert load(file).display.rotation == 90

    monkeypatch.setenv("VOXLEAP_KIOSK_DISPLAY__ROTATION", "270")
    monkeypatch.setenv("VOXLEAP_KIOSK_VISIT__LANGUAGES", '["zh"]')
    assert load(file).display.rotation == 270
    assert load(file).visit.languages == ("zh",)


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("[display]\nrotation = 45", "display.rotation", "Input should be 0, 90, 180 or 270"),
        ("[display]\nmonitr = 1", "display.monitr", "is not a setting; see: voxleap kiosk config --example"),
        ("[life]\nhang_s = -1", "life.hang_s", "Input should be greater than 0"),
        ('[hours]\nmon = "ten to six"', "hours.mon", '"ten to six" is no time such as 10:00-18:00, and not "closed"'),
        (
            '[display]\nleave_keys = "q"',
            "display.leave_keys",
            "needs two of ctrl, alt, shift, meta and a key, such as ctrl+alt+shift+q",
        ),
        ('[life]\nmorning = "dawn"', "life.morning", "needs a time such as 06:00"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place_and_its_mend(
    tmp_path: Path, text: str, where: str, said: str
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(text)

    with pytest.raises(KioskError) as caught:
        load(file)

    assert (caught.value.where, caught.value.text.en, caught.value.code) == (f"{file}: {where}", said, 78)
    assert caught.value.text.zh
    assert isinstance(caught.value.text, Text)


def test_a_file_that_is_cut_off_at_any_byte_is_read_or_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    whole = example().replace("#hang_s", "hang_s").encode()
    file.write_bytes(whole)
    load(file)
    for length in range(0, len(whole), 29):
        file.write_bytes(whole[:length])
        try:
            load(file)
        except KioskError as error:
            assert "\n" not in str(error)  # noqa: PT017 - most lengths are fine, the rest must be one line


def test_the_last_good_file_is_kept_and_never_by_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_KIOSK_DATA", str(tmp_path / "data"))
    file = tmp_path / "kiosk.toml"
    file.write_text("[life]\nhang_s = 6.0\n")

    keep(file)
    keep(file)

    assert load(good(file)) == load(file)
    assert list((tmp_path / "data").iterdir()) == [good(file)]
    assert good(file) != good(tmp_path / "other.toml")
