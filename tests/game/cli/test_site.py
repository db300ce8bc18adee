import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import soundfile
from typer.testing import CliRunner

from game.cli import app, site
from tests.voice.check.site import site as sounds
from tests.voice.test_listener import Sure
from voice.source import RATE, SourceError
from voice.words import Text


@pytest.fixture(autouse=True)
def own_ear(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(site, "make_engine", lambda *_: Sure())
    monkeypatch.setattr(site, "_file", lambda: tmp_path / "kept" / "site.json")


def recording(folder: Path, **properties: float) -> Path:
    file = folder / "site.wav"
    soundfile.write(file, sounds(**properties), RATE)
    return file


def check(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["--lang", "en", "voice", "check", *words])
    return done.exit_code, done.stdout


def test_a_loud_site_is_red_with_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    code, told = check("--audio", str(recording(tmp_path, floor=-30.0)))

    assert code == 1
    assert told.splitlines()[-1] == (
        "*\tred\tit is loud here: find what hums or plays nearby, or move the microphone closer"
    )


def test_json_is_one_document_with_figures_and_both_languages(tmp_path: Path) -> None:
    _, told = check("--json", "--audio", str(recording(tmp_path, hum=-48.0)))

    document = json.loads(told)
    assert document["figures"]["hum"]["mains"] == 50
    assert {f["id"]: f["colour"] for f in document["findings"]}["hum"] == "yellow"
    assert document["sentence"]["zh"]
    assert document["installed"] is None


def test_a_later_day_is_compared_with_the_day_of_installation_and_no_sound_is_kept(tmp_path: Path) -> None:
    check("--installed", "--audio", str(recording(tmp_path, floor=-65.0)))
    _, told = check("--json", "--audio", str(recording(tmp_path, floor=-50.0)))

    mends = {f["id"]: f["mend"] for f in json.loads(told)["findings"]}
    assert mends["signal_to_noise"]["en"].endswith("louder here than on the day of installation: find out what runs")
    (kept,) = (tmp_path / "kept").iterdir()
    figures = json.loads(kept.read_text())
    assert figures["floor"] == pytest.approx(-65, abs=2)
    assert set(figures) == {"floor", "level", "recall", "loop_figure", "echo_db"}
    assert kept.stat().st_size < 500


def test_a_broken_day_of_installation_is_none(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "site.json").write_text("[1, 2")

    code, told = check("--json", "--audio", str(recording(tmp_path)))

    assert code in (0, 1)
    assert json.loads(told)["installed"] is None


def test_without_a_microphone_it_says_so_and_the_code_is_78(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> SimpleNamespace:
        raise SourceError("microphone", Text("no microphone", "没有麦克风"))

    monkeypatch.setattr(site, "record", gone)

    done = CliRunner().invoke(app, ["--lang", "en", "voice", "check"])

    assert (done.exit_code, done.stderr.strip()) == (78, "no microphone")
