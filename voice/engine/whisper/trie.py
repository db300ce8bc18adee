"""All phrases of a list as one packed prefix trie: one decoder pass scores every one of them.

A node is a token, its parent the token before it; phrases that begin alike share nodes. The nodes stand in one
sequence, each with the position of its depth, and a mask lets each see only its ancestors and itself: so every node's
logits are those of its own phrase alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch


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
    read: torch.Tensor
    """Shape (reads,): the token that is looked up there."""
    paths: torch.Tensor
    """Shape (reads,): the number of the path that the reading belongs to."""
    names: tuple[str, ...]
    """Of each path: the phrase that it spells."""


def pack(spellings: Mapping[str, Sequence[tuple[Sequence[int], Sequence[int]]]]) -> Trie:
    """Pack spellings.

    Args:
        spellings: phrase to its spellings, each a (prefix, tokens): the prefix is given, the tokens are scored.

    """
    tokens: list[int] = []
    parents: list[int] = []
    children: dict[tuple[int, int], int] = {}
    readers: list[int] = []
    read: list[int] = []
    paths: list[int] = []
    names: list[str] = []
    for name, variants in spellings.items():
        for prefix, scored in variants:
            node = -1
            for place, token in enumerate((*prefix, *scored)):
                if place >= len(prefix):
                    readers.append(node)
                    read.append(token)
                    paths.append(len(names))
                if place == len(prefix) + len(scored) - 1:
                    break  # the last token is only looked up, never fed
                key = (node, token)
                if key not in children:
                    children[key] = len(tokens)
                    tokens.append(token)
                    parents.append(node)
                node = children[key]
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
        torch.tensor(read),
        torch.tensor(paths),
        tuple(names),
    )
