"""One story as a line of the list."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.desk import capture
from twicetold import compare
from twicetold.model import Missing
from twicetold.store import Shelf


def test_a_story_is_told_in_a_line_by_its_id_and_by_one_it_had_before(
    shelf: Shelf, tmp_path: Path
) -> None:
    page = tmp_path / "quay.txt"
    made = capture()
    page.write_bytes(made.body)
    found = compare([str(page)])
    with shelf.batch() as batch:
        batch.add(replace(made, source=str(page)), found.reports[0], article=made.source)
        story = replace(found.stories[0], aliases=("s-elder",))
        batch.put_story(replace(found, stories=(story,)))
    assert shelf.line(story.id) == shelf.line("s-elder") == shelf.stories()[0]
    with pytest.raises(Missing, match="no story s-none"):
        shelf.line("s-none")
