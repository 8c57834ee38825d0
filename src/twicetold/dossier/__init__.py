"""What was found, in every format that people and programs read."""

from twicetold.dossier.html import asset, embedded, sheet, showable
from twicetold.dossier.html import rendered as html
from twicetold.dossier.json import encoded as json
from twicetold.dossier.linked import encoded as jsonld
from twicetold.dossier.markdown import rendered as markdown
from twicetold.dossier.ninjs import encoded as ninjs

__all__ = ["asset", "embedded", "html", "json", "jsonld", "markdown", "ninjs", "sheet", "showable"]
