"""Statements by verbs of saying: "X said that …", "…, said X", "X vowed to …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twicetold.attribute import clauses, phrases
from twicetold.attribute.clauses import Follows
from twicetold.attribute.cues import Cue, cues, takes
from twicetold.attribute.statements import Range, Statement
from twicetold.attribute.words import Words
from twicetold.text import lexicon

_ADDRESSEE = re.compile(
    r"o|[dnN]*Q(?=2)|N+(?:[ic]d?N+)*|p(?=[t2pQ])|a*d?a?[vgS]?[nN#e\"]+(?:[ic]d?[vg]?[nN#e\"]+)*"
)
_AFTER_ADDRESSEE = frozenset({Follows.THAT, Follows.QUOTATION, Follows.QUESTION, Follows.CLAUSE})
_FIRST_VERB = re.compile(r"[bhmxvS]")
_AUXILIARIES = re.compile(r"[bhmxa]*$")


_SUBJECTS = frozenset({"both", "many", "some", "all", "most", "several", "few", "this", "these"})
_PLURALS = frozenset({"people", "police", "men", "women", "children", "media", "staff", "data"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying in a sentence.

    Attributes:
        words: The sentence.
        at: Index of the verb itself.
        first: Index of the first auxiliary or adverb before it.
        after: Index after it and its particle.
        lemma: The base form, with its particle: ``call on``.
        cue: What the lexicon says of the form.
    """

    words: Words
    at: int
    first: int
    after: int
    lemma: str
    cue: Cue

    @property
    def passive(self) -> bool:
        """Tell whether a form of be stands before a participle."""
        return self.cue.participle and "b" in self.words.kinds[self.first : self.at]


def statements(words: Words) -> Iterator[Statement]:
    """Find the statements that a verb of saying introduces or closes."""
    source: Range | None = None
    for at, kind in enumerate(words.kinds):
        verb = _verb(words, at) if kind in "SG" else None
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


def _verb(words: Words, at: int) -> Verb | None:
    form = cues()[words.folds[at]]
    before = words.kinds[at - 1] if at else ""
    group = _AUXILIARIES.search(words.kinds, max(0, at - 6), at)
    first = group.start() if group else at
    if before == "2":
        if words.folds[at - 2 : at - 1] != ("on",) or at < 3:
            return None
        first = at - 3
    elif first == at and at:
        if before == "d" and words.folds[at - 1] not in _SUBJECTS:
            return None
        if form.nominal and not _agrees(words, at, form.lemma):
            return None
    lemma, after = _with_particle(words, form.lemma, at)
    return Verb(words, at, first, after, lemma, form)


def _agrees(words: Words, at: int, lemma: str) -> bool:
    """Tell whether a form that is also a noun can be the verb of the word before it."""
    before, kind = words.folds[at - 1], words.kinds[at - 1]
    if kind in "i#" or before.endswith(("'s", "s'")):
        return False
    if kind in 'pwadto,Q"y)':
        return True
    plural = (
        before.endswith("s")
        or before in _PLURALS
        or (kind == "N" and "c" in words.kinds[max(0, at - 4) : at])
    )
    if words.folds[at] == lemma:
        return plural
    return kind == "N" or not before.endswith("s")


def _with_particle(words: Words, lemma: str, at: int) -> tuple[str, int]:
    """Take a particle to its verb: "calls on", "points out"."""
    following = words.folds[at + 1 : at + 2]
    if following:
        phrase = f"{lemma} {following[0]}"
        if phrase in takes("addressed") or phrase in takes("clause"):
            return phrase, at + 2
    return lemma, at + 1


