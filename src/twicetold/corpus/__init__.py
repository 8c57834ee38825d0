"""A whole corpus: reports in, tables out, on one machine or many; needs the extra ``corpus``."""

from twicetold.corpus.journey import Built, NoTables, Plan, begin, build, manifest
from twicetold.corpus.rendering import dossier, stories
from twicetold.corpus.shards import Source, sources

__all__ = [
    "Built",
    "NoTables",
    "Plan",
    "Source",
    "begin",
    "build",
    "dossier",
    "manifest",
    "sources",
    "stories",
]
