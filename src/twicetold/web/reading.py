"""The pages that people read: the list of stories, a story, what was found by words, files."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from twicetold import dossier
from twicetold.model import Passage, StoryLine
from twicetold.web.accounts import Role
from twicetold.web.desk import Desk, aside, desk
from twicetold.web.drawing import EXPORTS, Sheet, file_name, media_type
from twicetold.web.pages import around, asset, page
from twicetold.web.visitor import needs

LONGEST_SEARCH = 200
"""Signs of a search that are looked at."""
_MOST_SHEET = 2_000
"""Reports up to which a style sheet for reading side by side is written."""
_FOUND = 20
"""Passages shown for a search."""


@dataclass(frozen=True, slots=True)
class Search:
    """What stories are looked for.

    Attributes:
        words: Words that a passage of the story holds; empty for any.
        contested: Only stories with a contested claim.
        independent: Only stories with a claim of several origins.
        since: Only stories with a report of this day or later, ISO 8601; empty for any.
        offset: How many to pass over.
        limit: How many at most.
    """

    words: str = ""
    contested: bool = False
    independent: bool = False
    since: str = ""
    offset: int = 0
    limit: int = 50

    @property
    def filters(self) -> bool:
        """Tell whether there is more to it than words."""
        return self.contested or self.independent or bool(self.since)

    def fits(self, line: StoryLine) -> bool:
        """Tell whether a story passes the filters."""
        return (
            (not self.contested or line.contested > 0)
            and (not self.independent or line.independent > 0)
            and (not self.since or (line.last or "") >= self.since)
        )

    def at(self, offset: int) -> str:
        """Write the address of the list from another place on."""
        asked = {
            "q": self.words,
            "contested": "1" if self.contested else "",
            "independent": "1" if self.independent else "",
            "since": self.since,
            "offset": str(offset) if offset else "",
        }
        return "/?" + urlencode({key: value for key, value in asked.items() if value})


def sought(desk: Desk, search: Search) -> tuple[tuple[StoryLine, ...], bool]:
    """Look for stories, and tell whether there are more of them.

    Filters look among the stories that came last, up to ``Settings.most_filtered``.
    """
    if not search.filters:
        lines = desk.shelf.stories(search.words, offset=search.offset, limit=search.limit + 1)
    else:
        latest = desk.shelf.stories(search.words, limit=desk.settings.most_filtered)
        fitting = [line for line in latest if search.fits(line)]
        lines = tuple(fitting[search.offset : search.offset + search.limit + 1])
    return lines[: search.limit], len(lines) > search.limit


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found by its words.

    Attributes:
        story: The id of the story in which it stands.
        outlet: Who published it.
        passage: The words.
    """

    story: str
    outlet: str
    passage: Passage


def found(desk: Desk, words: str, offset: int = 0, limit: int = _FOUND) -> tuple[Found, ...]:
    """Find passages by words, with the stories in which they stand."""
    passages = desk.shelf.search(words, offset=offset, limit=limit) if words.strip() else ()
    ids = {passage.report for passage in passages}
    homes = {report: story.id for story in desk.shelf.homes(ids) for report in story.reports}
    outlets = {report.id: report.outlet for report in desk.shelf.reports(ids)}
    return tuple(
        Found(homes[passage.report], outlets.get(passage.report, ""), passage)
        for passage in passages
        if passage.report in homes
    )


@needs(Role.READER)
async def stories(request: Request) -> Response:
    """Show the list of stories."""
    asked, at = request.query_params, desk(request)
    offset = asked.get("offset", "0")
    search = Search(
        words=asked.get("q", "").strip()[:LONGEST_SEARCH],
        contested=asked.get("contested") == "1",
        independent=asked.get("independent") == "1",
        since=asked.get("since", "")[:10],
        offset=min(int(offset), 10**9) if offset.isascii() and offset.isdecimal() else 0,
        limit=at.settings.page_size,
    )
    lines, more = await aside(sought, at, search)
    passages = await aside(found, at, search.words) if search.words and not search.offset else ()
    tally = await aside(at.shelf.tally)
    return page(
        request,
        "stories",
        lines=lines,
        more=more,
        search=search,
        sought=search.words,
        passages=passages,
        tally=tally,
    )


@needs(Role.READER)
async def story(request: Request) -> Response:
    """Show a story: its dossier, live from the store."""
    at = desk(request)
    line = await aside(at.shelf.line, request.path_params["story"])
    if line.id != request.path_params["story"]:
        return RedirectResponse(f"/stories/{line.id}", 301)
    body = await at.drawer.sheet(
        (line.id, Sheet.PAGE), line.changed, fresh="fresh" in request.query_params
    )
    return around(request, "story", body, line=line, exports=EXPORTS)


@needs(Role.READER)
async def export(request: Request) -> Response:
    """Give a story as a file."""
    at, wanted = desk(request), request.path_params["sheet"]
    if wanted not in EXPORTS:
        raise HTTPException(404, f"no such format; there are {', '.join(EXPORTS)}")
    return await sheet(at, request.path_params["story"], Sheet(wanted))


async def sheet(at: Desk, story: str, wanted: Sheet) -> Response:
    """Give one sheet of a story, as a file to keep."""
    line = await aside(at.shelf.line, story)
    content = await at.drawer.sheet((line.id, wanted), line.changed, fresh=True)
    name = file_name(line.id, wanted)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type(wanted), headers=headers)


async def static(request: Request) -> Response:
    """Give a style sheet or script."""
    name = request.path_params["name"]
    found = asset(name)
    stem, _, reports = name.removesuffix(".css").partition("-")
    if found is None and stem == "side" and reports.isascii() and reports.isdecimal():
        found = dossier.sheet(min(int(reports[:9]), _MOST_SHEET)), "text/css"
    if found is None:
        return PlainTextResponse("there is no such file", 404)
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(found[0], media_type=found[1], headers=headers)
