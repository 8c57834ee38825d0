"""Finds into attributions: form, speaker, addressee, chain, hedges, parent."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter, itemgetter

from twicetold.attribute import merge, rules
from twicetold.attribute.chain import addressee, carriers, quoter
from twicetold.attribute.found import Found, Tagger
from twicetold.attribute.hedges import weighed
from twicetold.attribute.mentions import Mention, mention
from twicetold.attribute.nesting import nested
from twicetold.attribute.pronouns import BACK
from twicetold.attribute.recordings import recordings
from twicetold.attribute.speakers import resolved
from twicetold.attribute.turns import Turn
from twicetold.attribute.words import read
from twicetold.model.attribution import Attribution, Carrier, Form, Speaker
from twicetold.model.identity import identity
from twicetold.model.report import Report
from twicetold.model.span import Passage, Span

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|(?<!\w)[‘'][^’'\n]+[’'](?!\w)")
_MARKS = frozenset("“\"«‘'")
_DIRECT = 0.85
"""Share of the content inside quotation marks from which it is direct; the scorer's own."""
_BY = 80
"""Code points after "was quoted as saying" in which "by X" names who carried it."""
_BEFORE = 600
"""Code points of a sentence before a source that are looked at for whom it stands for."""


def attributions(
    report: Report, sentences: Sequence[Passage], *, tagger: Tagger | None = None
) -> tuple[Attribution, ...]:
    """Find who said what in a report, in which words.

    Args:
        report: The report.
        sentences: Its sentences in the order of the text.
        tagger: A learned tagger beside the rules. Rules alone by default.

    Returns:
        The attributions, sorted by place. What the report says in its own voice has none.
    """
    finds = rules.found(report, sentences)
    if tagger is not None:
        finds = merge.merged(report.text, tagger.found(report, sentences, finds), finds)
    finds = tuple(sorted(set(finds), key=lambda find: (find.content, find.source, find.cue)))
    speakers, quoters = _speakers(report, sentences, finds)
    made = [_made(report, sentences, find, speakers[at]) for at, find in enumerate(finds)]
    return weighed(report, sentences, _carried(report, sentences, nested(made), quoters))


def _speakers(
    report: Report, sentences: Sequence[Passage], finds: Sequence[Found]
) -> tuple[list[Speaker | None], dict[str, Carrier]]:
    """Resolve who speaks in each find, and who quotes the speaker where somebody does."""
    turns = [_turn(report, sentences, find.content[0], find.source) for find in finds]
    quoting: list[tuple[Found, Span]] = []
    for find in finds:
        if len(find.cue) > 1 and find.source:
            sentence = sentences[_sentence_at(sentences, find.cue[0].start)]
            span = quoter(report, sentence.span, find.cue)
            quoting.extend([(find, span)] if span else [])
    turns.extend(_turn(report, sentences, span, (span,)) for _, span in quoting)
    order = sorted(range(len(turns)), key=lambda at: (turns[at].place, at))
    told = resolved(report.text, [turns[at] for at in order], outlet=report.outlet)
    speakers = [speaker for _, speaker in sorted(zip(order, told, strict=True), key=itemgetter(0))]
    quoters: dict[str, Carrier] = {}
    for (find, span), speaker in zip(quoting, speakers[len(finds) :], strict=True):
        if speaker:
            passage = report.passage(span.start, span.end)
            quoters[_id(report, find)] = Carrier(speaker.key, passage)
    return speakers[: len(finds)], quoters


def _sentence_at(sentences: Sequence[Passage], place: int) -> int:
    return max(0, bisect_right(sentences, place, key=attrgetter("start")) - 1)


def _turn(
    report: Report, sentences: Sequence[Passage], content: Span, sources: Sequence[Span]
) -> Turn:
    if not sources:
        return Turn(content.start, None)
    source = sources[0]
    at = _sentence_at(sentences, source.start)
    start = min(sentences[at].start, source.start)
    around = (
        report.passage(max(start, source.start - _BEFORE), source.start),
        *reversed(sentences[max(0, at - BACK) : at]),
    )
    return Turn(source.start, _mention(report.text[source.start : source.end]), around)


@lru_cache(maxsize=1024)
def _mention(source: str) -> Mention | None:
    for words in read(source, Span(0, len(source))):
        return mention(words, source)
    return None


def _made(
    report: Report, sentences: Sequence[Passage], find: Found, speaker: Speaker | None
) -> Attribution:
    content = tuple(report.passage(span.start, span.end) for span in find.content)
    return Attribution(
        id=_id(report, find),
        report=report.id,
        content=content,
        source=tuple(report.passage(span.start, span.end) for span in find.source),
        cue=tuple(report.passage(span.start, span.end) for span in find.cue),
        form=_form(content),
        speaker=speaker,
        addressee=_addressee(report, sentences, find),
        rule=find.rule,
    )


def _id(report: Report, find: Found) -> str:
    places = [f"{span.start}-{span.end}" for span in (*find.content, *find.source, *find.cue)]
    return identity("a", report.id, *places)


def _form(content: Sequence[Passage]) -> Form:
    if all(_MARKS.isdisjoint(part.exact) for part in content):
        return Form.INDIRECT
    said = sum(len(part.exact.strip()) for part in content)
    quoted = sum(len(match) for part in content for match in _QUOTED.findall(part.exact))
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= _DIRECT * said else Form.MIXED


def _addressee(report: Report, sentences: Sequence[Passage], find: Found) -> tuple[Passage, ...]:
    if not find.cue:
        return ()
    cue = find.cue[0]
    at = _sentence_at(sentences, cue.start)
    following = [span.start for span in (*find.content, *find.source) if span.start >= cue.end]
    named = addressee(report, cue, min([sentences[at].end, *following]))
    return (named,) if named else ()


def _carried(
    report: Report,
    sentences: Sequence[Passage],
    made: Sequence[Attribution],
    quoters: Mapping[str, Carrier],
) -> tuple[Attribution, ...]:
    """Give each attribution the carriers named at its source, else those of its recording."""
    told: dict[str, tuple[Carrier, ...]] = {}
    heard = recordings(report.text)
    for sentence in sentences if heard.places else ():
        recording = heard.subject(report.text, sentence.span)
        if recording and " by " in sentence.exact:
            told.setdefault(recording[0], carriers(report, sentence.span))
    chained = (_with_chain(report, attribution, told) for attribution in made)
    return tuple(
        replace(one, chain=(*one.chain, quoters[one.id])) if one.id in quoters else one
        for one in chained
    )


def _with_chain(
    report: Report, attribution: Attribution, told: dict[str, tuple[Carrier, ...]]
) -> Attribution:
    chain: tuple[Carrier, ...] = ()
    if attribution.source:
        first, last = attribution.source[0].start, attribution.source[-1].end
        if attribution.cue and last < attribution.cue[0].start < last + 200:
            last = attribution.cue[0].start
        if attribution.cue and report.text.startswith(" by ", attribution.cue[-1].end):
            last = min(len(report.text), attribution.cue[-1].end + _BY)
        chain = carriers(report, Span(first, last))
    if not chain and attribution.speaker:
        chain = told.get(attribution.speaker.key, ())
    return replace(attribution, chain=chain) if chain else attribution