def _active(verb: Verb, speaking: Range | None) -> Iterator[Statement]:
    words = verb.words
    source = phrases.left_of(words, verb.first)
    if source is None and words.kinds[verb.first - 1 : verb.first] in ("c", "k"):
        source = speaking or _subject(words, verb.first)
    cue = ((verb.first, verb.after),)
    inverted = None
    if source is None or _quoted_before(words, source):
        inverted = _inverted(verb)
    if inverted:
        content = _before(words, verb.first) + _resumed(words, inverted[1])
        if content:
            yield Statement(content, inverted, cue, "said-x")
        return
    if source is None:
        return
    follows = clauses.following(words, verb.after)
    found = [*_addressed(verb, source)] or [*_following(verb, source, follows)]
    if not found and verb.lemma in takes("clause"):
        found = [*_relative(verb, source), *_trailing(verb, source, follows)]
    yield from found


def _quoted_before(words: Words, source: Range) -> bool:
    return words.kinds[source[0] : source[1]] == "Q"


def _inverted(verb: Verb) -> Range | None:
    """Find the source of "…, said X"."""
    kinds = verb.words.kinds
    if verb.lemma not in takes("clause") or verb.first == 0 or kinds[verb.first - 1] not in ',Q"':
        return None
    source = phrases.right_of(verb.words, verb.after)
    if source is None:
        return None
    follows = clauses.following(verb.words, source[1])
    return source if follows.what in (Follows.END, Follows.QUOTATION) else None


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
    if infinitive is not None:
        first = infinitive
        end = clauses.clause_end(words, first)
        rule = "x-vowed-to" if lemma in takes("infinitive") else ""
    elif follows.what in (Follows.THAT, Follows.CLAUSE) and lemma in takes("clause"):
        rule = f"x-said-{follows.what.name.lower()}"
    elif follows.what is Follows.QUOTATION:
        rule, before = "x-said-quotation", _quotation_before(words, source)
    elif follows.what is Follows.QUESTION and lemma in takes("clause"):
        rule = "x-said-whether"
    elif lemma in _prepositional() and words.folds[verb.after : verb.after + 1]:
        if words.folds[verb.after] in _prepositional()[lemma]:
            cue, first, rule = (verb.first, verb.after + 1), verb.after + 1, "x-warned-of"
            end = clauses.object_end(words, first)
    elif follows.what in (Follows.OBJECT, Follows.CLAUSE) and lemma in takes("object"):
        rule, end = "x-denied-y", clauses.object_end(words, first)
    if rule and end > first:
        yield Statement((*before, (first, end)), source, (cue,), rule)


def _prepositional() -> dict[str, list[str]]:
    table: dict[str, list[str]] = lexicon.table("cues")["prepositional"]
    return table


def _quotation_before(words: Words, source: Range) -> tuple[Range, ...]:
    """Take the first part of "“…,” X said, “…”"."""
    before = words.kinds[: source[0]].rstrip(",")
    return _before(words, source[0]) if before.endswith("Q") else ()


def _trailing(verb: Verb, source: Range, follows: clauses.Following) -> Iterator[Statement]:
    """Read "…, X said" and "…, X said, …"."""
    words = verb.words
    if follows.what is not Follows.END:
        return
    content = _before(words, source[0])
    if not content or words.kinds[source[0] - 1] not in ',Q"-':
        return
    first, after = content[0]
    if not clauses.is_clause(words, first, after):
        rest = follows.first
        end = clauses.clause_end(words, rest) if rest < len(words.kinds) else rest
        if end <= rest or not clauses.is_clause(words, rest, end):
            return
        content = (*content, (rest, end))
    yield Statement(content, source, ((verb.first, verb.after),), "x-said-last")


def _gerund(verb: Verb, speaking: Range | None) -> Iterator[Statement]:
    """Read ", adding that …": the source is the one before it, or the sentence's subject."""
    words = verb.words
    if verb.lemma not in takes("clause"):
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


def _subject(words: Words, before: int) -> Range | None:
    """Find the subject of the sentence's first finite verb."""
    verb = _FIRST_VERB.search(words.kinds, 1, before)
    return phrases.left_of(words, verb.start()) if verb else None


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
