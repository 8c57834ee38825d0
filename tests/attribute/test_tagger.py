"""The learned tagger and what it is made of, on invented text."""

import sys
from copy import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from twicetold.attribute import decode, gate, looks, snap
from twicetold.attribute.pieces import MOST_PIECES, Vocabulary, words
from twicetold.attribute.rules import found as ruled
from twicetold.attribute.tagger import LearnedTagger, NoTagger, Settings, load
from twicetold.model.report import Part, Report, Role
from twicetold.model.span import Span
from twicetold.segment import sentences
from twicetold.text.quotes import quotations
from twicetold.text.sentences import sentences as boundaries

SAID = (
    "Harbour to close for a week, mayor says\n\n"
    "Ilva Torrent, the mayor of Velm, told the Meridian News Agency that the harbour would close.\n\n"
    "“We have no choice,” she said. “The crane could fall at any moment.”\n\n"
    "The crane was built in the sixties."
)
VOCABULARY = Vocabulary(["[UNK]", "[CLS]", "[SEP]", "har", "##bour", "the", "“", "."])


def report(text: str, source: str = "velm.txt") -> Report:
    edge = text.find("\n\n")
    if edge < 0:
        parts: tuple[Part, ...] = (Part(Role.BODY, 0, len(text)),)
    else:
        parts = (Part(Role.HEADLINE, 0, edge), Part(Role.BODY, edge, len(text)))
    return Report(source, source, "", "", text, parts, language="en")


@pytest.fixture(scope="module")
def tagger() -> LearnedTagger:
    pytest.importorskip("onnxruntime", reason="the tagger needs onnxruntime")
    return load()


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    assert VOCABULARY.pieces("Harbour") == (3, 4)
    assert VOCABULARY.pieces("harbourx") == (0,)


def test_a_word_without_end_is_read_as_a_few_pieces() -> None:
    assert len(VOCABULARY.pieces("the." * 5_000)) <= MOST_PIECES


def test_words_know_their_case_and_whether_they_are_quoted() -> None:
    text = "The HWU said “no”."
    (read,) = words(text, (Span(0, len(text)),), VOCABULARY)
    assert [(text[w.start : w.end], w.case, w.quoted) for w in read] == [
        ("The", 1, 0),
        ("HWU", 2, 0),
        ("said", 0, 0),
        ("“", 4, 1),
        ("no", 0, 1),
        ("”", 4, 1),
        (".", 4, 0),
    ]


def test_a_possessive_ending_is_a_word_of_its_own() -> None:
    text = "Velm’s mayor"
    (read,) = words(text, (Span(0, len(text)),), VOCABULARY)
    assert [text[w.start : w.end] for w in read] == ["Velm", "’s", "mayor"]


def test_no_span_goes_on_that_has_not_begun() -> None:
    scores = np.zeros((4, len(decode.CUES)), dtype=np.float32)
    scores[1:3, 2] = 5.0
    assert decode.spans(scores, decode.CUES) == (("cue", range(3)),)


def test_two_spans_of_one_role_that_touch_stay_two() -> None:
    scores = np.full((3, len(decode.ROLES)), -5.0, dtype=np.float32)
    scores[0, 5] = scores[1, 5] = scores[2, 6] = 0.0
    assert decode.spans(scores, decode.ROLES) == (("content", range(1)), ("content", range(1, 3)))


def test_no_words_have_no_spans() -> None:
    assert decode.spans(np.zeros((0, len(decode.CUES)), dtype=np.float32), decode.CUES) == ()


def test_windows_judge_every_word_once() -> None:
    text = "The harbour is the harbour. " * 120
    page = looks.page(text, words(text, boundaries(text), VOCABULARY))
    judged = [at for window in looks.windows(page, VOCABULARY) for at in window.judged]
    assert judged == list(range(len(page.words)))


def test_a_second_look_points_the_cue_out_and_stays_in_its_window() -> None:
    text = "The harbour closed. The mayor said the harbour closed. The crane fell."
    page = looks.page(text, words(text, boundaries(text), VOCABULARY))
    (window,) = looks.windows(page, VOCABULARY)
    said = next(n for n, word in enumerate(page.words) if text[word.start : word.end] == "said")
    seen = looks.seen(page, window, range(said, said + 1))
    asked = window.asked(seen, range(said, said + 1))
    assert asked.count(2) == len(page.words[said].pieces)
    assert len(asked) == window.column(seen.stop) - window.column(seen.start)


