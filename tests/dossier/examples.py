"""Write the examples of docs/formats.md anew: ``python -m tests.dossier.examples``."""

from pathlib import Path

from tests.dossier.built import dossier
from twicetold import dossier as formats
from twicetold.dossier import tables

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples"


def examples() -> dict[str, bytes]:
    """Give each format of a dossier of two reports, by the name of its file."""
    found = dossier("The Harbour Mail")
    return {
        "claims.csv": tables.claims(found),
        "appearances.csv": tables.appearances(found),
        "dossier.jsonld": formats.jsonld(found),
        "dossier.ninjs.json": formats.ninjs(found),
        "dossier.md": formats.markdown(found).encode(),
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in examples().items():
        (FOLDER / name).write_bytes(content)
