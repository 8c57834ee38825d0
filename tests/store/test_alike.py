"""SQLite and PostgreSQL: the same captures give the same store."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.shelves import KINDS, Places
from twicetold import ingest, store
from twicetold.watch import adding

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
WORDS = ("dam", '"the ferry"', "café", "said on Tuesday")


def _contents(place: str) -> list[object]:
    with store.opened(place) as shelf:
        captures = ingest.captures([str(EXAMPLES)], ingest.Limits())
        steps = list(adding.added(shelf, captures, settings=adding.Settings(batch=5)))
        lines = shelf.stories()
        return [
            steps,
            shelf.tally(),
            [replace(line, changed="") for line in lines],
            [shelf.dossier(line.id) for line in lines],
            [shelf.story(line.id) for line in lines],
            [shelf.search(words) for words in WORDS],
            shelf.reuses(shelf.current()),
            [shelf.editions(adding.article(shelf.capture(id))) for id in shelf.current()],
        ]


def test_both_kinds_of_store_hold_the_same(tmp_path: Path) -> None:
    every: list[Places] = []
    try:
        for kind in KINDS:
            every.append(Places(kind, tmp_path))
        one, other = (_contents(places.ready()) for places in every)
    finally:
        for places in every:
            places.clear()
    for left, right in zip(one, other, strict=True):
        assert left == right


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_adding_within_a_batch_does_not_matter(kind: str, tmp_path: Path) -> None:
    places = Places(kind, tmp_path)
    try:
        found = []
        for turned in (False, True):
            captures = list(ingest.captures([str(EXAMPLES)], ingest.Limits()))
            with store.opened(places.ready()) as shelf:
                list(adding.added(shelf, captures[::-1] if turned else captures))
                found.append([shelf.dossier(line.id) for line in shelf.stories()])
    finally:
        places.clear()
    assert found[0] == found[1]
