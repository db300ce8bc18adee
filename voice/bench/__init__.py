"""The same corpus through any ear: how often it is right, how often it acts unasked, how late it is."""

from pathlib import Path

from voice.bench.calibrate import calibrated
from voice.bench.confusion import picture
from voice.bench.corpus import read_manifest
from voice.bench.report import report
from voice.bench.run import run
from voice.bench.table import EARS, markdown, run_table
from voice.engine import make_engine
from voice.vocabulary import read_phrases

__all__ = ["EARS", "markdown", "picture", "run_bench", "run_calibration", "run_table"]


def run_bench(
    manifest: Path,
    phrases: Path,
    engine: str = "auto",
    model: Path | None = None,
    language: str | None = None,
    *,
    snr_db: tuple[float, ...] = (),
    stream: bool = False,
) -> dict[str, object]:
    """Run a corpus.

    Args:
        manifest: CSV with the columns path (relative to it), phrase, language, speaker.
        phrases: one `command = phrase, phrase` a line; another phrase in the manifest is "no command".
        engine: the ear's name.
        model: its model.
        language: only clips of this language, and those of none; None for all.
        snr_db: also all commands over the manifest's noise (clips with no phrase, language or speaker), so loud.
        stream: feed the clips as slowly as a microphone would.

    Returns:
        The report of the contract, ready for JSON; shares are 0..1.

    Raises:
        SourceError: a clip or a column is missing; it names the line.
        VocabularyError: the phrases file is not of its form.
        EngineError: no such ear.

    """
    words = read_phrases(phrases)
    recordings = read_manifest(manifest, words, language)
    ear = make_engine(engine, model)
    ear.prepare(words)
    return {"engine": ear.name} | report(run(recordings, ear, words, snr_db=snr_db, stream=stream))


def run_calibration(
    manifest: Path, phrases: Path, engine: str = "auto", model: Path | None = None, language: str | None = None
) -> dict[str, object]:
    """Fit an ear's confidence on half of the speakers and judge it, and the shipped one, on the others.

    Takes and raises what `run_bench` does.
    """
    words = read_phrases(phrases)
    recordings = read_manifest(manifest, words, language)
    ear = make_engine(engine, model)
    ear.prepare(words)
    return {"engine": ear.name} | calibrated(recordings, ear, words)
