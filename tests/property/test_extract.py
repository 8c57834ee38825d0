"""Whatever the bytes, a report's places are right."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.read import capture
from twicetold import extract
from twicetold.model import Capture, Report, TwicetoldError

LINES = st.sampled_from(
    [
        "Bridge at Orval closed",
        "By Ada Lorn, AFP",
        "ORVAL, March 3 (XPA) — Rain fell on the town, and the river rose.",
        "Cars on the ramp. (XPA/Dee Marn)",
        "• A point",
        "Updated: March 4, 2031 07:30 PM GMT",
        "Most Read",
        "“We did not sleep,” the mayor said on the quay, and left. (AFP)",
        "With inputs from Reuters",
        "",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=14).map("\n".join)
TAGS = st.sampled_from(["p", "div", "h1", "li", "figure", "figcaption", "span", "blockquote", "a"])
ELEMENTS = st.tuples(TAGS, TEXTS).map(lambda pair: f"<{pair[0]} class=caption href=//x>{pair[1]}")
PAGES = st.lists(ELEMENTS | st.text(string.printable, max_size=40), max_size=14).map("".join)


def read(one: Capture) -> Report | None:
    try:
        return extract.report(one)
    except TwicetoldError:
        return None


def check(report: Report | None) -> None:
    if report is None:
        return
    report.text.encode("utf-8")
    end = 0
    for index, part in enumerate(report.parts):
        assert end <= part.start < part.end <= len(report.text)
        assert part.repeats is None or part.repeats < index
        end = part.end
    passages = [credit.passage for credit in report.credits]
    passages += [link.passage for link in report.links if link.passage is not None]
    passages += [report.dateline.passage] if report.dateline else []
    for passage in passages:
        assert passage == report.passage(passage.start, passage.end)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_parts_of_a_text_are_in_order_and_its_words_stay(words: str) -> None:
    report = read(capture(words))
    check(report)
    if report is not None:
        assert report.text == words.removeprefix("\ufeff")


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_parts_of_a_page_are_in_order(html: str) -> None:
    check(read(capture(html, "text/html")))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/plain", "text/html"]))
def test_any_bytes_give_a_report_or_a_named_refusal(body: bytes, media_type: str) -> None:
    check(read(capture(body, media_type)))
