"""Which engine, by its name; what is missing is said in one line."""

import os
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twicetold.run.engine import Engine, Tell


class EngineKind(StrEnum):
    """An engine."""

    INLINE = "inline"
    POOL = "pool"
    SPARK = "spark"


class NoEngine(Exception):
    """An engine cannot be had; the message says what to install or to give."""


def opened(
    kind: EngineKind, work: str, tell: "Tell", *, master: str = "", workers: int | None = None
) -> "Engine":
    """Open an engine.

    Args:
        kind: Which.
        work: The folder in which it keeps what steps gave, until the journey is done. For Spark
            any path that the cluster and this machine both reach.
        tell: Told as the work goes on.
        master: Of Spark: the address of the cluster, ``local[*]`` when empty.
        workers: Of the pool: how many processes; one for each processor when None.

    Raises:
        NoEngine: What it needs is not installed.
    """
    needed(kind)
    if kind is EngineKind.SPARK:
        from twicetold.run.spark import Spark

        return Spark(work, tell, master)
    from twicetold.run.inline import Inline
    from twicetold.run.pool import Pool

    if kind is EngineKind.POOL:
        return Pool(Path(work), tell, workers)
    return Inline(Path(work), tell)


def needed(kind: EngineKind) -> None:
    """See to it that what an engine needs is installed.

    Raises:
        NoEngine: It is not; the message says what to install.
    """
    spark = kind is EngineKind.SPARK
    modules = ("pyarrow", "pyspark", "pandas") if spark else ("pyarrow",)
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        extra = "spark" if spark else "corpus"
        raise NoEngine(
            f"{' and '.join(missing)} is not installed: pip install 'twicetold[{extra}]'"
        )
    if spark and not os.environ.get("JAVA_HOME") and which("java") is None:
        raise NoEngine("Spark needs Java 17 or newer: install a JRE, or set JAVA_HOME")
