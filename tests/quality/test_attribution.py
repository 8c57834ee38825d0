"""Floors of the rules of attribution, measured on other people's texts beside the checkout."""

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import pytest

from tests.needs import SHARED
from tests.quality.adapters import attribution as adapter
from twicetold.attribute import attributions
from twicetold.attribute.naming import key
from twicetold.model import Attribution, Speaker
from twicetold.segment import sentences
from twicetold.text.tokens import tokens

DATA = SHARED / "data/attribution"
BAGHOUZ = SHARED / "acceptance/baghouz"

pytestmark = pytest.mark.shared("data/attribution", "scorers", "acceptance/baghouz")


@cache
def scorer() -> ModuleType:
    """Load score_attribution.py, which is not part of the project."""
    where = SHARED / "scorers/score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", where)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _documents(name: str) -> Iterator[dict[str, Any]]:
    """Read a gold file without the attributions that stand inside others, as the scorer does."""
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        outer = [one for one in document["attributions"] if one.get("parent") is None]
        yield {**document, "attributions": outer}


def f_of(name: str, kind: str) -> float:
    """Score the rules on one set: F of content and source, for all or one kind of quotation."""
    gold = {document["doc"]: document for document in _documents(name)}
    total: Counter[Any] = Counter()
    for predicted in adapter.predictions(DATA / f"{name}.jsonl"):
        total.update(scorer().doc_counts(gold[predicted["doc"]], predicted, kind))
    return float(scorer().report(total)["attribution (content+source)"]["f"])


@pytest.mark.parametrize(
    ("name", "kind", "floor"),
    [
        ("wikinews-train", "all", 0.69),
        ("wikinews-train", "direct", 0.80),
        ("wikinews-dev", "all", 0.65),
        ("polnear-dev", "all", 0.54),
        ("polnear-dev", "direct", 0.77),
    ],
)
def test_rules_alone_find_who_said_what(name: str, kind: str, floor: float) -> None:
    assert f_of(name, kind) >= floor


def test_the_speaker_is_resolved_where_content_and_source_are_found() -> None:
    """Right: folded name equal, or surname and organisation equal, or the same description."""
    right = matched = 0
    for document in _documents("wikinews-dev"):
        read = adapter.report(document["doc"], document["text"])
        found = attributions(read, sentences(read))
        for gold in document["attributions"]:
            one = _matching(document["text"], gold, found)
            if gold["speaker"] and one:
                matched += 1
                right += _is(gold["speaker"], one.speaker)

    assert matched >= 80
    assert right / matched >= 0.80


def _matching(
    text: str, gold: dict[str, Any], found: tuple[Attribution, ...]
) -> Attribution | None:
    words = [match.span() for match in scorer().W.finditer(text)]

    def covered(spans: Any) -> frozenset[int]:
        return frozenset(scorer().toks(words, spans))

    content, source = covered(gold["content"]), covered(gold["source"])
    best, at_best = None, 0.5
    for one in found:
        said = covered([(part.start, part.end) for part in one.content])
        share = len(content & said) / len(content | said)
        if share >= at_best:
            best, at_best = one, share
    if best and source & covered([(part.start, part.end) for part in best.source]):
        return best
    return None


def _is(gold: str, speaker: Speaker | None) -> bool:
    if speaker is None:
        return False
    names = [gold, re.sub(r" ?\(.*?\)", "", gold), *re.findall(r"\((.*?)\)", gold)]
    return any(_same(name, speaker) for name in names)


def _same(name: str, speaker: Speaker) -> bool:
    if key(name) in (key(speaker.name), speaker.key):
        return True
    left, right = _described(name), _described(speaker.name)
    surname = speaker.role is not None and key(name).split()[-1:] == speaker.key.split()[-1:]
    return surname or len(left & right) >= 0.6 * len(left | right) > 0


def _described(name: str) -> set[str]:
    return set(re.findall(r"[\w']+", key(name))) - {"unnamed", "of", "anonymous", "the", "a", "an"}


@cache
def _baghouz() -> dict[str, tuple[Attribution, ...]]:
    found = {}
    for name in ("a", "b"):
        read = adapter.report(name, (BAGHOUZ / f"report-{name}.txt").read_text("utf-8"))
        found[name] = attributions(read, sentences(read))
    return found


def _folds(text: str) -> set[str]:
    return {token.fold for token in tokens(text)}


def _holds(one: Attribution, statement: dict[str, Any]) -> bool:
    said, wanted = _folds(" ".join(p.exact for p in one.content)), _folds(statement["content"])
    if len(said & wanted) < 0.5 * len(said | wanted):
        return False
    if statement["source"] is None:
        return one.speaker is not None
    return bool(_folds(statement["source"]) & _folds(" ".join(p.exact for p in one.source)))


def test_all_statements_of_the_acceptance_pair_are_found() -> None:
    key_ = json.loads((BAGHOUZ / "answers.json").read_text("utf-8"))
    missing = [
        statement["content"]
        for statement in key_["statements"]
        if not any(_holds(one, statement) for one in _baghouz()[statement["report"]])
    ]

    assert missing == []


def test_addressees_and_chain_of_the_acceptance_pair_are_found() -> None:
    both = [one for found in _baghouz().values() for one in found]
    addressees = {passage.exact for one in both for passage in one.addressee}
    chains = {tuple(carrier.key for carrier in one.chain) for one in both if len(one.chain) > 1}

    assert {"Al Hadath TV", "The Associated Press"} <= addressees
    assert any("supporters" in first and "site" in last for first, last in chains)


@pytest.mark.parametrize("scare", ["peace-keeping", "caliphate"])
def test_scare_quotes_of_the_acceptance_pair_are_no_statements(scare: str) -> None:
    both = [part.exact for found in _baghouz().values() for one in found for part in one.content]

    assert all(part.strip('"“”.,') != scare for part in both)
