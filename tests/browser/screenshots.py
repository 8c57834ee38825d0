"""Take docs/images/dossier.png, the picture of the README: ``python -m tests.browser.screenshots``.

The picture is an extract of the example's page: its first claims and the first funnels.
"""

import re
import tempfile
from pathlib import Path

from tests.browser import chromium
from twicetold import compare
from twicetold import dossier as formats

TARGET = Path("docs/images/dossier.png")
LARGEST = 300_000
"""Bytes."""
_EXTRACT = """
main>section~section,section.story>section:not(#claims-0),.toc,footer,header>nav,
header>.lead,header>h1,.matrix tr:nth-child(n+9),.legend.quiet,.claim,
.claim>:not(summary):not(.wide:has(.flow)){display:none}
.claim:nth-of-type(2),.claim:nth-of-type(3){display:block}
h2{border:0;margin-top:.5rem;padding:0}
"""


def extract(page: str) -> str:
    """Leave out what does not fit into a picture."""
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return without.replace("</style>", f"{_EXTRACT}</style>", 1)


def main() -> None:
    """Take the picture and refuse one that is too large for a README."""
    page = extract(formats.html(compare(["examples/reports"])))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "dossier.html").write_text(page, "utf-8")
        chromium.run(
            (folder / "dossier.html").as_uri(),
            folder,
            "--window-size=1200,1400",
            f"--screenshot={TARGET.resolve()}",
        )
    size = TARGET.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{TARGET} has {size} bytes, more than {LARGEST}: show less of the page")


if __name__ == "__main__":
    main()
