"""Which runs of a page are the article, and what each of them is."""

from twicetold.extract import byline, credit, furniture
from twicetold.extract.container import cue, holding, linked, outside, within
from twicetold.extract.walker import Frame, Run
from twicetold.model import Role

_PARDON = 0.4
_LONG = 200
"""Characters from which a run full of links is a paragraph all the same."""
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
    return found


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
            return None
        if (figure := self._figure(frame)) is not None:
            return None if self._elsewhere(frame) else figure
        if not within(frame, self._top):
            return Role.SUMMARY if self._summary(frame) and not self._elsewhere(frame) else None
        if frame.tag == "h1" or outside(frame, self._total, self._top):
            return None
        if furniture.dated(text) or (linked(run) and len(text) < _LONG):
            return None
        return Role.SUMMARY if self._summary(frame) else _written(text)

    def _summary(self, frame: Frame | None) -> bool:
        while frame is not None and frame is not self._scope and frame.tag != "body":
            if frame.words <= _PARDON * self._total and cue("summary").search(frame.cue):
                return True
            frame = frame.parent
        return False

    def _elsewhere(self, frame: Frame | None) -> bool:
        """Tell whether a picture stands in a list of other articles or the like."""
        while frame is not None and frame is not self._scope:
            named = cue("elsewhere").search(frame.cue) and frame.words <= _PARDON * self._total
            if named or frame.tag in _APART:
                return True
            frame = frame.parent
        return False

    def _figure(self, frame: Frame | None) -> Role | None:
        """Tell a caption and its credit by the elements around them."""
        while frame is not None and frame is not self._scope:
            if cue("credit").search(frame.cue) and self._pictured(frame):
                return Role.CREDIT
            if frame.tag in ("figure", "figcaption") or cue("caption").search(frame.cue):
                return Role.CAPTION
            frame = frame.parent
        return None

    def _pictured(self, frame: Frame | None) -> bool:
        while frame is not None and frame is not self._scope:
            if frame.tag in ("figure", "figcaption") or cue("figure").search(frame.cue):
                return True
            frame = frame.parent
        return False


def _written(text: str) -> Role:
    """Tell body, credit and byline among the runs of the body."""
    pictured = credit.of_picture(text, 0, len(text))
    if credit.alone(text) or credit.of_copyright(text) or (pictured and pictured.whole.start == 0):
        return Role.CREDIT
    return Role.BYLINE if byline.opens(text) and text[-1:] not in ".!?:" else Role.BODY
