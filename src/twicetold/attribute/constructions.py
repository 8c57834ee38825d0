"""Statements by verbs of saying: "X said that …", "…, said X", "X vowed to …"."""

import re
from collections.abc import Iterator
from functools import cache

from twicetold.attribute import clauses, phrases
from twicetold.attribute.clauses import Follows
from twicetold.attribute.cues import takes
from twicetold.attribute.statements import Range, Statement
from twicetold.attribute.verbs import Verb, verb_at
from twicetold.attribute.words import Words
from twicetold.text import lexicon

_ADDRESSEE = re.compile(
    r"o|[dnN]*Q(?=2)|N+(?:[ic]d?N+)*|p(?=[t2pQ])|a*d?a?[vgS]?[nN#e\"]+(?:[ic]d?[vg]?[nN#e\"]+)*"
)
_ACCUSED = 10
"""Words after "accused" in which its "of" stands."""
_AFTER_ADDRESSEE = frozenset({Follows.THAT, Follows.QUOTATION, Follows.QUESTION, Follows.CLAUSE})
_PASSIVE_GROUP = re.compile(r"[bhma]+$")
_QUOTING = frozenset({"quoted", "cited", "quotes", "quoting", "reported", "heard", "recorded"})
_SAYING = re.compile("[SG]")
_AS_SAYING = re.compile("[^,;:Q]*jG")
_FIRST_VERB = re.compile(r"[bhmxvS]")


def statements(words: Words) -> Iterator[Statement]:
    """Find the statements that a verb of saying introduces or closes."""
    source: Range | None = None
    for match in _SAYING.finditer(words.kinds):
        at, kind = match.start(), match.group()
        verb = verb_at(words, at)
        if verb is None:
            continue
        if verb.passive:
            found = _passive(verb)
        elif kind == "G" and "b" not in words.kinds[verb.first : at]:
            found = _gerund(verb, source)
        else:
            found = _active(verb, source)
        for statement in found:
            source = statement.source or source
            yield statement


def _active(verb: Verb, speaking: Range | None) -> Iterator[Statement]:
    words = verb.words
    source = phrases.left_of(words, verb.first)
    if source is None and words.kinds[verb.first - 1 : verb.first] in ("c", "k"):
        source = speaking or _subject(words, verb.first)
    cue = ((verb.first, verb.after),)
    inverted = None
    lone_comma = words.kinds.find(",", 0, verb.first) == verb.first - 1
    if source is None or (lone_comma and verb.lemma not in takes("object")):
        inverted = _inverted(verb)
    if inverted:
        content = _before(words, verb.first) + _resumed(words, inverted[1])
        if content:
            yield Statement(content, inverted, cue, "said-x")
        return
    if source is None:
        return
    follows = clauses.following(words, verb.after)
    found = [*_addressed(verb, source), *_accusing(verb, source)] or [
        *_following(verb, source, follows)
    ]
    if not found and verb.lemma in takes("clause"):
        found = [*_relative(verb, source), *_trailing(verb, source, follows)]
    yield from found


def _inverted(verb: Verb) -> Range | None:
    """Find the source of "…, said X"."""
    kinds = verb.words.kinds
    if verb.lemma not in takes("clause") or verb.first == 0 or kinds[verb.first - 1] not in ',Q"':
        return None
    source = phrases.right_of(verb.words, verb.after)
    if source is None:
        return None
    if "Q" in kinds[slice(*source)]:
        return None
    quoted = kinds[: verb.first].rstrip(",").endswith("Q")
    follows = clauses.following(verb.words, source[1])
    return source if quoted or follows.what in (Follows.END, Follows.QUOTATION) else None


def _before(words: Words, at: int) -> tuple[Range, ...]:
    """Take the clause that ends before a comma, a quotation mark or a source."""
    first = words.kinds.rfind(";", 0, at) + 1
    while first < at and words.kinds[first] in "ck,-":
        first += 1
    after = clauses.without_stop(words, first, at)
    if after <= first:
        return ()
    return ((first, after),)


def _resumed(words: Words, at: int) -> tuple[Range, ...]:
    """Take the quotation that goes on after "X said"."""
    follows = clauses.following(words, at)
    if follows.what is not Follows.QUOTATION:
        return ()
    return ((follows.first, clauses.clause_end(words, follows.first)),)


