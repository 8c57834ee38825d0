"""Group synthetic reports in one process and print CPU seconds, memory and how well it came out.

usage: python -m benchmarks.stories [REPORTS] [--stream REPORTS]

Stories have 1 to 200 reports (most few), words of their own and names, over a vocabulary with
Zipf frequencies; reports of one story lie within days. Same seed, same corpus.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from twicetold import story
from twicetold.model import Part, Profile, Report, Role
from twicetold.story import Memory
from twicetold.text import background

WORDS = 400
VOCABULARY = 60_000


def _made(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4))


def reports(count: int, seed: int = 7) -> Iterator[tuple[Report, int]]:
    chance = random.Random(seed)
    usual = [word for word in background.words() if word.isalpha()]
    words = usual + [_made(chance) for _ in range(VOCABULARY - len(usual))]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = number = 0
    while made < count:
        size = min(count - made, int(chance.paretovariate(1.1)), 200)
        theme = chance.sample(words[300:], 60)
        names = [word.title() for word in chance.sample(words[2_000:], 12)]
        day = date(2031, 1, 1) + timedelta(chance.randrange(700))
        for _ in range(size):
            running = chance.choices(words, cum_weights=weights, k=WORDS)
            for place in range(0, WORDS, 6):
                running[place] = chance.choice(theme if place % 4 else names)
            text = " ".join(running)
            when = (day + timedelta(chance.randrange(6))).isoformat()
            id = f"r-{chance.randrange(16**12):012x}"
            yield (
                Report(id, id, id, id, text, (Part(Role.BODY, 0, len(text)),), published=when),
                number,
            )
            made += 1
        number += 1


def _pair_f(gold: dict[str, int], found: dict[str, str]) -> float:
    both = Counter((gold[id], found[id]) for id in gold)
    inside = [
        sum(n * (n - 1) for n in c.values())
        for c in (both, Counter(gold.values()), Counter(found.values()))
    ]
    return 2 * inside[0] / max(1, inside[1] + inside[2])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    gold: dict[str, int] = {}
    spent = 0.0

    def profiles() -> Iterator[Profile]:
        nonlocal spent
        for report, number in made:
            gold[report.id] = number
            begun = time.process_time()
            found = story.profile(report)
            spent += time.process_time() - begun
            yield found

    made = reports(count)
    kept = sorted(profiles(), key=lambda one: one.report)
    begun = time.process_time()
    stories = story.grouped(kept, {})
    grouping = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found = {id: one.id for one in stories for id in one.reports}
    print(
        f"{count} reports, {len(set(gold.values()))} stories, found {len(stories)}, "
        f"pair F {_pair_f(gold, found):.3f}; "
        f"profiles {spent:.0f} s, grouping {grouping:.0f} s CPU, {memory:.2f} GiB"
    )
    if "--stream" in sys.argv:
        more = int(sys.argv[sys.argv.index("--stream") + 1])
        known = Memory()
        known.keep(kept, stories)
        arrivals = [story.profile(report) for report, _ in reports(more, seed=8)]
        begun = time.process_time()
        for first in range(0, more, 50):
            batch = arrivals[first : first + 50]
            known.keep(batch, story.joined(batch, known))
        print(f"joining {more}: {time.process_time() - begun:.1f} s CPU")


if __name__ == "__main__":
    main()
