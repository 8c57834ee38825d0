"""Which runs of a page are the article."""

import re
from functools import cache

from twicetold.extract import byline, credit, furniture
from twicetold.extract.walker import Frame, Run
from twicetold.model import Role
from twicetold.text import lexicon

_LEAST = 25
"""Characters of a paragraph that counts towards its container (Readability's value)."""
_MOST_LINKED = 0.5
_PARDON = 0.4
"""A cue such as "sidebar" is overruled for an element that holds this share of the prose."""
_HOLDS = 0.5
"""A cue such as "article-body" is believed for an element that holds this share of it."""
_NEVER = frozenset({"nav", "footer", "form", "fieldset", "menu", "address", "dl"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@cache
def cue(kind: str) -> re.Pattern[str]:
    """Give the pattern of the names that elements of a kind bear."""
    return re.compile(lexicon.table("pages")[kind])


def chosen(runs: list[Run]) -> list[tuple[Role, Run]]:
    """Choose the runs of the article and tell body from captions.

    Containers are scored by the paragraphs in them (Arc90's Readability, 2009); cues in class
    names are overruled where they would throw away most of the prose.

    Args:
        runs: All runs of the page.

    Returns:
        Role and run in page order; roles are body, caption and credit.
    """
    prose = [run for run in runs if _prose(run)]
    total = sum(len(run.text) for run in prose)
    _scored(prose)
    kept = [run for run in prose if not _outside(run.frame, total, None)]
    top = _container(kept, total)
    scope = _scope(top)
    found: list[tuple[Role, Run]] = []
    for run in runs:
        role = _role(run, total, top, scope)
        if role is not None:
            found.append((role, run))
    return found


def _scope(top: Frame | None) -> Frame | None:
    """Give the element around the body in which its pictures stand."""
    frame = top
    while frame is not None:
        if frame.tag in ("article", "main"):
            return frame
        frame = frame.parent
    return top.parent if top is not None and top.parent is not None else top


def _prose(run: Run) -> bool:
    tag = run.frame.tag
    if len(run.text) < _LEAST or tag in _HEADINGS or run.linked > _MOST_LINKED * len(run.text):
        return False
    return not run.frame.hidden


def _scored(prose: list[Run]) -> None:
    for run in prose:
        worth = 1 + run.text.count(",") + min(len(run.text) / 100, 3)
        frame: Frame | None = run.frame
        if frame is not None and frame.tag in ("p", "li", "blockquote", "h2", "h3"):
            frame = frame.parent
        share = 1.0
        level = 0
        while frame is not None:
            if level < 3:
                frame.score += worth * share
                share /= 2
            frame.words += len(run.text)
            frame = frame.parent
            level += 1


def _outside(frame: Frame | None, total: int, top: Frame | None) -> bool:
    """Tell whether a frame stands in an element that is not the article."""
    while frame is not None and frame is not top:
        if frame.words <= _PARDON * total and (
            frame.tag in _NEVER or frame.tag == "aside" or cue("boilerplate").search(frame.cue)
        ):
            return True
        frame = frame.parent
    return False


def _container(prose: list[Run], total: int) -> Frame | None:
    """Choose the element that holds the article."""
    frames: dict[int, Frame] = {}
    for run in prose:
        frame: Frame | None = run.frame
        while frame is not None and id(frame) not in frames:
            frames[id(frame)] = frame
            frame = frame.parent
    named = [
        frame
        for frame in frames.values()
        if frame.words >= _HOLDS * total and cue("body").search(frame.cue)
    ]
    if named:
        return max(named, key=lambda frame: frame.depth)
    return max(frames.values(), key=lambda frame: (frame.score, frame.depth), default=None)


def _within(frame: Frame | None, top: Frame) -> bool:
    while frame is not None:
        if frame is top:
            return True
        frame = frame.parent
    return False


def _role(run: Run, total: int, top: Frame | None, scope: Frame | None) -> Role | None:
    text = run.text
    if top is None or scope is None or run.frame.hidden or not _within(run.frame, scope):
        return None
    if furniture.whole(text) or furniture.opener(text) or furniture.closer(text):
        return None
    figure = _figure(run.frame, scope)
    if figure is not None:
        return None if _boilerplate(run.frame, total, scope) else figure
    if not _within(run.frame, top) and _summarises(run.frame, scope):
        return None if _boilerplate(run.frame, total, scope) else Role.SUMMARY
    if not _within(run.frame, top) or run.frame.tag == "h1" or _outside(run.frame, total, top):
        return None
    if furniture.dated(text) or (run.linked > _MOST_LINKED * len(text) and len(text) < 200):
        return None
    return _written(run)


def _written(run: Run) -> Role:
    """Tell body, summary, credit and byline among the runs of the body."""
    text = run.text
    if _summarises(run.frame, None):
        return Role.SUMMARY
    pictured = credit.of_picture(text, 0, len(text))
    if credit.alone(text) or credit.of_copyright(text) or (pictured and pictured.whole.start == 0):
        return Role.CREDIT
    return Role.BYLINE if byline.opens(text) and text[-1:] not in ".!?:" else Role.BODY


def _summarises(frame: Frame | None, scope: Frame | None) -> bool:
    while frame is not None and frame is not scope and frame.tag != "body":
        if frame.tag in ("ul", "ol", "div", "section", "li") and cue("summary").search(frame.cue):
            return True
        frame = frame.parent
    return False


def _boilerplate(frame: Frame | None, total: int, scope: Frame) -> bool:
    """Tell whether a picture stands in a list of other articles or the like."""
    while frame is not None and frame is not scope:
        named = cue("elsewhere").search(frame.cue) and frame.words <= _PARDON * total
        if named or frame.tag in _NEVER or frame.tag == "aside":
            return True
        frame = frame.parent
    return False


def _figure(frame: Frame | None, scope: Frame) -> Role | None:
    """Tell a caption and its credit by the elements around them."""
    while frame is not None and frame is not scope:
        if cue("credit").search(frame.cue) and _pictured(frame, scope):
            return Role.CREDIT
        if frame.tag in ("figure", "figcaption") or cue("caption").search(frame.cue):
            return Role.CAPTION
        frame = frame.parent
    return None


def _pictured(frame: Frame | None, scope: Frame) -> bool:
    while frame is not None and frame is not scope:
        if frame.tag in ("figure", "figcaption") or cue("figure").search(frame.cue):
            return True
        frame = frame.parent
    return False
