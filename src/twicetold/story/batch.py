"""Stories of a whole corpus at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from twicetold.model import Profile, Report, Reuse, Story, identity
from twicetold.story.grain import INCIDENT, Grain
from twicetold.story.group import partition
from twicetold.story.layout import rows
from twicetold.story.pairs import likenesses
from twicetold.story.profiles import profile
from twicetold.story.prose import Shared, covered, shared_words


def stories(
    reports: Sequence[Report], reuses: Iterable[Reuse], *, grain: Grain = INCIDENT
) -> tuple[Story, ...]:
    """Group reports into stories by their words, their dates and the prose that they share.

    Args:
        reports: The reports of the corpus, in any order.
        reuses: The passages that they share.
        grain: How fine stories are cut.

    Returns:
        The stories, sorted by id; every report is in exactly one.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    return grouped((profile(report) for report in ordered), shared_words(reuses), grain=grain)


def grouped(
    profiles: Iterable[Profile], shared: Shared, *, grain: Grain = INCIDENT
) -> tuple[Story, ...]:
    """Group reports into stories by their profiles.

    Args:
        profiles: What each report is about, sorted by report.
        shared: How many words of prose pairs of reports share.
        grain: How fine stories are cut.

    Returns:
        The stories, sorted by id; every report is in exactly one.
    """
    laid = rows(profiles)
    alike = likenesses(laid, covered(laid, shared), grain)
    groups = partition(len(laid.reports), alike, least=grain.least)
    made = (new_story(tuple(laid.reports[row] for row in group)) for group in groups)
    return tuple(sorted(made, key=lambda one: one.id))


def new_story(reports: Iterable[str], because_of: Iterable[str] = ()) -> Story:
    """Make a story that was not there before.

    Args:
        reports: Its reports, from which its id follows.
        because_of: The arrivals that made it split off, so that its id is never one that was
            given before.
    """
    members = tuple(sorted(reports))
    return Story(identity("s", *members, *sorted(because_of)), members)


def regrouped(fresh: Sequence[Story], former: Sequence[Story]) -> tuple[Story, ...]:
    """Give a new grouping the ids of the former one.

    Each former story is continued by the fresh one that took most of its reports; a fresh one
    that continues several keeps the id of the one it took most from, the others' ids become
    aliases. A fresh story that continues none keeps its own id.

    Args:
        fresh: The stories as they are now grouped.
        former: The stories as they were, with overlapping reports.

    Returns:
        The stories of ``fresh`` with their lasting ids, sorted by id.
    """
    home = {report: place for place, one in enumerate(fresh) for report in one.reports}
    heirs: dict[int, list[tuple[int, Story]]] = defaultdict(list)
    for one in former:
        shares = Counter(home[report] for report in one.reports if report in home)
        if shares:
            most = min(shares, key=lambda place: (-shares[place], fresh[place].id))
            heirs[most].append((shares[most], one))
    taken = {id for one in former for id in (one.id, *one.aliases)}
    made = []
    for place, one in enumerate(fresh):
        continued = [old for _, old in sorted(heirs[place], key=lambda h: (-h[0], h[1].id))]
        made.append(_continuing(one, continued) if continued else _named_anew(one, taken))
    return tuple(sorted(made, key=lambda one: one.id))


def _continuing(fresh: Story, former: Sequence[Story]) -> Story:
    """Continue the first of several former stories; the others become aliases."""
    id = former[0].id
    others = {alias for old in former for alias in (old.id, *old.aliases)} - {id}
    return Story(id, fresh.reports, tuple(sorted(others)))


def _named_anew(fresh: Story, taken: Collection[str]) -> Story:
    """Give an id that no story had: a part may split off as a story that once began so."""
    id = fresh.id
    while id in taken:
        id = identity("s", id, *fresh.reports)
    return replace(fresh, id=id)
