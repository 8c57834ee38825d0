"""Whatever the text and whatever the network says, a tagger's spans lie in the text."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twicetold.attribute import decode, looks
from twicetold.attribute.merge import merged
from twicetold.attribute.pieces import Vocabulary
from twicetold.attribute.rules import found as ruled
from twicetold.attribute.tagger import Floats, LearnedTagger, Settings
from twicetold.model.report import Part, Report, Role
from twicetold.segment import sentences

VOCABULARY = Vocabulary(
    (Path(looks.__file__).parent / "weights" / "vocabulary.txt").read_text("utf-8").splitlines()
)
NEWS = st.lists(
    st.sampled_from(
        ["She", "said", "“", "”", "that", ",", ".", "\n\n", '"', "the mayor", "told", "’s"]
    )
    | st.text(max_size=4),
    max_size=40,
).map(" ".join)


class Noise:
    """A network without sense: the same scores for the same pieces, any scores at all."""

    def read(self, rows: Sequence[Sequence[int]]) -> Floats:
        return np.array(rows, dtype=np.float32).T

    def judge(self, states: Floats, asked: Sequence[int]) -> Floats:
        seen = states.sum(axis=1, keepdims=True) + np.array(asked, dtype=np.float32)[:, None]
        tags = np.arange(1, len(decode.ROLES) + len(decode.CUES) + 1, dtype=np.float32)
        return np.asarray(4 * np.sin(seen * tags), dtype=np.float32)


@given(text=NEWS | st.text(max_size=60), gated=st.booleans())
@settings(deadline=None, max_examples=150)
def test_spans_lie_in_the_text_whatever_the_network_says(text: str, gated: bool) -> None:
    report = Report("r", "r", "", "", text, (Part(Role.BODY, 0, len(text)),), language="en")
    read = sentences(report)
    tagger = LearnedTagger("noise", Noise(), VOCABULARY, Settings(gated=gated, source=2.0))
    finds = ruled(report, read)
    tagged = tagger.found(report, read, finds)
    assert tagged == tagger.found(report, read, finds)
    for find in merged(text, tagged, finds):
        assert find.content
        for span in (*find.content, *find.source, *find.cue):
            assert 0 <= span.start < span.end <= len(text)
