"""Write the example's whole dossier anew: ``python -m tests.golden.refresh``.

Read the difference before committing it: every changed line is a changed finding.
"""

import contextlib
import sys

import twicetold
from tests.golden.truth import REPORTS, ROOT
from twicetold import dossier as formats
from twicetold.model import Dossier

EXPECTED = ROOT / "tests" / "golden" / "expected"


def compared() -> Dossier:
    """Compare the example's reports, their paths relative to the checkout."""
    with contextlib.chdir(ROOT):
        return twicetold.compare([REPORTS])


def written(dossier: Dossier) -> dict[str, bytes]:
    """Give a dossier as files, name to bytes: Markdown, since people read the difference."""
    return {"dossier.md": formats.markdown(dossier).encode("utf-8")}


def main() -> None:
    """Write the files."""
    EXPECTED.mkdir(exist_ok=True)
    for name, content in written(compared()).items():
        (EXPECTED / name).write_bytes(content)
        sys.stdout.write(f"Written: {(EXPECTED / name).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
