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


OTHER = (
    ("iy", "zhi chi shi ri", "ER", "IH"),
    ("z", "zi ci si", "AH", "Z"),
    ("yu", "ju qu xu jv qv xv lv nv lü nü", "UW", "Y UW"),
    ("u", "", "UW", "UH"),
    ("eng", "", "AH NG", "AO NG"),
    ("ong", "", "UH NG", "OW NG"),
    ("ian", "", "Y EH N", "Y AE N"),
    ("an", "", "AE N", "AA N"),
    ("ui", "", "W EY", "UW EY"),
    ("uo", "", "W AO", "UW AO"),
)
"""A final, the only syllables that it is for ("" for all), and the phones that some voices have instead of ours.

First choices among 41 phrases on one speaker's 38 single words: 0.79 without, 0.87 with them; two longer phrases by
others (68 recordings) 0.91 either way. The unaspirated b, d, g as P, T, K did not help, nor a vowel for the glide Y.
"""


def ways(syllable: str) -> tuple[str, ...]:
    """Give the ways of saying one toneless syllable, ours first."""
    first = arpabet(syllable)
    found = [first]
    for final, only, ours, theirs in OTHER:
        fits = syllable in only.split() if only else syllable.endswith(final)
        if fits and ours in first and first.replace(ours, theirs) not in found:
            found.append(first.replace(ours, theirs))
    return tuple(found)
