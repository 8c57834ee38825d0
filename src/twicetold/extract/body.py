"""Which runs of a page are the article, and what each of them is."""

from itertools import takewhile

from twicetold.extract import byline, credit, furniture, stamp
from twicetold.extract.container import holding, linked, outside, within
from twicetold.extract.cues import bears
from twicetold.extract.walker import Frame, Run
from twicetold.model import Role
from twicetold.text.notices import corrects

_PARDON = 0.4
_LONG = 200
"""Characters from which a run is a paragraph, even one full of links."""
_PULLED = (25, 300)
"""Characters of a pulled quotation."""
_MOST_PULLED = 500
"""Runs that are looked at for being pulled; each is searched in all paragraphs."""
_LONGEST_DATE = 60
_LETTERS = 24
"""Letters beside a date in a line that only says when the article came out."""
_APART = frozenset({"nav", "footer", "form", "fieldset", "menu", "address", "dl", "aside"})


def chosen(runs: list[Run], titles: tuple[str, ...]) -> list[tuple[Role, Run]]:
    """Choose the runs of the article and tell body from captions.

    Args:
        runs: All runs of the page.
        titles: The headline as several places of the page write it.

    Returns:
        Role and run in page order; roles are body, summary, caption, credit and byline.
    """
    top = holding(runs, titles)
    if top is None:
        return []
    reader = _Reader(top, _page(top).words)
    found: list[tuple[Role, Run]] = []
    for run in runs:
        role = reader.role(run)
        if role is not None:
            found.append((role, run))
    return _without_pulled(_summed_up(found))


def _summed_up(found: list[tuple[Role, Run]]) -> list[tuple[Role, Run]]:
    """Tell the points that stand above the first paragraph from paragraphs."""
    body = [(place, run) for place, (role, run) in enumerate(found) if role is Role.BODY]
    points = {place for place, run in takewhile(lambda one: _point(one[1]), body)}
    if len(points) in (0, len(body)):
        return found
    return [
        (Role.SUMMARY if place in points else role, run) for place, (role, run) in enumerate(found)
    ]


def _point(run: Run) -> bool:
    return run.frame.tag == "li" or furniture.point(run.text) > 0


def embedded(run: Run) -> bool:
    """Tell whether a run stands in a post of a social network that the page shows."""
    frame: Frame | None = run.frame
    while frame is not None:
        if bears(frame.cue, "embed"):
            return True
        frame = frame.parent
    return False


def _without_pulled(found: list[tuple[Role, Run]]) -> list[tuple[Role, Run]]:
    """Leave out quotations that the page pulls out of its paragraphs and shows twice."""
    prose = [run.text for role, run in found if role is Role.BODY and len(run.text) > _PULLED[0]]
    apart = [
        run
        for role, run in found
        if role is Role.BODY and _PULLED[0] <= len(run.text) <= _PULLED[1] and _set_apart(run.frame)
    ]
    pulled = {
        id(run)
        for run in apart[:_MOST_PULLED]
        if any(_core(run.text) in text for text in prose if len(text) > len(run.text))
    }
    return [(role, run) for role, run in found if id(run) not in pulled]


def _set_apart(frame: Frame) -> bool:
    quoting = frame.parent is not None and frame.parent.tag == "blockquote"
    return quoting or frame.tag not in ("p", "li")


def _core(text: str) -> str:
    return text.strip(" \u00a0“”\"'‘’«»„….,")


def _page(frame: Frame) -> Frame:
    while frame.parent is not None:
        frame = frame.parent
    return frame


class _Reader:
    """Tells the role of a run by the elements around it and by its words."""

    def __init__(self, top: Frame, total: int) -> None:
        self._top = top
        self._total = total
        self._scope = self._around(top)

    def _around(self, top: Frame) -> Frame:
        """Give the element around the body in which its pictures stand."""
        frame: Frame | None = top
        while frame is not None:
            if frame.tag in ("article", "main"):
                return frame
            frame = frame.parent
        return top.parent or top

    def role(self, run: Run) -> Role | None:
        """Give the role of a run; None when it is not of the article."""
        frame, text = run.frame, run.text
        if not within(frame, self._scope):
            return None
        if furniture.whole(text) or furniture.opener(text) or furniture.closer(text):
            # A correction is not the article's, yet who compares editions must see it.
            return Role.FURNITURE if corrects(text) else None
        if (figure := self._figure(frame)) is not None:
            return None if self._elsewhere(frame) else figure
        if not within(frame, self._top):
            return Role.SUMMARY if self._summary(frame) and not self._elsewhere(frame) else None
        if frame.tag == "h1" or outside(frame, self._total, self._top):
            return None
        if _dates(text) or (linked(run) and len(text) < _LONG):
            return None
        return Role.SUMMARY if self._summary(frame) else _written(text)

    def _summary(self, frame: Frame | None) -> bool:
        while frame is not None and frame is not self._scope and frame.tag != "body":
            if frame.words <= _PARDON * self._total and bears(frame.cue, "summary"):
                return True
            frame = frame.parent
        return False

    def _elsewhere(self, frame: Frame | None) -> bool:
        """Tell whether a picture stands in a list of other articles or the like."""
        while frame is not None and frame is not self._scope:
            named = bears(frame.cue, "elsewhere") and frame.words <= _PARDON * self._total
            if named or frame.tag in _APART:
                return True
            frame = frame.parent
        return False

    def _figure(self, frame: Frame | None) -> Role | None:
        """Tell a caption and its credit by the elements around them."""
        while frame is not None and frame is not self._scope:
            if bears(frame.cue, "credit") and self._pictured(frame):
                return Role.CREDIT
            if frame.tag in ("figure", "figcaption") or bears(frame.cue, "caption"):
                return Role.CAPTION
            frame = frame.parent
        return None

    def _pictured(self, frame: Frame | None) -> bool:
        while frame is not None and frame is not self._scope:
            if frame.tag in ("figure", "figcaption") or bears(frame.cue, "figure"):
                return True
            frame = frame.parent
        return False


def _dates(text: str) -> bool:
    """Tell a line that only says when the article came out, in any language."""
    if furniture.dated(text):
        return True
    if len(text) > _LONGEST_DATE or text[-1] in ".!?" or stamp.visible(text) is None:
        return False
    return sum(sign.isalpha() for sign in text) <= _LETTERS


def _written(text: str) -> Role:
    """Tell body, credit and byline among the runs of the body."""
    if len(text) > _LONG:
        return Role.BODY
    pictured = credit.of_picture(text, 0, len(text))
    if credit.of_words(text) or (pictured and pictured.whole.start == 0):
        return Role.CREDIT
    if pictured and credit.describes(text, pictured):
        return Role.CAPTION
    return Role.BYLINE if byline.opens(text) and text[-1:] not in ".!?:" else Role.BODY
