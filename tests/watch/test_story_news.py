"""What changes in a story as reports come in is told once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ingest.site import Site, started
from twicetold import ingest, store
from twicetold.watch import news, rounds
from twicetold.watch.news import News, NewsKind
from twicetold.watch.rounds import Manners

LIMITS = ingest.Limits(pause=0.0, allow_private=True)
PLACE = "in the fire at the paper mill in Harrow Bend on Monday"

Round = Callable[[], list[News]]


@pytest.fixture
def site() -> Iterator[Site]:
    with started() as found:
        yield found


@pytest.fixture
def go(tmp_path: Path, site: Site) -> Round:
    told = 0

    def one() -> list[News]:
        nonlocal told
        sources = [site.url + path for path in sorted(site.answers) if path != "/robots.txt"]
        with store.opened(str(tmp_path / "news.db")) as shelf, ingest.Visitor(LIMITS) as visitor:
            rounds.once(shelf, sources, visitor, manners=Manners(ageing=0.0))
            fresh = news.since(shelf, told)
        told = fresh[-1].number if fresh else told
        return [one.news for one in fresh]

    return one


def put(site: Site, path: str, outlet: str, *lines: str, day: str = "2024-03-04") -> None:
    headline = f"{outlet} on the mill in Harrow Bend"
    site.put(
        path,
        (
            f'<html lang="en"><head><title>{headline}</title>'
            f'<meta property="og:site_name" content="{outlet}">'
            f'<meta property="article:published_time" content="{day}T18:00:00Z"></head>'
            f"<body><article><h1>{headline}</h1>{''.join(f'<p>{line}</p>' for line in lines)}"
            "</article></body></html>"
        ).encode(),
    )


def kinds(found: list[News]) -> set[NewsKind]:
    return {one.kind for one in found}


def test_a_second_origin_is_told_and_that_it_is_none_after_all(go: Round, site: Site) -> None:
    put(site, "/a", "Bend Courier", f"Twelve people were killed {PLACE}, the fire service said.")
    assert kinds(go()) == {NewsKind.STORY}
    told = "the hospital director Mara Lohn told the Pell Gazette."
    put(site, "/b", "Pell Gazette", f"Twelve people were killed {PLACE}, {told}")
    assert kinds(go()) == {NewsKind.ORIGINS}
    assert go() == []
    put(site, "/b", "Pell Gazette", f"Twelve people were killed {PLACE}, the fire service said.")
    assert kinds(go()) == {NewsKind.SILENT_EDIT, NewsKind.FEWER}
    assert go() == []


def test_a_contradiction_is_told_when_it_appears(go: Round, site: Site) -> None:
    put(site, "/a", "Bend Courier", f"Twelve people were killed {PLACE}, the fire service said.")
    go()
    put(site, "/b", "Tolm Post", f"Fifteen people were killed {PLACE}, Mayor Odd Keel said.")
    found = [one for one in go() if one.kind is NewsKind.CONTRADICTION]
    assert len(found) == 1
    assert {passage.exact.split()[0] for passage in found[0].passages} == {"Twelve", "Fifteen"}
    assert go() == []


def test_a_figure_that_moves_is_told_with_both_values(go: Round, site: Site) -> None:
    fire = "had been killed in the fire at the paper mill in Harrow Bend, police said."
    put(site, "/a", "Bend Courier", f"By Monday evening 12 people {fire}")
    go()
    put(site, "/b", "Tolm Post", f"By Tuesday evening 15 people {fire}", day="2024-03-05")
    found = [one.says for one in go() if one.kind is NewsKind.FIGURE]
    assert found == ["person killed: 12 is now 15"]
    assert go() == []
