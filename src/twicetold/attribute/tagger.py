"""The learned tagger: MiniLM-L6 fine-tuned on marked news, run by onnxruntime."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate, compress
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twicetold.attribute import decode, gate, looks, snap
from twicetold.attribute.found import Found
from twicetold.attribute.pieces import Vocabulary, Word, words
from twicetold.model.failure import TwicetoldError
from twicetold.model.report import Report
from twicetold.model.span import Passage, Span
from twicetold.text.quotes import quotations

Floats = NDArray[np.float32]
MOST_WORDS = 20_000  # words read of a report's body; the rules read all of it
_ROLES = len(decode.ROLES)
_SOURCE = [decode.ROLES.index(tag) for tag in ("B-source", "I-source")]
FILES = ("reads.onnx", "judges.onnx", "vocabulary.txt", "manifest.json")


class Network(Protocol):
    """The learned weights: the lower layers read, the upper ones judge."""

    def read(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Read a window: piece, case and quoted in; a state for each piece out."""
        ...

    def judge(self, states: Floats, asked: Sequence[int]) -> Floats:
        """Judge states: 0 in a first look, else 1 with 2 where the cue stands; scores out."""
        ...


class NoTagger(TwicetoldError):
    """The tagger asked for cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How readily the tagger says that something is a statement.

    Attributes:
        cue: Added to the log probability of "no cue here"; lower finds more cues.
        least: Least mean probability of the words of a statement for it to be handed on.
        source: Added to the log probability of a source where none was found at first.
        gated: Whether what the rules have read, and sentences without any sign of a statement,
            are passed over.
    """

    cue: float = 0.0
    least: float = 0.0
    source: float = 0.0
    gated: bool = True


@dataclass(frozen=True, slots=True)
class _Statement:
    content: tuple[range, ...]
    source: tuple[range, ...]
    cue: tuple[range, ...]
    sure: float


class LearnedTagger:
    """Finds statements by two looks: where are cues, then what belongs to each."""

    def __init__(
        self, name: str, network: Network, vocabulary: Vocabulary, settings: Settings | None = None
    ) -> None:
        """Take the network and the word pieces that it knows."""
        self.name = name
        self.settings = settings or Settings()
        self._network = network
        self._vocabulary = vocabulary

    def found(
        self, report: Report, sentences: Sequence[Passage], ruled: Sequence[Found] = ()
    ) -> tuple[Found, ...]:
        """Find the statements of one report; each window is read alone, so others change nothing.

        Args:
            report: The report.
            sentences: Its sentences in the order of the text.
            ruled: What the rules found; behind the gate their cues are not asked about again.
        """
        text = report.text
        marks = [one.outer for one in quotations(text) if one.depth == 0]
        gated = self.settings.gated
        if gated:
            spans = [sentence.span for sentence in sentences]
            sentences = list(compress(sentences, gate.passing(text, spans, ruled)))
        read = tuple(span for find in ruled for span in find.cue) if gated else ()
        found: list[Found] = []
        for group in looks.together(report, sentences):
            grouped = words(text, [sentence.span for sentence in group], self._vocabulary)
            page = looks.page(text, grouped[: _bounded(grouped)])
            for one in self._statements(page, looks.places(page, read)):
                placed = _placed(text, page, one, marks, self.name)
                if placed is not None:
                    found.append(placed)
        return tuple(sorted(found, key=lambda one: (one.content, one.source, one.cue)))

    def _statements(self, page: looks.Page, read: Set[int]) -> list[_Statement]:
        """Find the statements of a page but those whose cue is among the words read already."""
        found: list[_Statement] = []
        loose: list[_Statement] = []
        around = 0 if self.settings.gated else looks.AROUND
        for window in looks.windows(page, self._vocabulary, around=around):
            states = self._network.read(window.rows)
            scores = self._network.judge(states, [0] * len(states))[window.columns[:-1]]
            first = window.judged.start - window.shown.start
            judged = scores[first : first + len(window.judged)]
            cues = _normal(judged[:, _ROLES:])
            cues[:, 0] += self.settings.cue
            for _, cue in decode.spans(cues, decode.CUES):
                moved = _moved(cue, window.judged.start)
                if read.isdisjoint(moved):
                    found.extend(self._asked(page, window, states, moved))
            for role, span in decode.spans(_normal(judged[:, :_ROLES]), decode.ROLES):
                if role == "content":
                    loose.append(_Statement((_moved(span, window.judged.start),), (), (), 0.0))
        kept = _unlike(one for one in found if one.sure >= self.settings.least)
        taken = {at for one in kept for span in one.content for at in span}
        return kept + [one for one in loose if _free(page, one, taken)]

    def _asked(
        self, page: looks.Page, window: looks.Window, states: Floats, cue: range
    ) -> Iterator[_Statement]:
        seen = looks.seen(page, window, cue)
        first = window.column(seen.start)
        part = states[first : window.column(seen.stop)]
        columns = [window.column(word) - first for word in seen]
        scores = self._network.judge(part, window.asked(seen, cue))[columns]
        scores = _normal(scores[:, :_ROLES])
        parts = _parts(scores, seen.start)
        if not parts["source"]:
            parts["source"] = self._second_thought(scores, seen.start, parts["content"])

        def surest(span: range) -> float:
            return -_sure(scores, [span], seen.start)

        if parts["content"]:
            yield _Statement(
                tuple(parts["content"]),
                tuple(sorted(parts["source"], key=surest)[:1]),
                tuple(parts["cue"]) or (cue,),
                _sure(scores, parts["content"] + parts["source"], seen.start),
            )

    def _second_thought(self, scores: Floats, start: int, content: Sequence[range]) -> list[range]:
        """Look for a source once more, outside the content, where none was found at first."""
        leaning = scores.copy()
        leaning[:, _SOURCE] += self.settings.source
        for span in content:
            leaning[span.start - start : span.stop - start, _SOURCE] = -np.inf
        return _parts(leaning, start)["source"]


