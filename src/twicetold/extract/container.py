"""Which element of a page holds the article."""

import re

from twicetold.extract import headline
from twicetold.extract.cues import bears
from twicetold.extract.walker import Frame, Run

_LEAST = 25
"""Characters of a paragraph that counts towards its container (Readability's value)."""
_MOST_LINKED = 0.5
"""Share of linked characters from which a run is a list of links rather than prose."""
_PARDON = 0.4
"""A cue such as "sidebar" is overruled for an element that holds this share of the prose."""
_HOLDS = 0.5
"""A cue such as "article-body" is believed for an element that holds this share of it."""
_BEFORE = 0.3
"""What a paragraph over the headline is worth, compared with one under it."""
_WITH_HEADLINE = 1.5
"""What an element that holds the headline too is worth, compared with one that does not."""
_CLIMB = 6
_JOIN = 0.15
"""Prose beside a piece of an article, as a share of the piece, that makes it worth joining."""
_DIGITS = re.compile(r"\d+")
_BLOCKS = frozenset({"p", "li", "blockquote"})
_NEVER = frozenset({"nav", "footer", "form", "fieldset", "menu", "address", "dl", "aside"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def linked(run: Run) -> bool:
    """Tell whether most of a run is links."""
    return run.linked > _MOST_LINKED * len(run.text)


def holding(runs: list[Run], titles: tuple[str, ...]) -> Frame | None:
    """Choose the element that holds the article, and count the prose of every element.

    An element is worth its paragraphs; half of their worth counts one level up, a quarter two
    levels up (Arc90's Readability, 2009). Cues in class names go before, where they hold most
    of the prose, and so does the place of the headline. From the best element the choice goes
    up as long as that joins pieces of one article.

    Args:
        runs: All runs of the page.
        titles: The headline as several places of the page write it.

    Returns:
        The element; None when the page has no prose.
    """
    prose = [run for run in runs if _prose(run)]
    _count(prose)
    total = sum(len(run.text) for run in prose)
    kept = [run for run in prose if not outside(run.frame, total, None)]
    if not kept:
        return None
    tree = _Tree(kept, title_at(runs, titles), runs)
    named = [
        frame
        for frame in tree.held
        if tree.held[frame] >= _HOLDS * tree.total and bears(frame.cue, "body")
    ]
    if named:
        return tree.joined(max(named, key=lambda frame: frame.depth))
    return tree.joined(tree.best())


def outside(frame: Frame | None, total: int, top: Frame | None) -> bool:
    """Tell whether a frame stands in an element that is not the article.

    Args:
        frame: The frame.
        total: Characters of prose on the page.
        top: The element up to which to look; None for the whole page.
    """
    while frame is not None and frame is not top:
        if frame.words <= _PARDON * total and (
            frame.hidden or frame.tag in _NEVER or bears(frame.cue, "boilerplate")
        ):
            return True
        frame = frame.parent
    return False


def within(frame: Frame | None, top: Frame) -> bool:
    """Tell whether a frame stands in another one or is it."""
    while frame is not None and frame.depth > top.depth:
        frame = frame.parent
    return frame is top


def _prose(run: Run) -> bool:
    return len(run.text) >= _LEAST and run.frame.tag not in _HEADINGS and not linked(run)


def _count(prose: list[Run]) -> None:
    for run in prose:
        frame: Frame | None = run.frame
        while frame is not None:
            frame.words += len(run.text)
            frame = frame.parent


def title_at(runs: list[Run], titles: tuple[str, ...]) -> int | None:
    """Give the index of the run that is the headline, a heading rather than anything else."""
    same = [place for place, run in enumerate(runs) if headline.among(run.text, titles)]
    heads = [place for place in same if runs[place].frame.tag in _HEADINGS]
    first = next((place for place, run in enumerate(runs) if run.frame.tag == "h1"), None)
    return next(iter(heads or same), first)


class _Tree:
    """The elements over the prose of a page, with what each is worth."""

    def __init__(self, prose: list[Run], headline: int | None, runs: list[Run]) -> None:
        self.score: dict[Frame, float] = {}
        self.held: dict[Frame, int] = {}
        self.below: dict[Frame, list[Frame]] = {}
        self.total = sum(len(run.text) for run in prose)
        self._titled = _line(runs[headline].frame) if headline is not None else set()
        over = {id(run) for run in runs[:headline]} if headline is not None else set()
        for run in prose:
            worth = 1 + run.text.count(",") + min(len(run.text) / 100, 3)
            self._add(run, worth * (_BEFORE if id(run) in over else 1.0))

    def _add(self, run: Run, worth: float) -> None:
        frame: Frame | None = run.frame
        share = 0.0
        while frame is not None:
            if frame not in self.held and frame.parent is not None:
                self.below.setdefault(frame.parent, []).append(frame)
            self.held[frame] = self.held.get(frame, 0) + len(run.text)
            if share or frame.tag not in _BLOCKS:
                share = share / 2 if share else worth
                self.score[frame] = self.score.get(frame, 0.0) + share
            frame = frame.parent

    def best(self) -> Frame:
        """Give the element that is worth most."""

        def worth(frame: Frame) -> tuple[float, int]:
            score = self.score.get(frame, 0.0)
            return score * (_WITH_HEADLINE if frame in self._titled else 1.0), frame.depth

        return max(self.held, key=worth)

    def joined(self, top: Frame) -> Frame:
        """Climb from one piece of an article to the element that holds all of them."""
        piece = top
        for _ in range(_CLIMB):
            around = piece.parent
            if around is None:
                break
            alike = sum(
                self.held[frame]
                for frame in self.below[around]
                if frame is not piece and (frame.tag in _BLOCKS or _alike(frame, piece))
            )
            if (
                alike >= _JOIN * self.held[top]
                and 2 * alike >= self.held[around] - self.held[piece]
            ):
                top = around
            piece = around
        return top


def _line(frame: Frame | None) -> set[Frame]:
    found: set[Frame] = set()
    while frame is not None:
        found.add(frame)
        frame = frame.parent
    return found


def _alike(frame: Frame, piece: Frame) -> bool:
    """Tell whether two elements beside each other hold pieces of one thing."""
    if frame.tag != piece.tag or not frame.cue:
        return False
    same = _DIGITS.sub("", frame.cue) == _DIGITS.sub("", piece.cue)
    return same or (bears(frame.cue, "body") and bears(piece.cue, "body"))
