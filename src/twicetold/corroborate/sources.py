"""The primary source that an appearance shows: a speaker, a document, a recording, own eyes."""

import re
from dataclasses import replace
from datetime import date, timedelta

from twicetold.corroborate import lexis
from twicetold.corroborate.scene import Scene
from twicetold.corroborate.speakers import Identity
from twicetold.corroborate.traces import Occasion, Stand
from twicetold.model import Appearance, Attribution, OriginKind, Passage, Precision, Report
from twicetold.text.tokens import fold

_PREPOSITION = re.compile(
    r"\s(?:of|from|by|to|in|for|on|at|with|that|which|who|published|released|posted|obtained)\s"
)
_PRONOUN = re.compile(
    r"(?:it|the (?:man|woman|speaker|voice|narrator|militant|fighter))$", re.IGNORECASE
)
_TOPIC = re.compile(
    r"\b(?:over|about|without|against) (?:(?:an?|the|its|his|her|their) )?(?:[\w-]+ ){0,2}$"
)
"""So ends what comes before a document that something is about: nothing is told out of it."""
_CAPITAL = re.compile(r"(?<!^)\b[A-Z][\w’'-]+")
_BACK = 2
"""So many sentences before a pronoun are searched for the recording it stands for."""
_BESIDE = 25
"""A day so many code points from cue or source is the day of speaking; set on story* and basil*."""
_WITHIN_A_DAY = (Precision.DAY, Precision.PART_OF_DAY, Precision.HOUR, Precision.MINUTE)
_VIDEO = frozenset(
    {"video", "videos", "videotape", "footage", "clip", "clips", "film", "livestream"}
)


def stand(scene: Scene, appearance: Appearance) -> Stand | None:
    """Find the primary source that an appearance shows; None where it shows none."""
    found = _stand(scene, appearance)
    if found is None or found.kind is not OriginKind.RECORDING:
        return found
    return replace(found, maker=scene.maker(appearance, found.passages[0]))


def _stand(scene: Scene, appearance: Appearance) -> Stand | None:
    report = scene.reports[appearance.report]
    attribution = scene.attribution(appearance)
    if attribution is None:
        return _own_voice(scene, report, appearance)
    around = scene.pages.frame(appearance.content, attribution)
    occasion = _occasion(scene, report, attribution, around)
    made = None if _credits(scene, report, attribution) else _made_thing(attribution, around)
    if made is not None:
        return made
    identity = scene.identities.of(attribution)
    if identity is None or not identity.firm:
        recorded = _recorded(scene, attribution, around)
        if recorded is not None:
            return recorded
    if identity is None or _is_newsroom(scene, attribution):
        return _own_reporting(report, around)
    teller = scene.attributions.get(attribution.parent or "")
    told_by = scene.identities.of(teller) if teller else None
    if teller and told_by and not identity.firm and not _is_newsroom(scene, teller):
        return _speaker(told_by, teller, occasion)
    return _speaker(identity, attribution, occasion)


def _speaker(identity: Identity, attribution: Attribution, occasion: Occasion) -> Stand:
    return Stand(
        OriginKind.SPEAKER,
        identity.key,
        identity.firm,
        _said_so(attribution),
        attribution.source or attribution.content,
        occasion,
        identity.plural,
    )


def _said_so(attribution: Attribution) -> bool:
    """Tell whether the words that name the source hold the speaker's name or role.

    The last word of either is enough. Whom a pronoun stands for was only worked out; it tells no
    two origins apart.
    """
    if attribution.speaker is None:
        return False
    words = fold(" ".join(source.exact for source in attribution.source))
    called = (attribution.speaker.name.split(), (attribution.speaker.role or "").split())
    return any(fold(way[-1]) in words for way in called if way)


def _is_newsroom(scene: Scene, attribution: Attribution) -> bool:
    if attribution.speaker is None:
        return False
    return bool(
        scene.newsrooms.room(attribution.speaker.name) or scene.newsrooms.again(attribution)
    )


def _credits(scene: Scene, report: Report, attribution: Attribution) -> bool:
    """Tell whether the words that name the source name another newsroom, or its report."""
    if scene.newsrooms.credited(report) and scene.newsrooms.again(attribution):
        return True
    return any(scene.newsrooms.cited(report, source) for source in attribution.source)


def _made_thing(attribution: Attribution, around: tuple[Passage, ...]) -> Stand | None:
    """Find a document or recording that is itself said to speak."""
    for words in (*around, *attribution.content):
        match = lexis.according_to_recording(words.exact)
        if match:
            return _recording(words.exact[slice(*match)].split()[-1], _cut(words, match))
    called = attribution.speaker.name if attribution.speaker else ""
    for source in attribution.source:
        for way in (source.exact, called):
            head = _PREPOSITION.split(way, maxsplit=1)[0]
            tail = " ".join(head.split()[-2:])
            found = lexis.first(tail, "recordings")
            if found:
                return _recording(tail[slice(*found)], source)
            if lexis.first(tail, "documents"):
                names = tuple(sorted({name.lower() for name in _CAPITAL.findall(way)}))
                key = " ".join((tail.split()[-1].lower(), *names))
                return Stand(OriginKind.DOCUMENT, key, bool(names), bool(names), (source,))
    return None


