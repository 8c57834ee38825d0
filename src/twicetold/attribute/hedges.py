"""Hedges and verification caveats, and what they bear on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from twicetold.attribute.naming import known
from twicetold.attribute.recordings import is_recording, recordings
from twicetold.model.attribution import Attribution, Speaker
from twicetold.model.report import Report
from twicetold.model.span import Passage
from twicetold.text import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = 120
"""Code points at the beginning of a sentence about a recording in which a hedge bears on it."""
_CHECKING = re.compile("erif|onfirm|uthentic|orrobor|ubstantiat|stablish|scertain")
"""Stems without which no caveat stands; looked for first, for speed."""
_LONGEST = 400
"""Code points of a sentence that is shown whole as a caveat; of longer ones the match is shown."""


def caveats(report: Report, sentences: Sequence[Passage]) -> tuple[Passage, ...]:
    """Find the sentences that say that something could not be checked.

    Args:
        report: The report.
        sentences: Its sentences in the order of the text.
    """
    found: list[Passage] = []
    if not _CHECKING.search(report.text):
        return ()
    for sentence in sentences:
        if not _CHECKING.search(sentence.exact):
            continue
        match = _caveat().search(_plain(sentence.exact))
        if match and len(sentence.exact) <= _LONGEST:
            found.append(sentence)
        elif match:
            start = sentence.start
            found.append(report.passage(start + match.start(), start + match.end()))
    return tuple(found)


def _weakenings(report: Report) -> list[Passage]:
    """Find the hedging words of a report: purportedly, reportedly, alleged."""
    found = _adverb().finditer(report.text)
    return [report.passage(match.start(), match.end()) for match in found]


def _within(words: Sequence[Passage], start: int, end: int) -> Sequence[Passage]:
    first = bisect_left(words, start, key=lambda word: word.start)
    return words[first : bisect_left(words, end, key=lambda word: word.start)]


def _plain(text: str) -> str:
    """Straighten apostrophes and drop capitals without moving any offset."""
    low = text.replace("’", "'").lower()
    return low if len(low) == len(text) else text.replace("’", "'")


@cache
def _caveat() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.table("hedges")["caveats"]))


@cache
def _adverb() -> re.Pattern[str]:
    words = sorted(lexicon.words("hedges", "adverbs"))
    either = [*words, *(word.capitalize() for word in words)]
    first = "".join(sorted({word[0] for word in either}))
    return re.compile(rf"\b(?=[{first}])(?:{'|'.join(either)})\b")


def weighed(
    report: Report, sentences: Sequence[Passage], made: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give each attribution the words that weaken it and the caveats that bear on it.

    Args:
        report: The report.
        sentences: Its sentences in the order of the text.
        made: Its attributions, sorted by place.
    """
    hedging = _weakenings(report)
    bearing: dict[int, list[Passage]] = {}
    by_speaker: dict[str, list[Passage]] = {}
    heard = recordings(report.text)
    for sentence in sentences if heard.places else ():
        if recording := heard.subject(report.text, sentence.span):
            opening = min(sentence.end, sentence.start + _OPENING)
            weak = _within(hedging, sentence.start, opening)
            by_speaker.setdefault(recording[0], []).extend(weak)
    for caveat in caveats(report, sentences):
        for at in _borne(caveat, made):
            bearing.setdefault(at, []).append(caveat)
    found: list[Attribution] = []
    for at, attribution in enumerate(made):
        named = by_speaker.get(attribution.speaker.key, []) if attribution.speaker else []
        parts = (*attribution.content, *attribution.source, *attribution.cue)
        words = [word for part in parts for word in _within(hedging, part.start, part.end)]
        hedges = tuple(sorted({*named, *words, *bearing.get(at, ())}))
        found.append(replace(attribution, hedges=hedges) if hedges else attribution)
    return tuple(found)


def _borne(caveat: Passage, made: Sequence[Attribution]) -> list[int]:
    """Tell which attributions a caveat bears on.

    It bears on those of the recording or document that it names; if it names none, on those
    right before it that have one speaker.
    """
    words = set(_WORD.findall(caveat.exact.lower()))
    named = [at for at, one in enumerate(made) if one.speaker and _names(words, one.speaker)]
    if named:
        return named
    before = [at for at, one in enumerate(made) if one.content[-1].end <= caveat.start]
    if not before:
        return []
    speaker = made[before[-1]].speaker
    run: list[int] = []
    for at in reversed(before):
        if made[at].speaker != speaker:
            break
        run.append(at)
    return run


def _names(words: set[str], speaker: Speaker) -> bool:
    if is_recording(speaker.key):
        return bool(words & known("recording"))
    last = speaker.key.rpartition(" ")[2]
    return last in known("document") and last in words
