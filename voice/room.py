"""What a room does to speech: its floor, clipping, a voice too soft; and the advice that mends it."""

from collections import deque
from collections.abc import Mapping

import numpy as np

from voice.endpoint import level_db
from voice.events import Advice, AdviceKind, Heard, Rejected
from voice.source import RATE, Samples
from voice.words import Text

FLOOR_S = 8.0  # s over which the floor is looked for
FLOOR_SHARE = 0.10  # of the blocks lie below it: what is left when nobody speaks
CLIPPED = 0.985  # of full scale; three samples of a block beyond it are a flat top
FLAT_TOP = 3
SOFT_DB = -42.0  # dBFS of speech; from -50 on an utterance is rejected as quiet
NEAR_DB = 12.0  # dB between speech and floor; below it words are lost (research: short commands at 10 dB)
LATELY = 4  # utterances that advice looks back on
ENOUGH = 3  # of these must show it
AGAIN_S = 60.0  # s before the same advice is given again
SILENT_S = 5.0  # s of nothing but zeros: no microphone is that still

ADVICE: Mapping[AdviceKind, Text] = {
    "clipping": Text(
        "too loud for the microphone: turn it down, or step back", "声音太大，麦克风爆音了：请调低音量或离远一点"
    ),
    "too_soft": Text("hard to hear: turn the microphone up, or come closer", "声音太小：请调高麦克风音量或靠近一点"),
    "loud_room": Text(
        "the room is loud: come closer to the microphone, or hold a button to talk",
        "周围太吵：请靠近麦克风，或按住按钮说话",
    ),
    "silent": Text(
        "the microphone gives nothing but silence: is it muted, or not allowed for this program?",
        "麦克风完全没有声音：是否静音，或没有授权给本程序？",
    ),
}


class Room:
    """Watches blocks of sound, and how utterances stand out of them."""

    def __init__(self) -> None:
        self.floor = -120.0
        """Level of the room when nobody speaks, dBFS."""
        self._clock = 0
        self._levels: deque[tuple[int, int, float]] = deque()
        self._flat: deque[int] = deque(maxlen=512)
        self._lately: deque[tuple[bool, bool, bool]] = deque(maxlen=LATELY)
        self._given: dict[AdviceKind, float] = {}
        self._zeros = 0

    def push(self, block: Samples) -> list[Advice]:
        """Take a block, shape (n,), 16 kHz, as it came; give advice where it lies in the sound itself."""
        self._clock += len(block)
        self._levels.append((self._clock, len(block), level_db(block)))
        while self._levels[0][0] < self._clock - FLOOR_S * RATE:
            self._levels.popleft()
        self.floor = float(np.quantile([level for _, _, level in self._levels], FLOOR_SHARE))
        if int((np.abs(block) >= CLIPPED).sum()) >= FLAT_TOP:
            self._flat.append(self._clock)
        self._zeros = 0 if block.any() else self._zeros + len(block)
        return self._give("silent") if self._zeros >= SILENT_S * RATE else []

    def heard(self, event: Heard | Rejected) -> list[Advice]:
        """Take the end of an utterance, its times on this room's sample clock."""
        if isinstance(event, Rejected) and event.reason in ("noise", "self_sound", "engine"):
            return []
        level = event.loudness if isinstance(event, Heard) else event.level
        start, end = event.speech_start * RATE, event.speech_end * RATE
        clipped = any(start <= at <= end + RATE // 10 for at in self._flat)
        near = level - self.floor < NEAR_DB
        self._lately.append((clipped, level < SOFT_DB, near))
        kinds: tuple[AdviceKind, ...] = ("clipping", "too_soft", "loud_room")
        for number, kind in enumerate(kinds):
            if sum(shown[number] for shown in self._lately) >= ENOUGH:
                return self._give(kind)
        return []

    def _give(self, kind: AdviceKind) -> list[Advice]:
        now = self._clock / RATE
        if now - self._given.get(kind, -AGAIN_S) < AGAIN_S:
            return []
        self._given[kind] = now
        return [Advice(kind, ADVICE[kind])]
