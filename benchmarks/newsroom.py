"""A corpus of invented news with all that a corpus has: the same one on every machine.

Events on days of one year; for each an agency text, outlets that run it verbatim, cut or reworded,
outlets with reporting of their own that quote the same speaker, a figure that contradicts, a later
one, a correction, a report in another language, a page handed in twice, one without a date.
``python -m benchmarks.newsroom FOLDER --reports 2000`` writes it as JSON lines and HTML.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

AGENCY = "Karvan Wire"
_BEGIN = datetime(2031, 1, 6, 5, tzinfo=UTC)
_PER_FILE = 200

_SYLLABLES = (
    "ba dor el fen gal hol ir kas lem mor nav os pel quin rud sel tam ul ver wen yar zol".split()
)
_FIRST = (
    "Adela Bruno Carla Dmitri Edda Felix Greta Hugo Ilse Jonas Katya Leon Mira Nils Olga".split()
)
_ROLES = (
    "police chief",
    "mayor",
    "fire chief",
    "hospital director",
    "transport minister",
    "harbour master",
    "union leader",
    "district governor",
)
_EVENTS = (
    (
        "fire",
        "A fire broke out in a {thing} in {place} {day}, killing {dead} people and injuring {hurt} more.",
        "warehouse hotel school market mill".split(),
    ),
    (
        "flood",
        "A flood swept through a {thing} near {place} {day}, killing {dead} people and driving {hurt} from their homes.",
        "valley camp village suburb harbour".split(),
    ),
    (
        "crash",
        "A {thing} crashed outside {place} {day}, killing {dead} people and injuring {hurt} others.",
        "bus train ferry tram lorry".split(),
    ),
    (
        "collapse",
        "A {thing} collapsed in {place} {day}, killing {dead} people and burying {hurt} others.",
        "bridge crane stadium tower wall".split(),
    ),
)
_SAID = (
    "“{quote},” said {name}, the {role} of {place}.",
    "{name}, the {role}, said {claim}.",
    "According to the {role}, {claim}.",
    "The {role} told {agency} that {claim}.",
    "{short} said late {day} that {claim}.",
    "Officials in {place} said {claim}, though that could not be independently checked.",
)
_QUOTES = (
    "The {a} of the {b} was {c}ed before any {d} came down to {e}",
    "Nobody had {c}ed that {a} for {days} {b}s, and every {d} in {e} knew of it",
    "We {c}ed for {a} and {b}, but of {d} there was none at {e}",
    "My {a} {c}ed through the {b} with {d} and bare hands",
)
_CLAIMS = (
    "{hurt} people had been taken to the {a} hospital, {grave} of them with {b} wounds",
    "the {a} had been {c}ed in {month} by {e} and found {b}",
    "{crowd} {a}s were still without {b} on the {d} bank",
    "the {a} to {other} would stay {c}ed for {days} days",
    "{b} damage to the {a} was put at {money} million {d}s",
    "two {a}s of the {b} were being {c}ed over the {d}",
    "the {a} was {b} and no {d} had been {c}ed",
)
_PLAIN = (
    "{adverb} the {a}s of {e} {c}ed the {b} and carried {d} down to the river.",
    "The {thing} stands between {a} and {b}, where {d} had {c}ed since the spring.",
    "{stranger} waited beside a {b} {a} with the {d} of her brother.",
    "{b} schools stayed {c}ed and the {a} moved its {d} to {other}.",
    "In {month} a {a} had {c}ed in {other}, and {d} of {b} came of it.",
    "Along the {a} street {b}s were {c}ed by noon, only the {d} was open.",
    "{crowd} {a}s {c}ed over {e} until the {b} was gone.",
    "A {d} company, {b} {a}, was {c}ed for the {thing}.",
)
_SYNONYMS = {
    "killing": "leaving dead",
    "people": "persons",
    "said": "stated",
    "whole": "entire",
    "noise": "sound",
    "road": "highway",
    "near": "close to",
    "found": "judged",
    "reached": "got to",
    "answer": "reply to",
    "still": "even now",
    "watched": "looked on as",
    "shut": "closed",
    "closed": "shut",
    "help": "aid",
}
_FOREIGN = {
    "de": "In {place} sind nach einem schweren Unglück {dead} Menschen ums Leben gekommen, {hurt} weitere wurden verletzt. Das teilte {name} am Abend mit. Die Ursache ist noch nicht bekannt, die Ermittlungen dauern an. Die Straße nach {other} bleibt gesperrt.",
    "fr": "Un grave accident a fait {dead} morts et {hurt} blessés à {place}, a annoncé {name} dans la soirée. La cause n’est pas encore connue et une enquête a été ouverte. La route de {other} reste fermée à la circulation.",
    "es": "Un grave accidente dejó {dead} muertos y {hurt} heridos en {place}, informó {name} por la noche. Todavía no se conoce la causa y se ha abierto una investigación. La carretera de {other} permanece cerrada.",
}
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March May June September October".split()


@dataclass(frozen=True, slots=True)
class Page:
    """One report as it is handed in.

    Attributes:
        outlet: Who published it.
        headline: Its headline.
        paragraphs: Its body.
        published: When, empty when the page does not say.
        language: ISO 639-1 code.
        dateline: Its dateline's place.
        credit: The agency that it credits, empty for none.
    """

    outlet: str
    headline: str
    paragraphs: tuple[str, ...]
    published: str
    language: str = "en"
    dateline: str = ""
    credit: str = ""


def pages(count: int, seed: int = 1, *, words: int = 200) -> Iterator[Page]:
    """Give the pages of a corpus.

    Args:
        count: How many.
        seed: Another seed gives another corpus.
        words: Words of a page, about.
    """
    chance = random.Random(seed)
    given = 0
    while given < count:
        for page in _event(chance, words):
            if given == count:
                return
            yield page
            given += 1


def written(folder: Path, count: int, seed: int = 1, *, words: int = 200) -> int:
    """Write a corpus as files: JSON lines, every twentieth page as HTML; gives the words."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    total = 0
    for nth, page in enumerate(pages(count, seed, words=words)):
        total += sum(len(paragraph.split()) for paragraph in page.paragraphs)
        if nth % 20 == 7:
            (folder / f"page-{nth:06}.html").write_text(page_html(page), "utf-8")
        else:
            lines.append(_line(page, nth))
        if len(lines) == _PER_FILE or nth == count - 1:
            (folder / f"pages-{nth:06}.jsonl").write_text("".join(lines), "utf-8")
            lines = []
    return total