def _recorded(scene: Scene, attribution: Attribution, around: tuple[Passage, ...]) -> Stand | None:
    """Find the recording in which somebody unnamed speaks."""
    for passage in around:
        found = lexis.first(passage.exact, "recordings")
        if found:
            return _recording(passage.exact[slice(*found)], _cut(passage, found))
    if attribution.speaker is not None and attribution.source:
        key = (attribution.report, attribution.speaker.key)
        if key in scene.recorded:
            return _recording(scene.recorded[key].exact, scene.recorded[key], *attribution.source)
    if not any(_PRONOUN.match(source.exact) for source in attribution.source):
        return None
    for sentence in scene.pages.before(attribution.source[0], _BACK):
        found = lexis.first(sentence.exact, "recordings")
        if found:
            return _recording(sentence.exact[slice(*found)], _cut(sentence, found))
    return None


def _recording(word: str, *passages: Passage) -> Stand:
    key = "video" if word.lower() in _VIDEO else "recording"
    return Stand(OriginKind.RECORDING, key, True, True, passages)


def _own_voice(scene: Scene, report: Report, appearance: Appearance) -> Stand | None:
    for content in appearance.content:
        found = lexis.first(content.exact, "recordings")
        if found:
            return _recording(content.exact[slice(*found)], _cut(content, found))
    perceived = _perceived(scene, appearance)
    if perceived is not None:
        return perceived
    around = scene.pages.frame(appearance.content, None)
    own = _own_reporting(report, (*appearance.content, *around))
    if own is not None:
        return own
    for content in appearance.content:
        found = lexis.first(content.exact, "documents")
        if found and not _TOPIC.search(content.exact[: found[0]]):
            word = content.exact[slice(*found)].lower()
            return Stand(OriginKind.DOCUMENT, word, False, False, (_cut(content, found),))
    return None


def _perceived(scene: Scene, appearance: Appearance) -> Stand | None:
    """Find the recording, named beside own voice, of which it tells what is seen or heard."""
    first = appearance.content[0]
    if not any(lexis.first(content.exact, "perceived") for content in appearance.content):
        return None
    for sentence in (*scene.pages.around(first), *scene.pages.before(first, _BACK)):
        found = lexis.first(sentence.exact, "recordings")
        if found:
            return _recording(sentence.exact[slice(*found)], _cut(sentence, found))
    return None


def _own_reporting(report: Report, words: tuple[Passage, ...]) -> Stand | None:
    """Find words by which an outlet says that its people saw it, or else that they were told."""
    for way, firm in (("seen", True), ("told", False)):
        for passage in words:
            found = lexis.own_reporting(passage.exact, report.outlet, way)
            if found:
                key = f"own reporting of {report.outlet}"
                return Stand(OriginKind.OUTLET, key, firm, firm, (_cut(passage, found),))
    return None


def _occasion(
    scene: Scene, report: Report, attribution: Attribution, around: tuple[Passage, ...]
) -> Occasion:
    words = " … ".join(passage.exact for passage in around)
    heard = scene.heard(attribution)
    day = _day(scene, attribution, around)
    if day is not None:
        return Occasion(lexis.occasion(words), day, _day_after(day), heard)
    return Occasion(lexis.occasion(words), None, _day_after(report.reference), heard)


def _day(scene: Scene, attribution: Attribution, around: tuple[Passage, ...]) -> str | None:
    """Give the day on which something was said, where it stands beside the words that say so."""
    spoken = (*attribution.cue, *attribution.source)
    near = [
        (_gap(moment.passage, words), moment.start)
        for passage in around
        for moment in scene.pages.moments(passage)
        for words in spoken
        if moment.start is not None and moment.precision in _WITHIN_A_DAY
    ]
    gap, start = min(near, default=(_BESIDE + 1, ""))
    return start[:10] if gap <= _BESIDE else None


def _gap(one: Passage, other: Passage) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _day_after(published: str | None) -> str | None:
    """Give the day after a report came out: what it quotes was said by then."""
    if published is None or len(published) < len("2000-01-01"):
        return None
    return (date.fromisoformat(published[:10]) + timedelta(days=1)).isoformat()


def _cut(passage: Passage, found: tuple[int, int]) -> Passage:
    return passage.cut(passage.start + found[0], passage.start + found[1])
