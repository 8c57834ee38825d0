"""Very many short reports in little memory: ``python -m benchmarks.reuse.many --reports 1000000``.

The reports are made when they are asked for and not kept, as a sequence on a disk would give them;
what is measured is what the corpus pass itself needs. Five reports make a story and share sixty of
their hundred words, six of them changed.
"""

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from twicetold import reuse
from twicetold.model import Part, Report, Role

WORDS = 100
SHARED = 60
CHANGED = 6
STORY = 5
OUTLETS = 400
VOCABULARY = 60_000
_SYLLABLES = [one + two for one in "bdfghklmnprstvwz" for two in ("a", "e", "i", "o", "u", "ai")]


class Many(Sequence[Report]):
    """Reports of a hundred invented words with a natural law of frequency."""

    def __init__(self, count: int) -> None:
        self._count = count
        law = np.cumsum(1 / (np.arange(VOCABULARY) + 3.7) ** 1.07)
        self._law = law / law[-1]
        self._words = np.array([_spelt(nth) for nth in range(VOCABULARY)], object)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Report: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Report]: ...
    def __getitem__(self, at: int | slice) -> Report | Sequence[Report]:
        if isinstance(at, slice):
            return [self[nth] for nth in range(*at.indices(self._count))]
        own = self._drawn((1, at), WORDS)
        start = int(own[0]) % (WORDS - SHARED)
        story = self._drawn((2, at // STORY), SHARED)
        story[own[:CHANGED] % SHARED] = own[CHANGED : 2 * CHANGED]
        own[start : start + SHARED] = story
        words = self._words[own].tolist()
        text = ". ".join(
            " ".join(words[nth : nth + 20]).capitalize() for nth in range(0, WORDS, 20)
        )
        id, outlet = f"r-{at:08}", f"Outlet {at % OUTLETS}"
        return Report(id, id, outlet, outlet, text, (Part(Role.BODY, 0, len(text)),))

    def __iter__(self) -> Iterator[Report]:
        return (self[nth] for nth in range(self._count))

    def _drawn(
        self, seed: tuple[int, int], count: int
    ) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        drawn = np.random.default_rng(seed).random(count)
        return np.searchsorted(self._law, drawn)


def _spelt(number: int) -> str:
    spelt = ""
    while number or not spelt:
        number, syllable = divmod(number, len(_SYLLABLES))
        spelt += _SYLLABLES[syllable]
    return spelt


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.reuse.many", description=__doc__)
    asked.add_argument("--reports", type=int, default=100_000, help="how many reports (100,000)")
    made = Many(asked.parse_args().reports)
    start = time.process_time()
    for _ in made:
        pass
    making = time.process_time() - start
    start = time.process_time()
    found = sum(1 for _ in reuse.streamed(made))
    seconds = time.process_time() - start
    print(
        f"{len(made)} reports of {WORDS} words: {found} passages in {seconds:.0f} s, making the "
        f"reports again and again included (once takes {making:.0f} s); peak memory "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
    )


if __name__ == "__main__":
    main()
