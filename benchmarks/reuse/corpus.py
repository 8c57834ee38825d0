"""A corpus with known reuse, made of invented words: the same one on every machine.

Stories with one agency text each; outlets that copy one to five passages of 8 to 140 words of it,
or of an outlet that did; 0, 10, 20 or 30 % of the copied words changed, dropped or added to; set
phrases and every outlet's own boilerplate as traps.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations

from twicetold.model import Part, Report, Role

EDIT_SHARES = (0.0, 0.1, 0.2, 0.3)
LENGTHS = ((8, 14), (15, 29), (30, 59), (60, 140))
VOCABULARY = 60_000
OUTLETS = 60
AGENCIES = ("Karvan Wire", "Ostmere Press Agency", "Tollund News Service")
MOST_OUTLETS = 24
FEWEST_KEPT = 6
FEWEST_WORDS = 8

_FUNCTION = (  # noqa: SIM905
    "the of to and a in that is for it on was not as with at by from he has have this be are "
    "or an but they who his which would will were had been their about after when more than one"
).split()
_ONSETS = "b d f g h k l m n p r s t v w z bl br dr fl gr kl kr pl pr sk sl st tr".split()  # noqa: SIM905
_VOWELS = "a e i o u aa ei ie oo".split()  # noqa: SIM905
_CODAS = ("", "", "l", "n", "r", "s", "t", "nd", "rk")
_PHRASES = (
    "who asked not to be named because talks are still going on",
    "did not answer questions sent by letter before this went to print",
    "as was first announced on the wall of the old town hall",
    "told those who had come to the steps of the assembly",
    "in what people here call the longest dispute since the flood",
    "no group had come forward by the evening to say that it was behind it",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report and, where it was copied, the word that it goes back to.

    Attributes:
        text: The word as it stands.
        root: Number of the report and of the word there; None where it is the report's own.
        edited: Whether it stands for another word of the root, or beside it.
    """

    text: str
    root: tuple[int, int] | None = None
    edited: bool = False


@dataclass(slots=True)
class Draft:
    """A report before it is set.

    Attributes:
        number: Its place in the corpus.
        outlet: Who publishes it.
        story: The number of its story.
        blocks: Its sentences and copied passages, in order; the outlet's boilerplate is the last.
    """

    number: int
    outlet: str
    story: int
    blocks: list[list[Word]] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        """Give all its words in order."""
        return [word for block in self.blocks for word in block]


@dataclass(frozen=True, slots=True)
class Case:
    """One passage that two reports share.

    Attributes:
        left: Id of the one report, its first code point, the code point after the last.
        right: Likewise of the other.
        words: Words of the longer side.
        edited: Share of them that is not the same on both sides.
    """

    left: tuple[str, int, int]
    right: tuple[str, int, int]
    words: int
    edited: float


