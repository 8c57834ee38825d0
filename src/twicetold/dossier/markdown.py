"""The dossier as Markdown, for notes and tickets."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from twicetold.dossier import view, wording
from twicetold.dossier.cells import SIGNS
from twicetold.dossier.comparing import differences, doubts
from twicetold.dossier.funnel import name
from twicetold.model import Dossier

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_SPACE = re.compile(r"\s+")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_BULLET = re.compile(r"^([-+=])")


def rendered(dossier: Dossier) -> str:
    """Render a dossier as CommonMark with tables; words of reports are escaped."""
    outlets = {report.id: report.outlet for report in dossier.reports}
    return (
        _environment()
        .get_template("dossier.md.jinja")
        .render(
            dossier=dossier,
            stories=view.stories(dossier),
            outlet=lambda passage: outlets[passage.report],
            differences=differences,
            doubts=doubts,
            origin_name=name,
            signs=SIGNS,
        )
    )


def escaped(words: str) -> str:
    r"""Write words on one line so that no sign in them is read as markup.

    >>> print(escaped("<b>1* | two"))
    \<b\>1\* \| two
    """
    line = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", words).strip())
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line))


@cache
def _environment() -> Environment:
    # Markdown is no markup language that autoescape knows: "text" escapes what reports say.
    environment = Environment(
        loader=PackageLoader("twicetold.dossier"),
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    for write in (wording.figure, wording.moment, wording.rule, wording.stamp):
        environment.filters[write.__name__] = write
    environment.filters["text"] = escaped
    return environment


def _plain(value: object) -> object:
    return "" if value is None else value
