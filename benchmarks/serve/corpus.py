"""Many small events, each in four reports: one wire, two that run it, one of its own."""

from random import Random

# fmt: off
_SYLLABLES = ("bar", "dun", "el", "fen", "gor", "hal", "isk", "jor", "kel", "lum", "mar", "nor")
_WHO = ("teachers", "miners", "nurses", "farmers", "drivers", "fishers", "bakers", "students")
_DID = ("left", "blocked", "occupied", "reopened", "sold", "flooded", "painted", "searched")
_WHAT = ("the old mill", "a school", "the harbour", "two bridges", "the town hall", "a quarry")
_WHY = ("over unpaid wages", "after a storm", "before the vote", "without a permit", "in thick fog")
_SAYS = ("will not move before winter", "have asked for a meeting", "want the money back")
# fmt: on


def reports(count: int, seed: int = 5) -> list[dict[str, str]]:
    """Write reports of ``count / 4`` events that share nothing but the language."""
    return [report for event in range((count + 3) // 4) for report in _event(event, seed)][:count]


def _event(number: int, seed: int) -> list[dict[str, str]]:
    chance = Random(f"{seed}-{number}")
    place, speaker = _name(chance), f"{_name(chance)} {_name(chance)}"
    day = f"20{31 + number % 60:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    wire = _sentences(chance, place, speaker, 8)
    texts = [wire, wire[:6], wire[:5] + _sentences(chance, place, speaker, 2)]
    texts.append([wire[1], *_sentences(chance, place, _name(chance), 5)])
    return [
        {
            "text": "\n\n".join(text),
            "headline": f"{place}: {chance.choice(_WHO)} and {chance.choice(_WHAT)}",
            "outlet": f"{place} {paper}",
            "published": f"{day}T{6 + at:02}:00:00+00:00",
            "language": "en",
        }
        for at, (text, paper) in enumerate(zip(texts, ("Wire", "Post", "Mail", "Sun"), strict=True))
    ]


def _sentences(chance: Random, place: str, speaker: str, count: int) -> list[str]:
    return [
        _told(chance, place) if at % 2 else _said(chance, speaker) for at in range(1, count + 1)
    ]


def _told(chance: Random, place: str) -> str:
    words = (chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHAT))
    number, why = chance.randint(3, 900), chance.choice(_WHY)
    return f"{number} {' '.join(words)} near {_name(chance)} in {place} {why}."


def _said(chance: Random, speaker: str) -> str:
    words = f"The {chance.choice(_WHO)} of {_name(chance)} {chance.choice(_SAYS)}"
    return f"“{words},” said {speaker}."


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()