def _bounded(sentences: Sequence[Sequence[Word]]) -> int:
    """Give how many sentences together have ``MOST_WORDS`` words at most."""
    totals = list(accumulate(len(sentence) for sentence in sentences))
    return bisect_right(totals, MOST_WORDS)


def _parts(scores: Floats, start: int) -> dict[str, list[range]]:
    parts: dict[str, list[range]] = {"source": [], "cue": [], "content": []}
    for role, span in decode.spans(scores, decode.ROLES):
        parts[role].append(_moved(span, start))
    return parts


def _moved(span: range, by: int) -> range:
    return range(span.start + by, span.stop + by)


def _normal(scores: Floats) -> Floats:
    """Turn scores into log probabilities."""
    top = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(top - np.log(np.exp(top).sum(axis=1, keepdims=True)), dtype=np.float32)


def _sure(scores: Floats, spans: Sequence[range], start: int) -> float:
    rows = [at - start for span in spans for at in span]
    return float(np.exp(scores[rows].max(axis=1)).mean())


def _unlike(statements: Iterable[_Statement]) -> list[_Statement]:
    """Leave the surer one of two statements with all but the same content."""
    kept: list[_Statement] = []
    holders: dict[int, list[set[int]]] = {}
    for one in sorted(statements, key=lambda one: (-one.sure, one.content[0].start)):
        mine = {at for span in one.content for at in span}
        near = [theirs for at in sorted(mine) for theirs in holders.get(at, ())]
        if not any(2 * len(mine & theirs) >= len(mine | theirs) for theirs in near):
            kept.append(one)
            for at in mine:
                holders.setdefault(at, []).append(mine)
    return kept


def _free(page: looks.Page, one: _Statement, taken: set[int]) -> bool:
    """Tell whether content without a cue is a quotation that stands on its own."""
    at = [number for span in one.content for number in span]
    quoted = sum(page.words[number].quoted > 0 for number in at)
    return not taken & set(at) and len(at) >= 4 and quoted >= 0.8 * len(at)


def _placed(
    text: str, page: looks.Page, one: _Statement, marks: Sequence[Span], rule: str
) -> Found | None:
    def place(span: range) -> Span:
        return Span(page.words[span.start].start, page.words[span.stop - 1].end)

    cue = tuple(place(span) for span in one.cue)
    content: list[Span] = []
    for span in one.content:
        snapped = snap.content(text, place(span), marks, cue=cue)
        if len(snapped) and not (content and content[-1].overlaps(snapped)):
            content.append(snapped)
    if not content:
        return None
    sources = [snap.trimmed(text, place(span)) for span in one.source]
    return Found(tuple(content), tuple(span for span in sources if len(span)), cue, rule)


def load(name: str = "default") -> LearnedTagger:
    """Load the learned tagger.

    Args:
        name: ``default`` for the weights that come with twicetold, else the path of a folder of
            one's own with the same files (``training`` writes them).

    Raises:
        NoTagger: onnxruntime is not installed, or the folder does not hold a tagger.
    """
    folder = (
        Path(str(files("twicetold.attribute"))) / "weights" if name == "default" else Path(name)
    )
    missing = [one for one in FILES if not (folder / one).is_file()]
    if missing:
        raise NoTagger(f"{folder} lacks {', '.join(missing)}: give the folder of a tagger")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    vocabulary = Vocabulary((folder / "vocabulary.txt").read_text("utf-8").splitlines())
    network = _Onnx(folder / "reads.onnx", folder / "judges.onnx")
    return LearnedTagger(manifest["name"], network, vocabulary, Settings(**manifest["settings"]))


class _Onnx:
    """The network as onnxruntime runs it, one thread, one window at a time."""

    def __init__(self, reads: Path, judges: Path) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise NoTagger(
                "the tagger needs onnxruntime: pip install 'twicetold[model]', or use --no-model"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._reads, self._judges = (
            onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            for path in (reads, judges)
        )

    def read(self, rows: Sequence[Sequence[int]]) -> Floats:
        names = ("pieces", "case", "quoted")
        given = {n: np.array([row], dtype=np.int64) for n, row in zip(names, rows, strict=True)}
        return np.asarray(self._reads.run(None, given)[0][0], dtype=np.float32)

    def judge(self, states: Floats, asked: Sequence[int]) -> Floats:
        given = {"states": states[None], "asked": np.array([asked], dtype=np.int64)}
        return np.asarray(self._judges.run(None, given)[0][0], dtype=np.float32)
