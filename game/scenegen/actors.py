"""Who comes along and who gives chase, told from obstacles by the words near them."""

from collections.abc import Sequence

from game.scenegen.draft import Draft
from game.scenegen.said import STRONG_FRIEND, Said

BESIDE = 12  # characters between a friend and the word for one, where it cannot mean anybody else
CHASE, FRIEND, FRIEND_LOOSE = 60, 40, 24  # characters between an actor and the word that makes it one
NOT_THE_HERO = (
    *("another", "other", "evil", "friend", "guard", "giant", "police", "second", "killer", "rogue", "enemy"),
    *("另", "邪", "伙伴", "巨", "警", "保安", "坏", "失控", "同伴", "朋友", "守卫"),
)
"""Words that make a robot somebody else than the player's own."""


def actors(draft: Draft, pieces: Sequence[Said]) -> list[Said]:
    """Tell companions and chasers from obstacles, by the words near them."""
    kept: list[Said] = list(pieces)
    _befriend(draft, kept)
    for cue in [p for p in pieces if p.category == "chase" and not p.negated]:
        who = _nearest(kept, cue, CHASE)
        if who is not None:
            draft.chaser = who.value
            kept.remove(who)
        elif draft.chaser is None:
            draft.chaser = "drone"
    for cue in [p for p in kept if p.category == "friend" and not p.negated]:
        strong = cue.text.lower() in STRONG_FRIEND
        who = _nearest(kept, cue, FRIEND if strong else FRIEND_LOOSE, strong)
        if who is not None:
            draft.companion = who.value
            kept.remove(who)
        elif strong and draft.companion is None:
            draft.companion = "dog" if cue.text.lower() in ("pet", "宠物") else "robot"
    for who in [p for p in kept if p.category == "actor" and p.value in ("dog", "bird") and not p.negated]:
        draft.companion = draft.companion or who.value
        kept.remove(who)
    return [p for p in kept if p.category not in ("actor", "chase", "friend")]


def _befriend(draft: Draft, kept: list[Said]) -> None:
    """Take who stands right beside the word for a friend, nearer than to one for a chase: nobody else is meant."""
    chases = [p.start for p in kept if p.category == "chase"]
    for cue in [p for p in kept if p.category == "friend" and not p.negated and p.text.lower() in STRONG_FRIEND]:
        who = next(
            (
                p
                for p in kept
                if p.category == "actor"
                and p.value != "robot"
                and not p.negated
                and abs(p.start - cue.start) <= BESIDE
                and all(abs(p.start - cue.start) < abs(p.start - at) for at in chases)
            ),
            None,
        )
        if who is not None and draft.companion is None:
            draft.companion = who.value
            kept.remove(who)
            kept.remove(cue)


def _nearest(pieces: Sequence[Said], cue: Said, most: int, strong: bool = True) -> Said | None:
    """Give the actor that a word for a chase or a friend belongs to; the hero, a robot, is the last choice."""

    def weight(one: Said) -> tuple[bool, int]:
        hero = one.value == "robot" and not any(w in one.text.lower() for w in NOT_THE_HERO)
        return hero, abs(one.start - cue.start)

    near = [
        p
        for p in pieces
        if (p.category == "actor" or (p.category == "thing" and p.value == "drone" and strong))
        and abs(p.start - cue.start) <= most
        and not p.negated
    ]
    best = min(near, key=weight, default=None)
    return None if best is None or (weight(best)[0] and cue.category == "friend") else best