def _event(chance: random.Random, words: int) -> Iterator[Page]:
    slots = _slots(chance)
    begun = _BEGIN + timedelta(minutes=chance.randrange(360 * 24 * 60))
    slots["day"] = f"on {_WEEKDAYS[begun.weekday()]}"
    _, lead, things = chance.choice(_EVENTS)
    slots["thing"] = chance.choice(things)
    wire = [lead.format(**slots), *_sentences(chance, slots, words)]
    headline = f"{slots['dead'].capitalize()} dead in {slots['thing']} disaster at {slots['place']}"
    agency = Page(AGENCY, headline, _set(wire), _time(begun, 0), "en", slots["place"], AGENCY)
    yield agency
    for nth in range(chance.choice((0, 1, 1, 2, 3, 4, 6, 9))):
        outlet = f"{chance.choice(_SYLLABLES).capitalize()}{chance.choice(_SYLLABLES)} {chance.choice(('Courier', 'Herald', 'Post', 'Mercury'))}"
        page = replace(agency, outlet=outlet, published=_time(begun, 25 + 35 * nth))
        kind = chance.random()
        if kind < 0.2:
            yield page
        elif kind < 0.4:
            cut = wire[: max(3, int(len(wire) * chance.uniform(0.3, 0.9)))]
            yield replace(page, paragraphs=_set(cut), headline=f"{slots['place']} counts its dead")
        elif kind < 0.55:
            yield replace(
                page, paragraphs=_set([_reworded(one, chance) for one in wire]), credit=""
            )
        elif kind < 0.75:
            yield _own(page, (chance, slots, lead, wire), words)
        elif kind < 0.83:
            yield _foreign(page, chance, slots)
        elif kind < 0.88:
            yield replace(page, published="", dateline="")
        elif kind < 0.92:
            yield page
            yield page
        else:
            yield _later(page, (chance, slots, lead), begun + timedelta(days=1), words)


def _own(
    page: Page, told: tuple[random.Random, dict[str, str], str, list[str]], words: int
) -> Page:
    """Reporting of an outlet's own: its words, the agency's speaker, at times another figure."""
    chance, slots, lead, wire = told
    own = dict(slots)
    if chance.random() < 0.5:
        own["dead"] = str(int(slots["dead"]) + chance.randint(1, 4))
    quoted = [sentence for sentence in wire if sentence.startswith("“")][:2]
    body = [
        lead.format(**own),
        f"A reporter of this newspaper counted {own['grave']} ambulances at the gate.",
        *quoted,
        *_sentences(chance, own, words),
    ]
    return replace(
        page, headline=f"What we saw at {slots['place']}", paragraphs=_set(body), credit=""
    )


def _later(
    page: Page, told: tuple[random.Random, dict[str, str], str], when: datetime, words: int
) -> Page:
    """The next day: the figure has moved, and an earlier one is put right."""
    chance, slots, lead = told
    later = dict(slots)
    later["dead"] = str(int(slots["dead"]) + chance.randint(1, 9))
    body = [
        lead.format(**later),
        f"Correction: an earlier version of this report gave the number of the dead as {slots['dead']}.",
        *_sentences(chance, later, words),
    ]
    headline = f"Toll at {slots['place']} rises to {later['dead']}"
    return replace(
        page, headline=headline, paragraphs=_set(body), published=_time(when, 0), credit=""
    )


