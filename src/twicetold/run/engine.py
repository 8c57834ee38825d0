"""What a journey over a corpus asks of the machines that it runs on: a few verbs over tables."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import pyarrow as pa

KEY = "key"
"""The column by which rows meet: 64 bits, of any sign."""

Kernel = Callable[..., pa.Table]
"""Takes one table for each frame, gives one; must be importable, for it travels by name."""

Tell = Callable[[str, int, int], None]
"""Told the step, how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work over all rows.

    Attributes:
        name: Names the step in the whole journey, and the place where its result is kept.
        kernel: What is done. What it gives for a row must not hang on which other rows, but those
            of the same key, come with it, nor on their order.
        schema: The columns that it gives.
        slices: Into how many jobs an engine that cannot keep each bucket apart splits it, so that
            an interrupted run does not begin it anew.
    """

    name: str
    kernel: Kernel
    schema: pa.Schema
    slices: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that a step gave, wherever they lie.

    Attributes:
        name: The step.
        schema: Its columns.
        parts: How many pieces it is kept in, where the engine knows.
    """

    name: str
    schema: pa.Schema
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows there are and how much room they take.

    Attributes:
        rows: Rows.
        size: Bytes of their columns, uncompressed.
    """

    rows: int = 0
    size: int = 0

    def __add__(self, other: "Size") -> "Size":
        """Add up rows and bytes."""
        return Size(self.rows + other.rows, self.size + other.size)


@dataclass(slots=True)
class Measure:
    """What a run moved, for those who plan a larger one.

    Attributes:
        shuffled: For each step the rows that were sent to meet others, and their bytes.
        seconds: For each step the processor seconds of its kernels, all processes together.
    """

    shuffled: dict[str, Size] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


class Engine(ABC):
    """Machines that do the steps of a journey, one after the other.

    What a step gave is kept until the engine is told to forget it, so a journey that was
    interrupted goes on where it stopped: a step that is finished is not done again.
    """

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self.measure = Measure()

    def __enter__(self) -> Self:
        """Give the engine."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the machines go; what is kept stays."""
        self.close()

    @abstractmethod
    def put(self, name: str, table: pa.Table) -> Frame:
        """Keep a table that was made here as the result of a step."""

    @abstractmethod
    def mapped(self, step: Step, frame: Frame) -> Frame:
        """Run the kernel over all rows, piece by piece."""

    @abstractmethod
    def met(self, step: Step, frames: Sequence[Frame], buckets: int) -> Frame:
        """Bring rows with equal keys together and run the kernel over them.

        Args:
            step: The work; its kernel takes one table for each frame, in their order.
            frames: One or two frames with a column ``key``.
            buckets: Rows whose keys are equal modulo this number come in one call; it bounds how
                many rows a call takes. No call is made where no frame has rows.
        """

    @abstractmethod
    def tables(self, frame: Frame) -> Iterator[pa.Table]:
        """Bring the rows here, one piece in memory at a time, in any order."""

    @abstractmethod
    def forget(self) -> None:
        """Take away what the steps gave, once the journey is done."""

    @abstractmethod
    def close(self) -> None:
        """Let the machines go."""

    def table(self, frame: Frame) -> pa.Table:
        """Bring all rows here; for frames that are known to be small."""
        return pa.concat_tables([frame.schema.empty_table(), *self.tables(frame)])
