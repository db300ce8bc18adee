"""All phrases of a list as one packed prefix trie: one decoder pass scores every one of them.

A node is a token, its parent the token before it; phrases that begin alike share nodes. The nodes stand in one
sequence, each with the position of its depth, and a mask lets each see only its ancestors and itself: so every node's
logits are those of its own phrase alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch

from voice.engine.whisper.spelling import Spelling


@dataclass(frozen=True)
class Trie:
    """Ready for the decoder."""

    tokens: torch.Tensor
    """Shape (nodes,)."""
    depths: torch.Tensor
    """Shape (nodes,): the position of each token in its phrase."""
    mask: torch.Tensor
    """Shape (nodes, nodes): 0 where a row may see a column, -inf elsewhere."""
    readers: torch.Tensor
    """Shape (reads,): the node whose logits are read."""
    paths: torch.Tensor
    """Shape (reads,): the number of the path that the reading belongs to."""
    read: torch.Tensor
    """Shape (looks,): a token that is looked up."""
    looks: torch.Tensor
    """Shape (looks,): the number of the reading that it counts for; alternatives of one place are summed."""
    names: tuple[str, ...]
    """Of each path: the phrase that it spells."""
    roots: Mapping[str, int]
    """Phrase to the node where its prompt ends."""
    firsts: Mapping[int, torch.Tensor]
    """Such a node to the tokens with which a phrase may begin there."""


def pack(phrases: Mapping[str, Sequence[Spelling]]) -> Trie:
    """Pack phrases, each with its spellings."""
    tokens: list[int] = []
    parents: list[int] = []
    children: dict[tuple[int, int], int] = {}
    readers: list[int] = []
    paths: list[int] = []
    read: list[int] = []
    looks: list[int] = []
    names: list[str] = []
    roots: dict[str, int] = {}
    firsts: dict[int, set[int]] = {}

    def fed(node: int, token: int) -> int:
        if (node, token) not in children:
            children[node, token] = len(tokens)
            tokens.append(token)
            parents.append(node)
        return children[node, token]

    for name, variants in phrases.items():
        for spelling in variants:
            node = -1
            for token in spelling.prompt:
                node = fed(node, token)
            roots[name] = node
            firsts.setdefault(node, set()).update(spelling.places[0] if spelling.whole else ())
            for place, alternatives in enumerate(spelling.places):
                read += alternatives
                looks += [len(readers)] * len(alternatives)
                readers.append(node)
                paths.append(len(names))
                if place < len(spelling.places) - 1:  # the last is only looked up, never fed
                    node = fed(node, alternatives[0])
            names.append(name)
    count = len(tokens)
    depths = [0] * count
    mask = torch.full((count, count), float("-inf"))
    for node, parent in enumerate(parents):
        if parent >= 0:
            depths[node] = depths[parent] + 1
            mask[node] = mask[parent]
        mask[node, node] = 0.0
    return Trie(
        torch.tensor(tokens),
        torch.tensor(depths),
        mask,
        torch.tensor(readers),
        torch.tensor(paths),
        torch.tensor(read),
        torch.tensor(looks),
        tuple(names),
        roots,
        {node: torch.tensor(sorted(some), dtype=torch.long) for node, some in firsts.items()},
    )
