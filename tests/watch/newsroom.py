"""A news site on this machine that changes on script; towns, people and outlets are invented."""

from dataclasses import dataclass, field

from tests.ingest.site import Site

ARTICLES = {
    "mill": (
        "Mill fire in Harrow Bend spreads",
        "A fire at the paper mill in Harrow Bend killed 12 people on Monday, the fire service said.",
        "“We went in three times and could not reach the loft,” said Ines Valk, who led the crew.",
        "The mill closed its gates in spring and was about to be sold to a buyer from Tessin.",
    ),
    "tram": (
        "Tram drivers in Ostrava Quay stop work",
        "Tram drivers in Ostrava Quay stopped work at dawn, the union of carriers said on Tuesday.",
        "“Nobody asked us before the night shifts were drawn up,” said Pavo Dern of the union.",
        "Some lines ran with teachers from the depot, and the harbour line did not run at all.",
    ),
    "vote": (
        "Council of Lund Mere votes on the dam",
        "The council of Lund Mere voted by 17 to 9 for a second dam above the town, its clerk said.",
        "“The valley will not see the water before the fall,” said Mayor Berit Aune after the vote.",
        "Farmers from the valley stood in front of the hall with milk cans and a brass band.",
    ),
    "school": (
        "School roof in Pell Down gives way",
        "The roof of a school in Pell Down gave way under snow on Sunday night, the district said.",
        "Nobody was inside, and the caretaker had locked the gym an hour earlier, it said.",
        "The architect had asked for new beams two winters ago, according to a letter of the office.",
    ),
    "court": (
        "Court in Sarn frees the ferry master",
        "A court in Sarn freed the master of the ferry Alda on Thursday, his lawyer said.",
        "Judge Olin Rask found that the buoy had been moved by the storm and not by the crew.",
        "The owners had paid for the lost cars in the autumn without saying whose fault it was.",
    ),
}
SIGN_UP = "Every morning the Bend Courier sends its readers a letter with the best of the day."


@dataclass
class Newsroom:
    """The Bend Courier: articles as they stand now, its feed, and its pages on a site.

    Attributes:
        site: Where it stands.
        articles: Headline and paragraphs, by name.
        updated: What each page says of its last update.
        everywhere: A paragraph at the end of every page.
        feed_day: The day that the feed says for every article, whatever the pages say.
    """

    site: Site
    articles: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(ARTICLES))
    updated: dict[str, str] = field(default_factory=dict)
    everywhere: str = ""
    feed_day: str = "Mon, 04 Mar 2024 08:00:00 GMT"

    def publish(self) -> None:
        """Put all pages and the feed on the site, as they are now."""
        for name in self.articles:
            self.site.put(f"/{name}", self._page(name))
        self.site.put("/feed.xml", self._feed(), "application/rss+xml")

    def edit(self, name: str, old: str, new: str, *, updated: str | None = None) -> None:
        """Change words of one article."""
        before = self.articles[name]
        self.articles[name] = tuple(line.replace(old, new) for line in before)
        assert self.articles[name] != before
        if updated:
            self.updated[name] = updated
        self.publish()

    def add(self, name: str, line: str) -> None:
        """Add a paragraph to an article."""
        self.articles[name] += (line,)
        self.publish()

    def remove(self, name: str, status: int) -> None:
        """Take a page off the site; the feed still names it."""
        self.site.refuse(f"/{name}", status)

    def _page(self, name: str) -> bytes:
        headline, *lines = self.articles[name]
        lines += [self.everywhere] if self.everywhere else []
        stamp = self.updated.get(name, "2024-03-04T09:00:00Z")
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
            '<meta property="og:site_name" content="Bend Courier">'
            '<meta property="article:published_time" content="2024-03-04T08:00:00Z">'
            f'<meta property="article:modified_time" content="{stamp}"></head><body><article>'
            f"<h1>{headline}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"
        ).encode()

    def _feed(self) -> bytes:
        entries = "".join(
            f"<item><title>{lines[0]}</title><link>{self.site.url}/{name}</link>"
            f"<guid>{name}</guid><pubDate>{self.feed_day}</pubDate></item>"
            for name, lines in self.articles.items()
        )
        return (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Bend Courier</title>'
            f"<link>{self.site.url}/</link><description>News</description>{entries}</channel></rss>"
        ).encode()
