"""Mandarin syllables in the phones of an English acoustic model.

Nearest English phone by place and manner of articulation; whole phrases as one entry do better than syllables.
"""

INITIALS = {
    "zh": "JH", "ch": "CH", "sh": "SH", "b": "B", "p": "P", "m": "M", "f": "F", "d": "D", "t": "T", "n": "N",
    "l": "L", "g": "G", "k": "K", "h": "HH", "j": "JH", "q": "CH", "x": "SH", "r": "R", "z": "Z", "c": "T S",
    "s": "S", "y": "Y", "w": "W",
}  # fmt: skip
FINALS = {
    "a": "AA", "ai": "AY", "an": "AE N", "ang": "AA NG", "ao": "AW", "e": "AH", "ei": "EY", "en": "AH N",
    "eng": "AH NG", "er": "AA R", "i": "IY", "ia": "Y AA", "ian": "Y EH N", "iang": "Y AA NG", "iao": "Y AW",
    "ie": "Y EH", "in": "IY N", "ing": "IY NG", "iong": "Y UH NG", "iu": "Y OW", "o": "AO", "ong": "UH NG",
    "ou": "OW", "u": "UW", "ua": "W AA", "uai": "W AY", "uan": "W AA N", "uang": "W AA NG", "ue": "Y EH",
    "ui": "W EY", "un": "W AH N", "uo": "W AO", "v": "UW", "ve": "Y EH",
}  # fmt: skip
BUZZ = {"zhi": "JH ER", "chi": "CH ER", "shi": "SH ER", "ri": "R ER", "zi": "Z AH", "ci": "T S AH", "si": "S AH"}
BUZZ |= {"yi": "IY", "yin": "IY N", "ying": "IY NG", "yu": "UW", "yuan": "Y EH N", "yue": "Y EH", "wu": "UW"}


def arpabet(syllable: str) -> str:
    """Give the phones of one toneless syllable; a vowel for one that is unknown."""
    syllable = syllable.replace("ü", "v")
    if syllable in BUZZ:
        return BUZZ[syllable]
    initial = next((i for i in sorted(INITIALS, key=len, reverse=True) if syllable.startswith(i)), "")
    final = FINALS.get(syllable.removeprefix(initial), "AH")
    return f"{INITIALS[initial]} {final}" if initial else final
