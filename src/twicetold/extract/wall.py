"""Pages that stand in front of an article, or show a part of it only."""

from twicetold.extract import furniture
from twicetold.extract.metadata import Metadata
from twicetold.extract.walker import Run
from twicetold.text import lexicon

_SHORT = 250
"""Characters of text under which a page that asks for payment shows nothing worth reading."""
_CONSENT_LENGTH = 6_000
_CONSENT = 2
"""Phrases of a consent page that must come together."""
_TEASER = 160
"""Characters of the longest paragraph under which a page full of links is a list of articles."""
_LISTED = 0.6


def before_article(stated: Metadata, walked: list[Run], paragraphs: list[str]) -> str | None:
    """Tell why a page is no article.

    Args:
        stated: What the page says of itself.
        walked: All runs of the page.
        paragraphs: What was taken for the body.

    Returns:
        The fault with its remedy; None when the page is an article.
    """
    if not paragraphs:
        return "holds no article; save the article's own page"
    text = furniture.fold(" ".join(paragraphs))
    titles = {furniture.fold(title) for title in stated.titles.known()}
    if titles & lexicon.words("walls", "titles") and not stated.article:
        return "is a page in front of an article; open the article and save it again"
    asked = sum(phrase in text for phrase in lexicon.words("walls", "consent"))
    if asked >= _CONSENT and len(text) < _CONSENT_LENGTH and not stated.article:
        return "asks for consent and shows no article; answer it and save the page again"
    if len(text) < _SHORT and (stated.locked or _asks_payment(walked)):
        return "keeps the article for subscribers; save it with a subscription"
    if not stated.article and max(map(len, paragraphs)) < _TEASER and _lists(walked):
        return "lists articles; save the article's own page"
    return None


def partly(stated: Metadata, walked: list[Run]) -> bool:
    """Tell whether the page keeps a part of the article for subscribers."""
    return stated.locked and _asks_payment(walked)


def _asks_payment(walked: list[Run]) -> bool:
    phrases = lexicon.words("walls", "paywall")
    shown = furniture.fold(" ".join(run.text for run in walked))
    return any(phrase in shown for phrase in phrases)


def _lists(walked: list[Run]) -> bool:
    shown = sum(len(run.text) for run in walked)
    return sum(run.linked for run in walked) > _LISTED * shown
