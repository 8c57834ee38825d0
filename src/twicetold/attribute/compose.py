"""Finds into attributions: form, speaker, addressee, chain, hedges, parent."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from twicetold.attribute import merge, rules
from twicetold.attribute.chain import addressee, carriers
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
        finds = merge.merged(report.text, tagger.found(report, sentences), finds)
    finds = tuple(sorted(set(finds), key=lambda find: (find.content, find.source, find.cue)))
    turns = [_turn(report, sentences, find) for find in finds]
    order = sorted(range(len(finds)), key=lambda at: (turns[at].place, at))
    told = resolved(report.text, [turns[at] for at in order], outlet=report.outlet)
    speakers = dict(zip(order, told, strict=True))
    made = [_made(report, sentences, find, speakers[at]) for at, find in enumerate(finds)]
    return weighed(report, sentences, _carried(report, sentences, nested(made)))


def _turn(report: Report, sentences: Sequence[Passage], find: Found) -> Turn:
    if not find.source:
        return Turn(find.content[0].start, None)
    source = find.source[0]
    at = max(0, bisect_right(sentences, source.start, key=lambda sentence: sentence.start) - 1)
    start = min(sentences[at].start, source.start)
    around = (
        report.passage(max(start, source.start - _BEFORE), source.start),
        *reversed(sentences[max(0, at - BACK) : at]),
    )
    return Turn(source.start, _mention(report.text, source), around)


def _mention(text: str, source: Span) -> Mention | None:
    for words in read(text, source):
        return mention(words, text)
    return None


def _made(
    report: Report, sentences: Sequence[Passage], find: Found, speaker: Speaker | None
) -> Attribution:
    content = tuple(report.passage(span.start, span.end) for span in find.content)
    places = [f"{span.start}-{span.end}" for span in (*find.content, *find.source, *find.cue)]
    return Attribution(
        id=identity("a", report.id, *places),
        report=report.id,
        content=content,
        source=tuple(report.passage(span.start, span.end) for span in find.source),
        cue=tuple(report.passage(span.start, span.end) for span in find.cue),
        form=_form(content),
        speaker=speaker,
        addressee=_addressee(report, sentences, find),
        rule=find.rule,
    )


def _form(content: Sequence[Passage]) -> Form:
    said = sum(len(part.exact.strip()) for part in content)
    quoted = sum(len(match) for part in content for match in _QUOTED.findall(part.exact))
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= _DIRECT * said else Form.MIXED


def _addressee(report: Report, sentences: Sequence[Passage], find: Found) -> tuple[Passage, ...]:
    if not find.cue:
        return ()
    cue = find.cue[0]
    at = max(0, bisect_right(sentences, cue.start, key=lambda sentence: sentence.start) - 1)
    following = [span.start for span in (*find.content, *find.source) if span.start >= cue.end]
    named = addressee(report, cue, min([sentences[at].end, *following]))
    return (named,) if named else ()


def _carried(
    report: Report, sentences: Sequence[Passage], made: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give each attribution the carriers named at its source, else those of its recording."""
    told: dict[str, tuple[Carrier, ...]] = {}
    heard = recordings(report.text)
    for sentence in sentences if heard.places else ():
        recording = heard.subject(report.text, sentence.span)
        if recording and " by " in sentence.exact:
            told.setdefault(recording[0], carriers(report, sentence.span))
    return tuple(_with_chain(report, attribution, told) for attribution in made)


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