@pytest.mark.parametrize(
    ("found", "snapped"),
    [
        ("We have no choice", "“We have no choice,”"),
        ("“We have no", "“We have no choice,”"),
        ("“We have no choice,” ", "“We have no choice,”"),
        ("the road, ", "the road"),
    ],
)
def test_content_is_snapped_to_quotation_marks(found: str, snapped: str) -> None:
    text = "“We have no choice,” she said of the road, and left."
    start = text.index(found)
    marks = [one.outer for one in quotations(text)]
    place = snap.content(text, Span(start, start + len(found)), marks)
    assert text[place.start : place.end] == snapped


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("The mayor said it would rain.", True),
        ("It was, according to the mayor, over.", True),
        ("“No,” was all that came.", True),
        ("Mayor: the crane must go", True),
        ("The crane was built in the sixties.", False),
        ("They went home.", False),
        ("He went on to say that it was over.", True),
    ],
)
def test_the_gate_lets_pass_what_may_hold_a_statement(sentence: str, passes: bool) -> None:
    assert gate.passing(sentence, (Span(0, len(sentence)),)) == [passes]


def test_a_sentence_inside_a_longer_quotation_is_the_rules() -> None:
    text = "“It fell. Nobody said so. We ran.”"
    assert gate.passing(text, boundaries(text)) == [False, False, False]


def test_a_sentence_passes_only_for_words_of_saying_that_the_rules_left() -> None:
    text = "The mayor said it would rain. The mayor, who plans to leave, said it would rain."
    read = report(text)
    found = [
        find for find in ruled(read, sentences(read)) if text[find.cue[0].start :][:4] == "said"
    ]
    assert len(found) == 2
    assert gate.passing(text, boundaries(text), found) == [False, True]


def test_what_the_rules_read_is_not_asked_about_again(tagger: LearnedTagger) -> None:
    read = report("The mayor said that the harbour would close.")
    finds = ruled(read, sentences(read))
    assert tagger.found(read, sentences(read))
    assert tagger.found(read, sentences(read), finds) == ()


def test_a_folder_without_a_tagger_is_named_with_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(NoTagger, match=r"lacks reads\.onnx.*give the folder of a tagger"):
        load(str(tmp_path))


def test_without_onnxruntime_the_remedy_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(NoTagger, match=r"^the tagger needs onnxruntime: pip install .*--no-model$"):
        load()


def test_a_tagger_of_ones_own_is_loaded_by_its_folder(tagger: LearnedTagger) -> None:
    folder = Path(looks.__file__).parent / "weights"
    own = load(str(folder))
    text = report(SAID)
    assert own.found(text, sentences(text)) == tagger.found(text, sentences(text))


def test_a_speaker_before_told_is_the_source_and_the_agency_is_not(tagger: LearnedTagger) -> None:
    text = report(SAID)
    willing = copy(tagger)  # as shipped, it leaves this construction to the rules
    willing.settings = replace(tagger.settings, least=0.75)
    sources = [
        SAID[s.start : s.end] for f in willing.found(text, sentences(text)) for s in f.source
    ]
    assert any("Ilva Torrent" in source for source in sources)
    assert not any("Meridian" in source for source in sources)


def test_a_split_quotation_is_found_with_its_marks(tagger: LearnedTagger) -> None:
    text = report(SAID)
    alone = copy(tagger)  # behind the gate, whole quotations are left to the rules
    alone.settings = replace(tagger.settings, gated=False)
    content = [SAID[s.start : s.end] for f in alone.found(text, sentences(text)) for s in f.content]
    assert "“We have no choice,”" in content
    assert "“The crane could fall at any moment.”" in content


def test_a_report_is_tagged_alone_as_among_others(tagger: LearnedTagger) -> None:
    first, other = (
        report(SAID),
        report("The union denied that it had been told.\n\nNo one spoke.", "b"),
    )
    alone = tagger.found(first, sentences(first))
    tagger.found(other, sentences(other))
    assert load().found(first, sentences(first)) == alone == tagger.found(first, sentences(first))


def test_what_the_gate_keeps_out_is_not_read() -> None:
    class Unread:
        def read(self, rows: object) -> np.ndarray:
            raise NotImplementedError

        judge = read

    silent = LearnedTagger("unread", Unread(), VOCABULARY, Settings())  # type: ignore[arg-type]
    text = report("Rain fell on the coast. The crane was built in the sixties.")
    assert silent.found(text, sentences(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "said",
        "“",
        "the mayor said " * 300,
        "said" * 25_000,
        "אמר ראש העיר: “לא”",
        "He said\u0000 so.\r\n\r\n”said” “",
    ],
)
def test_any_text_gives_spans_inside_it(tagger: LearnedTagger, text: str) -> None:
    hostile = report(text)
    for found in tagger.found(hostile, sentences(hostile)):
        for span in (*found.content, *found.source, *found.cue):
            assert 0 <= span.start < span.end <= len(text)
