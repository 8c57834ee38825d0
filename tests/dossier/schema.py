"""Write docs/dossier.schema.json anew: ``python -m tests.dossier.schema``."""

import json
from pathlib import Path

from twicetold.dossier.format import schema

if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "docs" / "dossier.schema.json"
    target.write_text(json.dumps(schema(), indent=1) + "\n", "utf-8")
