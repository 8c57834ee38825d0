"""Write the example's whole dossier anew: ``python -m tests.golden.refresh``.

Read the difference before committing it: every changed line is a changed finding.
"""

import contextlib
import sys

import twicetold
from tests.golden.truth import REPORTS, ROOT
from twicetold import dossier as formats

EXPECTED = ROOT / "tests" / "golden" / "expected"


def written() -> dict[str, bytes]:
    """Make the example's dossier as files, name to bytes."""
    with contextlib.chdir(ROOT):
        found = twicetold.compare([REPORTS])
    return {
        "dossier.json": formats.json(found),
        "dossier.md": formats.markdown(found).encode("utf-8"),
    }


def main() -> None:
    """Write the files."""
    EXPECTED.mkdir(exist_ok=True)
    for name, content in written().items():
        (EXPECTED / name).write_bytes(content)
        sys.stdout.write(f"Written: {(EXPECTED / name).relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