def _foreign(page: Page, chance: random.Random, slots: dict[str, str]) -> Page:
    language = chance.choice(sorted(_FOREIGN))
    text = _FOREIGN[language].format(**slots)
    return replace(
        page, headline=text.split(",")[0], paragraphs=(text,), language=language, credit=""
    )


def _slots(chance: random.Random) -> dict[str, str]:
    def name() -> str:
        return "".join(
            chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 2, 3)))
        ).capitalize()

    surname = name()
    numbers = {
        "dead": chance.randint(2, 40),
        "hurt": chance.randint(41, 300),
        "grave": chance.randint(3, 12),
        "minutes": chance.randint(4, 50),
        "days": chance.randint(2, 9),
        "money": chance.randint(2, 90),
        "crowd": chance.randrange(400, 9000, 50),
    }
    words = {
        "place": name(),
        "other": name(),
        "name": f"{chance.choice(_FIRST)} {surname}",
        "short": surname,
        "role": chance.choice(_ROLES),
        "agency": AGENCY,
        "month": chance.choice(_MONTHS),
    }
    return {**words, **{slot: str(number) for slot, number in numbers.items()}}


def _sentences(chance: random.Random, slots: dict[str, str], words: int) -> list[str]:
    """Write sentences until there are enough words; no two pages of an event have the same."""
    given: list[str] = []
    count = 0
    while count < words - 20:
        fill = {
            **slots,
            "stranger": f"{chance.choice(_FIRST)} {chance.choice(_SYLLABLES).capitalize()}{chance.choice(_SYLLABLES)}",
            "minutes": str(chance.randint(4, 50)),
            "days": str(chance.randint(2, 9)),
            "crowd": str(chance.randrange(400, 9000, 50)),
            "month": chance.choice(_MONTHS),
            "other": f"{chance.choice(_SYLLABLES).capitalize()}{chance.choice(_SYLLABLES)}",
            "adverb": chance.choice(
                ("All morning", "By dusk", "Towards evening", "At first light")
            ),
            "e": _word(chance).capitalize(),
            **{slot: _word(chance) for slot in "abcd"},
        }
        if chance.random() < 0.5:
            fill["quote"] = chance.choice(_QUOTES).format(**fill)
            fill["claim"] = chance.choice(_CLAIMS).format(**fill)
            sentence = chance.choice(_SAID).format(**fill)
        else:
            sentence = chance.choice(_PLAIN).format(**fill)
        if sentence not in given:
            given.append(sentence)
            count += len(sentence.split())
    return given


def _word(chance: random.Random) -> str:
    """Draw an invented word; some are common, most are rare."""
    syllables = _SYLLABLES[: 6 if chance.random() < 0.2 else None]
    return "".join(chance.choice(syllables) for _ in range(chance.choice((2, 3))))


def _set(sentences: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def _reworded(sentence: str, chance: random.Random) -> str:
    words = [
        _SYNONYMS[word] if word in _SYNONYMS and chance.random() < 0.7 else word
        for word in sentence.split(" ")
    ]
    return " ".join(words)


def _time(begun: datetime, minutes: int) -> str:
    return (begun + timedelta(minutes=minutes)).isoformat(timespec="minutes")


def _line(page: Page, nth: int) -> str:
    text = "\n\n".join(page.paragraphs)
    if page.dateline and page.language == "en":
        text = f"{page.dateline.upper()} ({page.credit}) — {text}" if page.credit else text
    fields = {
        "source": f"page-{nth:06}",
        "outlet": page.outlet,
        "headline": page.headline,
        "text": text,
        "published": page.published,
        "language": page.language,
    }
    return json.dumps({key: value for key, value in fields.items() if value}) + "\n"


def page_html(page: Page) -> str:
    """Set a page as HTML."""
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in page.paragraphs)
    time = f'<meta property="article:published_time" content="{page.published}">'
    credit = f'<p class="byline">{page.credit}</p>' if page.credit else ""
    return (
        f'<!DOCTYPE html><html lang="{page.language}"><head><meta charset="utf-8">'
        f"<title>{escape(page.headline)}</title>{time if page.published else ''}"
        f'<meta property="og:site_name" content="{page.outlet}"></head><body><nav>News Sport'
        f"</nav><article><h1>{escape(page.headline)}</h1>{credit}<div>{body}</div></article>"
        f"<footer>Copyright {page.outlet}</footer></body></html>"
    )


def main() -> None:
    """Write a corpus."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.newsroom", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--reports", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--words", type=int, default=200)
    wanted = asked.parse_args()
    total = written(wanted.folder, wanted.reports, wanted.seed, words=wanted.words)
    print(f"{wanted.reports} pages, {total} words")


if __name__ == "__main__":
    main()
