"""Boxes in columns with lines that merge: the geometry of the funnel and of the provenance.

Own geometry rather than a chart library: a drawing is one or two kilobytes of SVG, takes the
page's colours in light and dark, and its boxes link to passages, while a renderer such as
vl-convert is some 30 MB to install. Everything drawn stands in words beside it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twicetold.dossier.wording import shortened

_ROW = 30
_BOX = 24
_TALL = 40
_GAP = 64
_SIGN = 6.9
"""Pixels; a sign of the 12-pixel sans-serif face takes some 6.9 of them on average."""
_SMALL = 6.1
"""Likewise of the 11-pixel face, rounded up."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box.

    Attributes:
        key: What it stands for, unique in its column.
        words: What it says.
        why: A second, smaller line; empty when there is none.
        tone: Its colour: a number from 0 to 5, or -1 for none.
        href: The place in the page that it leads to; empty when there is none.
        top: Pixels from the top, once laid out.
    """

    key: str
    words: str
    why: str = ""
    tone: int = -1
    href: str = ""
    top: float = 0

    @property
    def height(self) -> int:
        """Give the height in pixels."""
        return _TALL if self.why else _BOX

    @property
    def middle(self) -> float:
        """Give the middle in pixels from the top."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line between boxes of neighbouring columns.

    Attributes:
        column: The column that it starts from, from 0.
        left: The key of its left box.
        right: The key of its right box.
        tone: Its colour, as that of a box.
        path: Its course as an SVG path, once laid out.
    """

    column: int
    left: str
    right: str
    tone: int = -1
    path: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of boxes.

    Attributes:
        title: What stands above it.
        boxes: The boxes from top to bottom.
        width: Pixels.
        left: Pixels from the left, once laid out.
    """

    title: str
    boxes: tuple[Box, ...]
    width: int
    left: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """A drawing.

    Attributes:
        columns: Its columns.
        lines: Its lines.
        arcs: Paths of dashed arcs at the right, between boxes in doubt.
        width: Pixels.
        height: Pixels.
        label: What it shows, for those who hear the page.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    arcs: tuple[str, ...]
    width: int
    height: int
    label: str


def flow(
    columns: Sequence[Column],
    lines: Sequence[Line],
    *,
    doubts: Sequence[tuple[str, str]] = (),
    limit: int,
    label: str,
) -> Flow:
    """Lay out a drawing.

    Args:
        columns: From left to right; the order of the boxes of the first one is kept.
        lines: Between neighbouring columns.
        doubts: Keys of boxes of the last column that may be one.
        limit: Boxes of a column that are drawn; one more says how many are left out.
        label: What it shows.
    """
    bounded = [_bounded(column, limit) for column in columns]
    kept = [{box.key for box in column.boxes} for column in bounded]
    drawn = [ln for ln in lines if ln.left in kept[ln.column] and ln.right in kept[ln.column + 1]]
    left, placed = 0, list[Column]()
    for number, column in enumerate(bounded):
        boxes = _stacked(column.boxes, placed[-1:], [ln for ln in drawn if ln.column == number - 1])
        placed.append(replace(column, boxes=boxes, left=left))
        left += column.width + _GAP
    return Flow(
        columns=tuple(placed),
        lines=tuple(replace(ln, path=_course(ln, placed)) for ln in drawn),
        arcs=tuple(_arc(pair, placed[-1]) for pair in doubts if kept[-1].issuperset(pair)),
        width=left - _GAP + (40 if doubts else 0),
        height=int(max((_bottom(column) for column in placed), default=0)) + 2,
        label=label,
    )


def _bounded(column: Column, limit: int) -> Column:
    room = int(column.width / _SIGN) - 2
    boxes = [
        replace(
            box,
            words=shortened(box.words, room),
            why=shortened(box.why, int(column.width / _SMALL) - 2),
        )
        for box in column.boxes[:limit]
    ]
    if len(column.boxes) > limit:
        boxes.append(Box("", f"and {len(column.boxes) - limit} more"))
    return replace(column, boxes=tuple(boxes))


def _stacked(
    boxes: tuple[Box, ...], before: Sequence[Column], lines: Sequence[Line]
) -> tuple[Box, ...]:
    """Put boxes where their lines come from, none over another."""
    wanted: dict[str, float] = {}
    if before:
        middles = {box.key: box.middle for box in before[0].boxes}
        for box in boxes:
            found = [middles[line.left] for line in lines if line.right == box.key]
            wanted[box.key] = sum(found) / len(found) if found else _bottom(before[0])
    placed: list[Box] = []
    at = 0.0
    for box in sorted(boxes, key=lambda box: wanted.get(box.key, 0.0)):
        top = max(at, wanted.get(box.key, 0.0) - box.height / 2)
        placed.append(replace(box, top=top))
        at = top + box.height + (_ROW - _BOX)
    return tuple(placed)


def _bottom(column: Column) -> float:
    return max((box.top + box.height for box in column.boxes), default=0)


def _course(line: Line, columns: Sequence[Column]) -> str:
    left, right = columns[line.column], columns[line.column + 1]
    start = next(box.middle for box in left.boxes if box.key == line.left)
    end = next(box.middle for box in right.boxes if box.key == line.right)
    x, y = left.left + left.width, right.left
    bend = (x + y) // 2
    return f"M{x} {start:g}C{bend} {start:g} {bend} {end:g} {y} {end:g}"


def _arc(pair: tuple[str, str], column: Column) -> str:
    start, end = sorted(box.middle for box in column.boxes if box.key in pair)
    x = column.left + column.width
    return f"M{x} {start:g}C{x + 40} {start:g} {x + 40} {end:g} {x} {end:g}"
