"""Seeds: the shortest runs of words that two reports hardly share by chance."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.arrays import Array, Words, _scattered


@dataclass(frozen=True, slots=True)
class Grain:
    """How fine a pass looks.

    Attributes:
        cap: How many later postings with the same words each posting is linked to; None for all.
        seed_bits: Bits that a seed has beyond those that chance gives in a corpus of this size.
        chain_bits: Likewise for a whole chain of seeds.
        passage_bits: Bits that a passage has at least, prices subtracted.
    """

    cap: int | None
    seed_bits: float
    chain_bits: float
    passage_bits: float


_REPEATS = 3
_MOST_WORDS = 8
_CONTENT_BITS = 8.5
_CONTENT_WORDS = 3
_CONTENT_REACH = 10


def links(words: Words, bits: Array, grain: Grain):
    need = np.log2(max(2, len(words))) + grain.seed_bits
    every = np.arange(len(words))
    runs = _postings(words, bits, every, need, _MOST_WORDS, 0)
    content = np.flatnonzero(bits >= _CONTENT_BITS)
    loose = _postings(words, bits, content, need, _CONTENT_WORDS, 1)
    found = []
    for hashes, at, last in (runs, loose):
        left, right, same = _linked(words, hashes, at, grain.cap)
        found.append((at[left], at[right]))
        found.append((last[left], last[right]))
    left = np.concatenate([l for l, _ in found])
    right = np.concatenate([r for _, r in found])
    return left, right


def _postings(words, bits, at, need, most, salt):
    n = len(at)
    mixed = _scattered(words.key[at].astype(np.uint64) + np.uint64(salt << 32))
    region = words.region[at]
    heavy = bits[at].astype(np.float64)
    total = np.concatenate([[0.0], np.cumsum(heavy)])
    size = np.zeros(n, np.int8)
    for count in range(2, most + 1):
        if n < count:
            break
        enough = (total[count:] - total[:-count] >= need) & (size[: n - count + 1] == 0)
        enough &= region[count - 1 :] == region[: n - count + 1]
        size[: n - count + 1][enough] = count
    chosen = np.flatnonzero(size)
    hashes = np.zeros(len(chosen), np.uint64)
    sizes = size[chosen]
    for nth in range(most):
        more = sizes > nth
        hashes[more] = (hashes[more] ^ mixed[chosen[more] + nth]) * np.uint64(0xD1342543DE82EF95)
    last = at[chosen + sizes - 1]
    first = at[chosen]
    if salt:
        near = last - first <= _CONTENT_REACH
        return hashes[near], first[near], last[near]
    return hashes, first, last


def _linked(words, hashes, at, cap):
    width = max(1, int(len(hashes)).bit_length())
    packed = (hashes >> np.uint64(width)) << np.uint64(width) | np.arange(
        len(hashes), dtype=np.uint64
    )
    packed.sort()
    order = (packed & np.uint64((1 << width) - 1)).astype(np.int64)
    value = packed >> np.uint64(width)
    report = words.report(at)[order]
    if len(order) > _REPEATS:
        often = np.zeros(len(order), bool)
        often[_REPEATS:] = (value[_REPEATS:] == value[:-_REPEATS]) & (
            report[_REPEATS:] == report[:-_REPEATS]
        )
        order, value, report = order[~often], value[~often], report[~often]
    here = np.arange(len(order))
    lefts, rights = [], []
    step = 1
    while len(here) and (cap is None or step <= cap):
        here = here[here + step < len(order)]
        here = here[value[here] == value[here + step]]
        apart = report[here] != report[here + step]
        lefts.append(order[here[apart]])
        rights.append(order[here[apart] + step])
        step += 1
    return np.concatenate(lefts), np.concatenate(rights), None
