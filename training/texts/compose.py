"""Compose invented reports whose marks are right by construction.

Run ``python -m training.texts.compose`` to write ``own-train.jsonl`` and ``own-test.jsonl`` again.
Every seventh construction is kept for the test part, and no other is used there.
"""

import json
import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TRAIN, TEST, SEED = 480, 60, 20_26
BARE = 0.5  # share of paragraphs with a sentence more in the outlet's own voice
Subjects = dict[str, dict[str, list[str]]]
_NUMBER = re.compile(r"(\[[SQC])(\d) ")
_SLOT = re.compile(r"\{(\w+)\}")
_MARK = re.compile(r"\[([SQC])(\d+) ?|\]")


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the lists beside this file."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


@dataclass
class Speaker:
    """Somebody who speaks in a report, with the ways in which reports name them."""

    first: list[str]
    later: list[str]
    named: bool = False

    def mention(self, rng: random.Random) -> str:
        """Name the speaker: in full at first, briefly afterwards."""
        choices = self.later if self.named else self.first
        self.named = True
        return rng.choice(choices)


class Composer:
    """Writes one report after another."""

    def __init__(self, seed: int, subjects: Subjects | None = None) -> None:
        """Take other statements than the invented ones, if there are any, by subject and kind."""
        self.rng = random.Random(seed)
        self.subjects = subjects or table("statements")
        self.subject: dict[str, list[str]] = {}
        self.whole: dict[str, list[str]] = {}
        self.cast: list[Speaker] = []
        self.used: dict[str, Speaker] = {}
        self.statements = 0

    def report(self, name: str, share: slice) -> dict[str, Any]:
        """Write a report from the constructions of one part (train or test)."""
        rng = self.rng
        chosen = self.subjects[rng.choice(sorted(self.subjects))]
        self.subject = {kind: [] for kind in chosen}
        self.whole = chosen
        self.cast = [self.speaker() for _ in range(rng.randint(2, 5))]
        pools = {kind: part(table("constructions")[kind], share) for kind in table("constructions")}
        lines = [self.line(rng.choice(pools["headlines"])).rstrip(".")]
        if pools["captions"] and rng.random() < 0.25:
            lines.append(self.line(rng.choice(pools["captions"])))
        opening = self.line(rng.choice(["{B}", rng.choice(pools["paragraphs"])]))
        dateline = self.fill(
            rng.choice(["{place} ({agency}) — ", "{place}, {month} {dd} – ", "", "", ""])
        )
        lines.append(dateline[:1].upper() + dateline[1:] + opening if dateline else opening)
        for _ in range(rng.randint(5, 11)):
            bare = rng.random() < BARE / 4
            lines.append(self.line("{B} {B}") if bare else self.paragraph(pools["paragraphs"]))
        text = rng.choice(["\n\n", "\n\n", "\n"]).join(lines)
        return marked(name, restyled(text, rng))

    def paragraph(self, pool: list[str]) -> str:
        """Write a paragraph of one construction, or of two or three."""
        count = self.rng.choice([1, 1, 2, 2, 3])
        drawn = [self.rng.choice(pool) for _ in range(count)]
        if self.rng.random() < BARE:
            drawn.insert(self.rng.randint(0, count), "{B}")
        return " ".join(self.line(one) for one in drawn)

    def line(self, template: str) -> str:
        """Fill a construction, and begin its sentences with a capital letter."""
        self.used = {}
        self.statements += 10
        filled = self.fill(_NUMBER.sub(lambda m: f"{m[1]}{self.statements + int(m[2])} ", template))
        filled = re.sub(r",(\]?)(?=[.,;:’])", r"\1", filled)
        start = r"(^|[.!?][”’\]]*\s+|\n|: (?=\[C\d+ “))((?:\[[SQC]\d+ ?|[“‘\"(—] ?)*)([a-z])"
        return re.sub(start, lambda m: m[1] + m[2] + m[3].upper(), filled)

    def fill(self, template: str) -> str:
        """Fill every slot of a template."""
        return _SLOT.sub(lambda match: self.fill(self.slot(match[1])), template)

    def slot(self, name: str) -> str:
        """Give words for one slot, which may hold slots themselves."""
        rng = self.rng
        if name in "SsTt":
            return self.named("S" if name in "Ss" else "T", brief=name.islower())
        numbers = {"n1": (2, 9), "n2": (11, 79), "n": (3, 900), "dd": (1, 28)}
        if name in numbers:
            return str(rng.randint(*numbers[name]))
        if name == "big":
            return f"{rng.randint(1, 90)},{rng.randint(0, 9)}00"
        subjects = {"C": "clause", "D": "direct", "N": "thing", "V": "act", "B": "background"}
        kind = subjects.get({"d": "D", "e": "D", "c": "C", "v": "V"}.get(name, name))
        if kind:
            return self.tail(self.statement(kind), kind)
        others = {
            "U": "official",
            "O": "org",
            "P": "document",
            "A": "crowd",
            "W": "when",
            "K": "channel",
            "F": "fragment",
        }
        if name == "H":
            return str(
                rng.choice(
                    [
                        rng.choice(table("words")["last"]),
                        "union",
                        "minister",
                        "police",
                        "report",
                        "coach",
                        "study",
                        "rebels",
                        "bank",
                        "mayor",
                        "{role}",
                        "{country} president",
                    ]
                )
            )
        return str(rng.choice(table("words")[others.get(name, name)]))

    def statement(self, kind: str) -> str:
        """Draw a statement; none comes twice before all have come."""
        if not self.subject[kind]:
            self.subject[kind] = self.rng.sample(self.whole[kind], len(self.whole[kind]))
        return self.subject[kind].pop()

    def tail(self, words: str, kind: str) -> str:
        """Let a clause go on now and then."""
        if kind != "clause" or self.rng.random() < 0.6:
            return words
        more = [
            "despite {N}",
            "because {c}",
            "but that {c}",
            "and {c}",
            "after {N}",
            "if {c}",
            "in {place}",
            "since {month}",
            "for the first time in {n2} years",
            "amid {N}",
            "more than expected",
        ]
        return f"{words} {self.rng.choice(more)}" if words.count(" ") < 14 else words

    def named(self, key: str, *, brief: bool) -> str:
        """Name the speaker that stands for S or T in this construction."""
        if key not in self.used:
            free = [one for one in self.cast if one not in self.used.values()] or [self.speaker()]
            self.used[key] = self.rng.choice(free)
        speaker = self.used[key]
        if brief:
            speaker.named = True
        return speaker.mention(self.rng)

    def speaker(self) -> Speaker:
        """Invent a speaker: mostly a person with an office, else a body or somebody unnamed."""
        rng, words = self.rng, table("words")
        drawn = rng.random()
        if drawn < 0.16:
            org = self.fill(rng.choice(words["org"]))
            return Speaker(
                [org],
                [
                    re.sub(r" \(\w+\)", "", org),
                    "it",
                    re.findall(r"\((\w+)\)", org)[0] if "(" in org else org,
                ],
            )
        if drawn < 0.3:
            official = self.fill(rng.choice(words["official"]))
            return Speaker(
                [official],
                [official, "they"] if official.endswith("s") else [official, "the official"],
            )
        woman = rng.random() < 0.5
        first, last = (
            rng.choice(words["first_she" if woman else "first_he"]),
            rng.choice(words["last"]),
        )
        office = {
            key: self.fill(rng.choice(words[key]))
            for key in ("role", "org", "title", "place", "job", "country")
        }
        return Speaker(
            full_names(f"{first} {last}", office, rng), brief_names(last, office, woman=woman)
        )