class Language:
    """Invented words with a natural law of frequency: the n-th word as 1 / (n + 2.7) ** 1.07."""

    def __init__(self, random: random.Random) -> None:
        self._random = random
        words = dict.fromkeys(_FUNCTION)
        while len(words) < VOCABULARY:
            syllables = random.choice((1, 2, 2, 3, 3, 4))
            made = "".join(
                random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(syllables)
            )
            words[made + random.choice(_CODAS)] = None
        self._words = list(words)
        self._law = list(accumulate(1 / (n + 3.7) ** 1.07 for n in range(VOCABULARY)))

    def word(self) -> str:
        """Draw a word."""
        return self._words[bisect(self._law, self._random.random() * self._law[-1])]

    def sentence(self) -> list[Word]:
        """Draw a sentence of 8 to 55 words."""
        count = min(55, max(8, round(self._random.gauss(22, 9))))
        words = [self.word() for _ in range(count)]
        return _as_sentence(words)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Reports and what they share.

    Attributes:
        reports: The reports.
        cases: The passages that they share, set phrases and boilerplate left out.
        story: For each report's id the number of its story.
    """

    reports: tuple[Report, ...]
    cases: tuple[Case, ...]
    story: dict[str, int]


def corpus(count: int, seed: int = 1) -> Corpus:
    """Make a corpus.

    Args:
        count: How many reports.
        seed: Another seed gives another corpus.
    """
    chance = random.Random(seed)
    language = Language(chance)
    boilerplate = [language.sentence() for _ in range(OUTLETS)]
    drafts: list[Draft] = []
    while len(drafts) < count:
        drafts.extend(_story(drafts, count, (chance, language, boilerplate)))
    texts, places = zip(*(_set(draft, chance) for draft in drafts), strict=True)
    reports = tuple(_report(draft, text) for draft, text in zip(drafts, texts, strict=True))
    cases = tuple(_cases(drafts, places))
    return Corpus(reports, cases, {_id(draft.number): draft.story for draft in drafts})


def _as_sentence(words: Sequence[str]) -> list[Word]:
    first, *inner, last = words
    return [Word(first.capitalize()), *map(Word, inner), Word(f"{last}.")]


def _story(
    drafts: Sequence[Draft],
    count: int,
    tools: tuple[random.Random, Language, list[list[Word]]],
) -> list[Draft]:
    chance, language, boilerplate = tools
    size = 1 if chance.random() < 0.3 else min(MOST_OUTLETS + 1, 2 + int(chance.paretovariate(1.1)))
    story: list[Draft] = []
    for nth in range(min(size, count - len(drafts))):
        outlet = chance.randrange(OUTLETS)
        agency = nth == 0 and size > 1
        name = chance.choice(AGENCIES) if agency else f"Outlet {outlet}"
        draft = Draft(len(drafts) + nth, name, len(drafts))
        mean, least = (22, 6) if nth == 0 else (12, 3)
        draft.blocks = [
            language.sentence() for _ in range(max(least, round(chance.gauss(mean, 6))))
        ]
        if nth:
            source = story[0] if nth == 1 or chance.random() < 0.85 else chance.choice(story[1:])
            _copy(source, draft, chance, language)
        if chance.random() < 0.3:
            block = chance.choice(draft.blocks)
            phrase = chance.choice(_PHRASES).split()
            block[len(block) // 2 : len(block) // 2] = map(Word, phrase)
        draft.blocks.append([] if agency else list(boilerplate[outlet]))
        story.append(draft)
    return story


def _copy(source: Draft, draft: Draft, chance: random.Random, language: Language) -> None:
    words = [word for block in source.blocks[:-1] for word in block]
    starts = list(accumulate((len(block) for block in source.blocks[:-2]), initial=0))
    taken: list[tuple[int, int]] = []
    for _ in range(chance.randint(1, 5)):
        start = chance.choice(starts) if chance.random() < 0.7 else chance.randrange(len(words))
        end = min(len(words), start + chance.randint(*chance.choice(LENGTHS)))
        if end - start < FEWEST_WORDS or any(start < e and s < end for s, e in taken):
            continue
        taken.append((start, end))
        copied = [
            Word(word.text, word.root or (source.number, nth))
            for nth, word in enumerate(words[start:end], start)
        ]
        if block := edited(copied, chance.choice(EDIT_SHARES), chance, language):
            draft.blocks.insert(chance.randrange(len(draft.blocks) + 1), block)


def edited(
    words: Sequence[Word], share: float, chance: random.Random, language: Language
) -> list[Word]:
    """Change a share of the words: half of them swapped, a quarter dropped, a quarter added to."""
    changed: list[Word] = []
    for word in words:
        kind = chance.random() if chance.random() < share else None
        if kind is None or kind >= 0.75:
            changed.append(word)
        if kind is not None and not 0.5 <= kind < 0.75:
            changed.append(Word(language.word(), word.root, edited=True))
    return changed


def _set(draft: Draft, chance: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Set a report: its text, and the place of every word."""
    text, places = "", []
    for nth, block in enumerate(draft.blocks):
        if nth and block:
            text += "\n\n" if chance.random() < 0.4 else " "
        for at, word in enumerate(block):
            text += " " if at else ""
            places.append((len(text), len(text) + len(word.text)))
            text += word.text
    return text, places


def _id(number: int) -> str:
    return f"r-{number:07}"


def _report(draft: Draft, text: str) -> Report:
    parts, at = [], 0
    for line in text.split("\n"):
        if line:
            parts.append(Part(Role.BODY, at, at + len(line)))
        at += len(line) + 1
    id = _id(draft.number)
    return Report(id, id, draft.outlet, draft.outlet, text, tuple(parts), language="en")


_Run = tuple[Draft, list[tuple[int, int, bool]]]
"""A report and words of it in a row: the word's place in the root, in the report, and edited."""


def _cases(drafts: Sequence[Draft], places: Sequence[list[tuple[int, int]]]) -> Iterator[Case]:
    stories: dict[int, list[Draft]] = {}
    for draft in drafts:
        stories.setdefault(draft.story, []).append(draft)
    for story in stories.values():
        by_root: dict[int, list[_Run]] = {}
        for draft in story:
            words = draft.words
            own = [(nth, nth, False) for nth in range(len(words))]
            by_root.setdefault(draft.number, []).append((draft, own))
            for root, run in _runs(words):
                by_root.setdefault(root, []).append((draft, run))
        for runs in by_root.values():
            for one, other in combinations(runs, 2):
                if one[0] is not other[0] and (case := _case(one, other, places)):
                    yield case


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, list[tuple[int, int, bool]]]]:
    """Give the copied passages: words in a row whose roots run forward without a wide gap."""
    run: list[tuple[int, int, bool]] = []
    root = -1
    for nth, word in enumerate(words):
        number, place = word.root or (-1, 0)
        if number != root or (run and not run[-1][0] <= place <= run[-1][0] + 40):
            if run:
                yield root, run
            run, root = [], number
        if number >= 0:
            run.append((place, nth, word.edited))
    if run:
        yield root, run


def _case(one: _Run, other: _Run, places: Sequence[list[tuple[int, int]]]) -> Case | None:
    """Give what two passages of one root share, from the first to the last word kept in both."""
    kept = {place for place, _, edited in one[1] if not edited}
    kept &= {place for place, _, edited in other[1] if not edited}
    if len(kept) < FEWEST_KEPT:
        return None
    low, high = min(kept), max(kept)
    sides, sizes = [], []
    for draft, run in (one, other):
        at = [nth for place, nth, edited in run if place in (low, high) and not edited]
        set_at = places[draft.number]
        sides.append((_id(draft.number), set_at[at[0]][0], set_at[at[-1]][1]))
        sizes.append(at[-1] - at[0] + 1)
    if max(sizes) < FEWEST_WORDS:
        return None
    return Case(sides[0], sides[1], max(sizes), 1 - len(kept) / max(sizes))
