"""The rules together: statements of a report without any learned tagger."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twicetold.attribute import constructions, cues, headlines, nouns, quoted
from twicetold.attribute.found import Found
from twicetold.attribute.statements import Statement, as_found, distinct, has_words
from twicetold.attribute.units import Unit, units
from twicetold.attribute.words import Words, read
from twicetold.model.report import Report, Role
from twicetold.model.span import Passage
from twicetold.text import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN_ENDS = (",", ".", "?", "!")
CONTINUED = "continued-quotation"
"""The rule's name for a quotation that goes on with the words of the speaker before it."""


def found(report: Report, sentences: Sequence[Passage]) -> tuple[Found, ...]:
    """Find the statements of one report by rules.

    Args:
        report: The report.
        sentences: Its sentences in the order of the text.
    """
    statements: list[Found] = []
    speaking: tuple[int, Found, bool] | None = None
    for unit in units(report, sentences):
        finds = [*_in_unit(report.text, unit)]
        continued = [_continued(report.text, find, unit, speaking) for find in finds]
        kept = [find for find in continued if find is not None]
        statements.extend(kept)
        quoting = [find for find in kept if _quotes(unit, find)]
        if kept:
            speaking = (unit.part, (quoting or kept)[-1], bool(quoting))
        elif speaking and unit.part != speaking[0]:
            speaking = None
    return tuple(statements)


def _in_unit(text: str, unit: Unit) -> Iterator[Found]:
    headline = unit.role is Role.HEADLINE
    if not (unit.quoted or headline) and cues.words().isdisjoint(_words(text, unit)):
        return
    for words in read(text, unit.span, unit.quoted, speaking=True):
        made = [*constructions.statements(words), *nouns.statements(words)]
        said = distinct(one for one in made if not _retold(words, one, made))
        if headline and not said:
            said = [*headlines.statements(words)]
        for statement in (*said, *filter(has_words, quoted.statements(words, said))):
            yield as_found(words, statement)


def _retold(words: Words, statement: Statement, made: Sequence[Statement]) -> bool:
    """Tell whether a finding is only told by another: "divers found that …, the agency said".

    What a document finds is its own whoever tells of it.
    """
    if not statement.source or not statement.cue:
        return False
    first, after = statement.source
    verb = cues.cues().get(words.folds[statement.cue[0][1] - 1])
    if verb is None or verb.lemma not in cues.takes("finding"):
        return False
    if not lexicon.words("speakers", "document").isdisjoint(words.folds[first:after]):
        return False
    told = (part for one in made if one.source != statement.source for part in one.content)
    return any(start <= first and after <= end for start, end in told)


def _words(text: str, unit: Unit) -> list[str]:
    return _WORD.findall(text[unit.span.start : unit.span.end].lower())


def _quotes(unit: Unit, find: Found) -> bool:
    return any(span.contains(inner) for span in find.content for inner in unit.quoted)


def _continued(
    text: str, find: Found, unit: Unit, speaking: tuple[int, Found, bool] | None
) -> Found | None:
    """Let a free-standing quotation go on with the words of the speaker before it."""
    if find.rule not in ("free-quotation", "leading-quotation"):
        return find
    spoken = text[find.content[-1].start : find.content[-1].end].rstrip("”\"»’' ")
    if find.rule == "leading-quotation" and not (speaking and spoken.endswith(_SPOKEN_ENDS)):
        return None
    if speaking is None:
        return find
    part, last, quoting = speaking
    if part != unit.part:
        return replace(find, rule=CONTINUED) if quoting else find
    return replace(find, source=last.source, cue=last.cue, rule=CONTINUED)