def full_names(name: str, office: dict[str, str], rng: random.Random) -> list[str]:
    """List the ways to name somebody in full."""
    role, org = office["role"], office["org"]
    bare = re.sub(r" \(\w+\)", "", org)
    short = bare.removeprefix("the ")
    ways = [
        f"{office['title']} {name}",
        f"{name}, {role} of {org},",
        f"{name}, the {role} of {org},",
        f"{short} {role} {name}",
        f"{role} {name}",
        f"the {role} of {bare}, {name},",
        f"{name}, a {office['job']} in {office['place']},",
        f"{name}",
        f"{office['country']}’s {role} {name}",
        f"{name} of {bare}",
        f"a {role} for {bare}",
        f"{bare}’s {role} {name}",
        f"{name}, a {role} with {bare},",
    ]
    return rng.sample(ways, 3)


def brief_names(last: str, office: dict[str, str], *, woman: bool) -> list[str]:
    """List the ways to name somebody again."""
    pronoun = "she" if woman else "he"
    polite = "Ms" if woman else "Mr"
    role = office["role"] if len(office["role"].split()) == 1 else office["job"]
    return [last, last, last, pronoun, pronoun, f"{polite} {last}", f"the {role}"]


def part(pool: list[str], share: slice) -> list[str]:
    """Give the constructions of one part: every seventh is for testing."""
    test = pool[6::7]
    return test if share.start == 6 else [one for one in pool if one not in test]


def restyled(text: str, rng: random.Random) -> str:
    """Set the quotation marks and apostrophes in one house's style."""
    drawn = rng.random()
    if drawn < 0.4:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    return text.translate(str.maketrans("“”", "‘’")) if drawn < 0.48 else text


def marked(name: str, text: str) -> dict[str, Any]:
    """Take the brackets out and note where the roles stand."""
    words: list[str] = []
    open_roles: list[tuple[str, str, int]] = []
    places: dict[str, dict[str, list[list[int]]]] = {}
    length = at = 0
    for match in _MARK.finditer(text):
        words.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[1]:
            open_roles.append((match[1], match[2], length))
        elif open_roles:
            role, number, start = open_roles.pop()
            end = length - words[-1].endswith(",") if role == "S" else length
            places.setdefault(number, {r: [] for r in "SQC"})[role].append([start, end])
    words.append(text[at:])
    return {"doc": name, "text": "".join(words), "attributions": _attributions(places)}


def _attributions(places: dict[str, dict[str, list[list[int]]]]) -> list[dict[str, Any]]:
    _share_sources(places)
    kept = [one for one in places.values() if one["C"]]
    found = []
    for one in kept:
        edge = (one["Q"] or one["C"])[0]
        parents = [
            number
            for number, other in enumerate(kept)
            if other is not one and any(s <= edge[0] and edge[1] <= e for s, e in other["C"])
        ]
        found.append(
            {
                "content": sorted(one["C"]),
                "source": sorted(one["S"]),
                "cue": sorted(one["Q"]),
                "parent": parents[-1] if parents else None,
            }
        )
    return found


def _share_sources(places: dict[str, dict[str, list[list[int]]]]) -> None:
    """Give "…, adding that …" the source of the statement before it in its construction."""
    for number, one in places.items():
        before = places.get(str(int(number) - 1))
        if one["Q"] and not one["S"] and before and int(number) % 10 > 1:
            one["S"] = before["S"]


def main() -> None:
    """Write both parts."""
    for name, count, share in (("train", TRAIN, slice(0)), ("test", TEST, slice(6, None))):
        composer = Composer(SEED + count)
        with (HERE / f"own-{name}.jsonl").open("w", encoding="utf-8") as lines:
            for number in range(count):
                report = composer.report(f"own-{name}-{number:03}", share)
                lines.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
