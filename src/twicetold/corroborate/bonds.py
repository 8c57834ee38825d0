"""What ties an appearance to others: shared words, newsrooms, authors, links, public doings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from twicetold.corroborate import lexis
from twicetold.corroborate.scene import Scene
from twicetold.corroborate.traces import Bond, Trace
from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Link,
    Passage,
    Relation,
    Report,
    Reuse,
    ReuseKind,
    Role,
    Scope,
    Verdict,
)
from twicetold.text.tokens import fold

_HEARD = re.compile(r"(?:told|tells|with|to)\s", re.IGNORECASE)
"""So begins what tells that a newsroom heard a speaker; others only tell who was first."""
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z][\w-]+")
_COVERED = 0.5
"""An appearance lies in a shared passage when at least half of it does."""
_LEAST_COPIED = 6
"""So many words must be the same on both sides; chosen on story*, basil* and rumour* among 4-15."""
_BACK = 2
"""So many sentences before own voice are searched for the source that it goes on with."""


def ties(scene: Scene, appearance: Appearance) -> Iterator[Bond]:
    """Give the shared words that an appearance stands in."""
    attribution = scene.attribution(appearance)
    for number, side, reuse in scene.reuses.get(appearance.report, []):
        if reuse.kind is ReuseKind.STOCK or _share(appearance.content, side) < _COVERED:
            continue
        if reuse.kind is ReuseKind.PROSE:
            if not _copied(reuse):
                continue
            yield Bond("shared-prose", f"shared passage {number}", _within(appearance, side))
        elif attribution is not None:
            yield Bond("same-utterance", f"shared quotation {number}", _within(appearance, side))


def relays(scene: Scene, appearance: Appearance) -> Iterator[Bond]:
    """Give the newsrooms, authors, links and public doings that an appearance goes back to."""
    report = scene.reports[appearance.report]
    attribution = scene.attribution(appearance)
    yield Bond("same-outlet", _newsroom(_room(scene, report.outlet)), ())
    yield Bond("same-publisher", f"publisher {scene.newsrooms.publisher(report)}", ())
    yield from _authors(report)
    for credit in report.credits:
        if credit.scope is Scope.TEXT:
            yield Bond("agency", _newsroom(_room(scene, credit.agency)), (credit.passage,))
    if attribution is not None:
        yield from _carried(scene, attribution)
    near = (*_beside(scene, appearance), *appearance.content)
    cited = [one for words in near for one in scene.newsrooms.cited(report, words)]
    if attribution is not None and attribution.speaker is not None:
        cited = [one for one in cited if _HEARD.match(one[1].exact)]
    for room, words in cited:
        yield from _relay(scene, room, (words,))
    credited = scene.newsrooms.credited(report)
    if credited and not cited and attribution is None:
        yield from _relay(scene, credited[0], (credited[1],))
    retold = scene.retold(report) if attribution is None else None
    if retold and not _outlook(appearance):
        yield Bond("same-document", "document", (retold,))
    yield from _links(scene, report, appearance)
    if attribution is None:
        yield from _public(scene, appearance, Bond("same-event", "public doing", ()))
    yield from _speech(scene, appearance)


def hints(scene: Scene, appearance: Appearance) -> Iterator[Bond]:
    """Give the sources that own voice speaks of: in its own words, or in those before it.

    Words of somebody that tell of a public doing are a hint as well: own voice that tells of it
    too may go back to them.
    """
    if not scene.pages.quoted(appearance.content[0]):
        yield from _public(scene, appearance, Bond("public-record", "near public doings", ()))
    if scene.attribution(appearance) is not None:
        return
    near = [*appearance.content, *_beside(scene, appearance)]
    near.extend(scene.pages.before(appearance.content[0], 1))
    for words in near:
        for key, start, end in scene.identities.spoken_of(words.exact):
            spot = words.cut(words.start + start, words.start + end)
            yield Bond("speaker-named", f"speaks {key}", (spot,))
    near.extend(scene.pages.before(appearance.content[0], _BACK))
    for kind, rule in (("documents", "document-near"), ("recordings", "recording-near")):
        for words in near:
            found = lexis.first(words.exact, kind)
            if found:
                spot = words.cut(words.start + found[0], words.start + found[1])
                yield Bond(rule, f"near {kind}", (spot,))
                break


def updated(claim: Claim, traces: list[Trace]) -> tuple[Trace, ...]:
    """Tie a speaker's later figure to the earlier one that it updates: it is no second origin.

    Args:
        claim: The claim with its comparisons.
        traces: What each of its appearances shows.
    """
    found = list(traces)
    for one in claim.comparisons:
        left, right = found[one.left], found[one.right]
        if one.verdict is not Verdict.UPDATE or left.stand is None or right.stand is None:
            continue
        if left.stand.kind is right.stand.kind and left.stand.key == right.stand.key:
            key = f"update {left.stand.key}"
            for index, trace in ((one.left, left), (one.right, right)):
                bond = Bond("same-speaker", key, trace.stand.passages if trace.stand else ())
                found[index] = replace(trace, ties=(*trace.ties, bond))
    return tuple(found)


def _beside(scene: Scene, appearance: Appearance) -> tuple[Passage, ...]:
    return scene.pages.frame(appearance.content, scene.attribution(appearance))


def _share(content: tuple[Passage, ...], side: Passage) -> float:
    whole = sum(passage.end - passage.start for passage in content)
    inside = sum(
        max(0, min(passage.end, side.end) - max(passage.start, side.start)) for passage in content
    )
    return inside / whole if whole else 0.0


def _copied(reuse: Reuse) -> bool:
    """Tell whether so many words stand on both sides that they were not found twice by chance."""
    for side, edits in (
        (reuse.left, [edit.left for edit in reuse.edits]),
        (reuse.right, [edit.right for edit in reuse.edits]),
    ):
        words = len(side.exact.split())
        kept = words - sum(len(edit.exact.split()) for edit in edits if edit is not None)
        if kept < _LEAST_COPIED or kept < words * _COVERED:
            return False
    return True


def _within(appearance: Appearance, side: Passage) -> tuple[Passage, ...]:
    return tuple(
        side.cut(max(passage.start, side.start), min(passage.end, side.end))
        for passage in appearance.content
        if passage.start < side.end and side.start < passage.end
    )


def _newsroom(key: str) -> str:
    return f"newsroom {key}"


def _room(scene: Scene, name: str) -> str:
    return scene.newsrooms.room(name) or lexis.newsroom(name)


def _authors(report: Report) -> Iterator[Bond]:
    line = report.first(Role.BYLINE)
    for author in report.byline:
        words = lexis.newsroom(author)
        if (
            len(author.split()) > 1
            and words not in lexis.agencies()
            and words != lexis.newsroom(report.outlet)
        ):
            yield Bond("same-author", f"author {words}", (line,) if line else ())


def _carried(scene: Scene, attribution: Attribution) -> Iterator[Bond]:
    """Give the newsrooms that a statement was told to or that carried it to the report."""
    seen: Attribution | None = attribution
    while seen is not None:
        if seen.speaker is not None:
            room = scene.newsrooms.room(seen.speaker.name) or scene.newsrooms.again(seen)
            if room:
                yield from _relay(scene, room, seen.source)
        for carrier in seen.chain:
            room = scene.newsrooms.room(carrier.passage.exact) or scene.newsrooms.room(carrier.key)
            if room:
                yield from _relay(scene, room, (carrier.passage,))
        for addressee in seen.addressee:
            room = scene.newsrooms.room(addressee.exact)
            if room:
                yield from _relay(scene, room, (addressee,))
        seen = scene.attributions.get(seen.parent) if seen.parent else None


def _relay(scene: Scene, room: str, passages: tuple[Passage, ...]) -> Iterator[Bond]:
    rule = "agency" if room in lexis.agencies().values() else "pick-up"
    yield Bond(rule, _newsroom(room), passages)
    family = scene.newsrooms.family(room)
    if family:
        yield Bond(rule, f"publisher {family}", passages)


def _links(scene: Scene, report: Report, appearance: Appearance) -> Iterator[Bond]:
    yield Bond("link", f"page {_page(report.source)}", ())
    near = {one for passage in appearance.content for one in scene.pages.around(passage)}
    for link in report.links:
        if _bears(link, near):
            words = (link.passage,) if link.passage else ()
            yield Bond("link", f"page {_page(link.href)}", words)
            room = lexis.newsroom(link.href)
            if room in scene.newsrooms.rooms:
                yield Bond("link", _newsroom(room), words)


def _bears(link: Link, near: set[Passage]) -> bool:
    """Tell whether a link speaks for a statement: it declares the page, or stands beside it."""
    if link.rel in (Relation.BASED_ON, Relation.SYNDICATION):
        return True
    return link.passage is not None and any(
        one.start < link.passage.end and link.passage.start < one.end for one in near
    )


def _page(address: str) -> str:
    """Give an address without what does not name the page.

    A number after ``#`` does: so the lines of a JSONL file and the items of a package are told
    apart.
    """
    bare = re.sub(r"^(?:https?:)?//(?:www\.)?", "", address.strip())
    return re.sub(r"(?:\?[^#]*)?(?:#(?!\d+$).*)?(?=#\d+$|$)", "", bare).rstrip("/").casefold()


def _public(scene: Scene, appearance: Appearance, like: Bond) -> Iterator[Bond]:
    """Give the words that tell of a public doing: of the content, or of own voice beside it."""
    if _outlook(appearance):
        return
    own = scene.attribution(appearance) is None
    for words in (*appearance.content, *(_beside(scene, appearance) if own else ())):
        found = lexis.first(words.exact, "public") or lexis.office(words.exact)
        if found:
            spot = words.cut(words.start + found[0], words.start + found[1])
            yield replace(like, passages=(spot,))
            return


def _outlook(appearance: Appearance) -> bool:
    """Tell whether words are opinion, outlook or what is generally known."""
    return any(lexis.first(content.exact, "outlook") for content in appearance.content)


def _speech(scene: Scene, appearance: Appearance) -> Iterator[Bond]:
    """Give whom own voice names in words that tell of something said."""
    if scene.attribution(appearance) is not None:
        return
    for content in appearance.content:
        if lexis.speech(content.exact):
            for name in _NAME.finditer(content.exact):
                words = content.cut(content.start + name.start(), content.start + name.end())
                yield Bond("speech-of", f"speech {fold(name.group())}", (words,))
