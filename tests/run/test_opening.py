"""What is not installed is said in one line with its remedy."""

import pytest

from twicetold import run
from twicetold.run import EngineKind, NoEngine


@pytest.mark.parametrize(
    ("kind", "missing", "remedy"),
    [
        (
            EngineKind.POOL,
            {"pyarrow"},
            r"pyarrow is not installed: pip install 'twicetold\[corpus\]'",
        ),
        (
            EngineKind.SPARK,
            {"pyspark"},
            r"pyspark is not installed: pip install 'twicetold\[spark\]'",
        ),
    ],
)
def test_a_missing_extra_gives_a_line_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, kind: EngineKind, missing: set[str], remedy: str
) -> None:
    monkeypatch.setattr(
        "twicetold.run.opening.find_spec", lambda name: None if name in missing else object()
    )
    with pytest.raises(NoEngine, match=remedy):
        run.needed(kind)


def test_spark_without_java_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twicetold.run.opening.find_spec", lambda _: object())
    monkeypatch.setattr("twicetold.run.opening.which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NoEngine, match="Java 17"):
        run.needed(EngineKind.SPARK)