def _addressed(verb: Verb, source: Range) -> Iterator[Statement]:
    """Read "told X that …", "urged X to …"; a quoted addressee is a statement of its own."""
    words = verb.words
    if verb.lemma not in takes("addressed"):
        return
    addressee = _ADDRESSEE.match(words.kinds, verb.after)
    if addressee is None:
        return
    follows = clauses.following(words, addressee.end())
    infinitive = clauses.infinitive(words, addressee.end())
    cue = ((verb.first, verb.after),)
    if infinitive is None and follows.what is Follows.END:
        yield from _trailing(verb, source, follows)
    if infinitive is None and follows.what not in _AFTER_ADDRESSEE:
        return
    quoted = words.kinds.find("Q", addressee.start(), addressee.end())
    if quoted != -1:
        yield Statement(((quoted, quoted + 1),), source, cue, "called-on-quoted")
    first = follows.first if infinitive is None else infinitive
    first += words.kinds[first : first + 2] == "2Q"
    end = clauses.clause_end(words, first)
    before = _quotation_before(words, source) if follows.what is Follows.QUOTATION else ()
    yield Statement((*before, (first, end)), source, cue, "told-x")


def _accusing(verb: Verb, source: Range) -> Iterator[Statement]:
    """Read "accused X of …"."""
    words = verb.words
    if verb.lemma not in takes("accusing"):
        return
    reach = range(verb.after + 1, min(verb.after + _ACCUSED, len(words.kinds) - 1))
    told = [at + 1 for at in reach if words.folds[at] == "of"]
    first = next((at for at in told if words.kinds[at] == "g"), told[0] if told else None)
    if first is not None:
        end = clauses.clause_end(words, first)
        yield Statement(((first, end),), source, ((verb.first, verb.after),), "accused-of")


def _relative(verb: Verb, source: Range) -> Iterator[Statement]:
    """Read "which X says was built": the content is the relative clause without the source."""
    words = verb.words
    if source[0] == 0 or words.kinds[source[0] - 1] not in "wtq":
        return
    if words.kinds[verb.after : verb.after + 1] in tuple("bhmxvS"):
        end = clauses.clause_end(words, verb.after)
        yield Statement(((verb.after, end),), source, ((verb.first, verb.after),), "which-x-says")


def _following(verb: Verb, source: Range, follows: clauses.Following) -> Iterator[Statement]:
    """Read what stands after the verb as its content."""
    words, lemma = verb.words, verb.lemma
    cue: Range = (verb.first, verb.after)
    first = follows.first
    end = clauses.clause_end(words, first)
    rule = ""
    before: tuple[Range, ...] = ()
    infinitive = clauses.infinitive(words, verb.after)
    if infinitive is not None and lemma in takes("infinitive"):
        first, rule = infinitive, "x-vowed-to"
        end = clauses.clause_end(words, first)
    elif follows.what in (Follows.THAT, Follows.CLAUSE) and lemma in takes("clause"):
        rule = f"x-said-{follows.what.name.lower()}"
    elif follows.what is Follows.QUOTATION:
        rule, before = "x-said-quotation", _quotation_before(words, source)
    elif follows.what is Follows.QUESTION and lemma in takes("clause"):
        rule = "x-said-whether"
    elif not _prepositions(lemma).isdisjoint(words.folds[verb.after : verb.after + 1]):
        cue, first, rule = (verb.first, verb.after + 1), verb.after + 1, "x-warned-of"
        end = clauses.object_end(words, first)
    elif _takes_object(verb, follows):
        rule, end = "x-denied-y", clauses.object_end(words, first)
    if rule and end > first:
        yield Statement((*before, (first, end)), source, (cue,), rule)


def _takes_object(verb: Verb, follows: clauses.Following) -> bool:
    """Tell whether a noun phrase after the verb is what was said; "cited X as saying" is none."""
    told = follows.what in (Follows.OBJECT, Follows.CLAUSE) and verb.lemma in takes("object")
    return told and not _AS_SAYING.match(verb.words.kinds, follows.first)


@cache
def _prepositions(lemma: str) -> frozenset[str]:
    return frozenset(lexicon.table("cues")["prepositional"].get(lemma, ()))


def _quotation_before(words: Words, source: Range) -> tuple[Range, ...]:
    """Take the first part of "“…,” X said, “…”"."""
    before = words.kinds[: source[0]].rstrip(",")
    return _before(words, source[0]) if before.endswith("Q") else ()


