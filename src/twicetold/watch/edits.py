"""Editions that took the place of others: news of each, without what a whole site changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from twicetold.model import Change, ChangeKind, Passage, Report, Revision, identity
from twicetold.watch.news import News, NewsKind

LEAST_PAGES = 3
"""The same sentence put in or taken out on so many pages of a site in one round is the site's
change, not the articles'; by judgement."""

_WHOLE = frozenset({ChangeKind.ADDITION, ChangeKind.REMOVAL})


@dataclass(frozen=True, slots=True)
class Edited:
    """An article of which a new edition was seen.

    Attributes:
        article: Its address.
        report: The new edition.
        revision: What was changed.
        story: The id of its story, if it has one.
    """

    article: str
    report: Report
    revision: Revision
    story: str | None


@dataclass(frozen=True, slots=True)
class Sites:
    """What whole sites changed.

    Attributes:
        known: Keys of the changes that were seen before.
        fresh: Keys of those that this round showed, with one of the pages and its change.
    """

    known: frozenset[str]
    fresh: Mapping[str, tuple[Edited, Change]]


def site(article: str) -> str:
    """Give the site of an address; a file has none."""
    return urlsplit(article).netloc


def site_key(article: str, change: Change) -> str:
    """Give the key of a change of a whole sentence on a site."""
    sides = [side.exact if side else "" for side in (change.left, change.right)]
    return identity("t", site(article), *sides)


def sites(edited: Sequence[Edited], known: frozenset[str]) -> Sites:
    """Find the changes that stand on so many pages of one site that they are the site's.

    Args:
        edited: All that was edited in one round.
        known: The keys of changes that earlier rounds found.
    """
    seen: dict[str, dict[str, tuple[Edited, Change]]] = defaultdict(dict)
    for one in edited:
        for change in one.revision.changes:
            if change.kind in _WHOLE and site(one.article):
                seen[site_key(one.article, change)].setdefault(one.article, (one, change))
    fresh = {
        key: pages[min(pages)]
        for key, pages in sorted(seen.items())
        if len(pages) >= LEAST_PAGES and key not in known
    }
    return Sites(known, fresh)


def told(edited: Sequence[Edited], found: Sites, at: str) -> Iterator[News]:
    """Tell the edits, each article's once, and each site's change once.

    Args:
        edited: All that was edited in one round.
        found: What whole sites changed.
        at: When it was seen, ISO 8601.
    """
    for one, change in found.fresh.values():
        words = tuple(side for side in (change.left, change.right) if side)
        says = f"{site(one.article)} changed the same words on many pages"
        yield News(NewsKind.TEMPLATE, at, says, outlet=one.report.outlet, passages=words)
    for one in edited:
        own = tuple(
            change
            for change in one.revision.changes
            if site_key(one.article, change) not in found.known | found.fresh.keys()
        )
        revision = replace(one.revision, changes=own)
        if own or revision.notices:
            yield _news(replace(one, revision=revision), at)


def _news(one: Edited, at: str) -> News:
    kinds = ", ".join(dict.fromkeys(change.kind.value for change in one.revision.changes))
    if one.revision.notices:
        kind, says = NewsKind.CORRECTION, "carries a correction notice"
    elif one.revision.silent:
        kind, says = NewsKind.SILENT_EDIT, "was changed without a word of it"
    else:
        kind, says = NewsKind.EDIT, "was changed and says so"
    name = _headline(one.report)
    return News(
        kind,
        at,
        f"{one.report.outlet}: “{name}” {says}" + (f" ({kinds})" if kinds else ""),
        story=one.story,
        article=one.article,
        outlet=one.report.outlet,
        passages=one.revision.notices,
        changes=one.revision.changes,
    )


def _headline(report: Report) -> str:
    found: Passage | None = report.headline
    return found.exact if found else report.source
