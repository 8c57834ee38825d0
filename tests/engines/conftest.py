"""A small corpus with all phenomena, and its tables as one process writes them."""

from pathlib import Path

import pytest
from benchmarks import newsroom

from twicetold import corpus, run
from twicetold.run import EngineKind

REPORTS = 60
WORDS = 70
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "reports"


def build(kind: EngineKind, given: list[str], output: Path, *, bucket: int = 5_000) -> None:
    """Write the tables of a corpus."""
    listed, failures = corpus.sources(given)
    plan = corpus.Plan(bucket=bucket)
    with run.opened(kind, f"{output}/_work", lambda *_: None, workers=2) as machines:
        corpus.build(machines, listed, str(output), plan=plan, failures=failures)
        machines.forget()


def files(folder: Path) -> dict[str, bytes]:
    """Give all files below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the sources of the corpus: made-up news, the example, and a line that is broken."""
    folder = tmp_path_factory.mktemp("news")
    newsroom.written(folder, REPORTS, words=WORDS)
    (folder / "broken.jsonl").write_text('{"text": 7}\n', "utf-8")
    return [str(folder), str(EXAMPLE)]


@pytest.fixture(scope="session")
def tables(given: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the tables as one process writes them."""
    output = tmp_path_factory.mktemp("tables")
    build(EngineKind.INLINE, given, output)
    return output


@pytest.fixture(scope="session")
def expected(tables: Path) -> dict[str, bytes]:
    """Give the files of the tables."""
    return files(tables)