def _trailing(verb: Verb, source: Range, follows: clauses.Following) -> Iterator[Statement]:
    """Read "…, X said" and "…, X said, …"."""
    words = verb.words
    quoted = bool(_quotation_before(words, source))
    if follows.what is not Follows.END and not quoted:
        return
    content = _before(words, source[0])
    if not content or words.kinds[source[0] - 1] not in ',Q"-':
        return
    first, after = content[0]
    if words.kinds[first] in "sq" or not clauses.is_clause(words, first, after):
        rest = follows.first
        end = clauses.clause_end(words, rest) if rest < len(words.kinds) else rest
        if end > rest and clauses.is_clause(words, rest, end):
            content = (*content, (rest, end))
        elif words.kinds[first] not in "sq":
            return
    yield Statement(content, source, ((verb.first, verb.after),), "x-said-last")


def _gerund(verb: Verb, speaking: Range | None) -> Iterator[Statement]:
    """Read ", adding that …": the source is the one before it, or the sentence's subject."""
    words = verb.words
    if verb.lemma not in takes("clause"):
        return
    if words.folds[verb.at - 1 : verb.at] == ("as",):
        yield from _quoted_as(verb)
        return
    follows = clauses.following(words, verb.after)
    if follows.what not in (Follows.THAT, Follows.CLAUSE, Follows.QUOTATION):
        return
    if "b" in words.kinds[verb.first : verb.at] or words.kinds[verb.first - 1 : verb.first] in "nN":
        source = phrases.left_of(words, verb.first)
    else:
        source = speaking or _subject(words, verb.first)
    end = clauses.clause_end(words, follows.first)
    if end > follows.first:
        yield Statement(((follows.first, end),), source, ((verb.first, verb.after),), "adding-that")


def _quoted_as(verb: Verb) -> Iterator[Statement]:
    """Read "X was quoted as saying …" and "Y quoted X as saying …"."""
    words = verb.words
    quoting = next(
        (at for at in range(verb.at - 2, max(-1, verb.at - 20), -1) if words.folds[at] in _QUOTING),
        None,
    )
    if quoting is None:
        return
    if quoting == verb.at - 2:
        group = _PASSIVE_GROUP.search(words.kinds, max(0, quoting - 6), quoting)
        first = group.start() if group else quoting
        source = phrases.left_of(words, first)
        start = source[0] if source else 0
        cue: tuple[Range, ...] = ((first, verb.after),)
    else:
        source = (quoting + 1, clauses.without_stop(words, quoting + 1, verb.at - 1))
        start = max(words.kinds.rfind(sign, 0, quoting) for sign in ",Q") + 1
        cue = ((quoting, quoting + 1), (verb.at - 1, verb.after))
    follows = clauses.following(words, verb.after)
    if source and follows.what in (Follows.THAT, Follows.CLAUSE, Follows.QUOTATION):
        end = clauses.clause_end(words, follows.first)
        yield Statement(((follows.first, end),), source, cue, "quoted-as-saying")
    elif source:
        content = _before(words, start)
        if content and clauses.is_clause(words, *content[0]):
            yield Statement(content, source, cue, "quoted-as-saying")


def _subject(words: Words, before: int) -> Range | None:
    """Find the subject of the main clause: the first before a finite verb that is no relative."""
    first = words.kinds.rfind(";", 0, before) + 1
    if words.kinds[first : first + 1] in tuple("sjq"):
        first = max(first, words.kinds.find(",", first, before))
    for verb in _FIRST_VERB.finditer(words.kinds, first + 1, before):
        subject = phrases.left_of(words, verb.start())
        if subject and words.kinds[slice(*subject)] not in ("w", "t"):
            return subject
    return None


def _passive(verb: Verb) -> Iterator[Statement]:
    """Read "X is expected to …", "it is said that …", "X was described as …"."""
    words = verb.words
    if words.folds[verb.at] not in lexicon.words("cues", "passive_words"):
        return
    subject = phrases.left_of(words, verb.first)
    if subject and words.kinds[subject[0] : subject[1]] == "w":
        before = subject[0] - (words.kinds[subject[0] - 1 : subject[0]] == ",")
        subject = phrases.left_of(words, before)
    cue = ((verb.first, verb.after),)
    infinitive = clauses.infinitive(words, verb.after)
    if infinitive is not None and subject:
        end = clauses.subject_clause_end(words, infinitive)
        yield Statement((subject, (infinitive, end)), None, cue, "is-said-to")
        return
    follows = clauses.following(words, verb.after)
    if follows.what is Follows.THAT:
        end = clauses.clause_end(words, follows.first)
        yield Statement(((follows.first, end),), None, cue, "it-is-said-that")
