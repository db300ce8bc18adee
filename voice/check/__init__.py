"""What a site does to speech, in ninety seconds: measured, judged, told in one sentence. No sound is kept."""

from voice.check.examine import Figures, examine
from voice.check.timetable import TIMETABLE, Slot
from voice.check.verdict import Colour, Finding, Verdict, judge

__all__ = ["TIMETABLE", "Colour", "Figures", "Finding", "Slot", "Verdict", "examine", "judge"]
