"""Frames on one machine's disk: a folder of Arrow files, read through the page cache."""

import json
import os
import shutil
import time
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from twicetold.run.engine import KEY, Engine, Frame, Kernel, Size, Step, Tell

_DONE = "done.json"


@dataclass(frozen=True, slots=True)
class Account:
    """What one task did.

    Attributes:
        given: The rows that it gave.
        seconds: Processor seconds that it took.
    """

    given: Size
    seconds: float


Task = Callable[[], Account]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Run a kernel over one part."""

    kernel: Kernel
    source: Path
    target: Path

    def __call__(self) -> Account:
        """Do it."""
        begun = time.process_time()
        given = self.kernel(_opened(self.source).read_all())
        _write(self.target, given.schema, given.to_batches())
        return Account(Size(given.num_rows, given.nbytes), time.process_time() - begun)


@dataclass(frozen=True, slots=True)
class Splitting:
    """Sort the rows of one part by bucket: the n-th batch of the file is the n-th bucket."""

    buckets: int
    source: Path
    target: Path

    def __call__(self) -> Account:
        """Do it."""
        begun = time.process_time()
        table = _opened(self.source).read_all()
        bucket = table[KEY].to_numpy() % self.buckets
        ends = np.cumsum(np.bincount(bucket, minlength=self.buckets)).tolist()
        ordered = table.take(pa.array(np.argsort(bucket, kind="stable"))).combine_chunks()
        starts = [0, *ends[:-1]]
        pieces = (ordered.slice(at, to - at) for at, to in zip(starts, ends, strict=True))
        _write(self.target, table.schema, map(_batch, pieces))
        return Account(Size(table.num_rows, table.nbytes), time.process_time() - begun)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Run a kernel over one bucket, taken from the split files of each frame."""

    step: Step
    bucket: int
    sources: tuple[tuple[pa.Schema, tuple[Path, ...]], ...]
    target: Path

    def __call__(self) -> Account:
        """Do it."""
        begun = time.process_time()
        tables = [
            pa.Table.from_batches([_opened(path).get_batch(self.bucket) for path in paths], schema)
            for schema, paths in self.sources
        ]
        rows = any(table.num_rows for table in tables)
        given = self.step.kernel(*tables) if rows else self.step.schema.empty_table()
        _write(self.target, self.step.schema, given.to_batches())
        return Account(Size(given.num_rows, given.nbytes), time.process_time() - begun)


class Local(Engine):
    """An engine on this machine; memory stays what its tasks take, the rest is on disk."""

    def __init__(self, work: Path, tell: Tell) -> None:
        """Begin, or go on with what lies in a folder.

        Args:
            work: The folder; made when there is none.
            tell: Told as the work goes on.
        """
        super().__init__()
        self._work = work
        self._tell = tell
        work.mkdir(parents=True, exist_ok=True)

    @abstractmethod
    def done(self, tasks: Sequence[Task]) -> Iterator[Account]:
        """Do the tasks in any order; gives their accounts as they end."""

    def put(self, name: str, table: pa.Table) -> Frame:
        """Keep a table that was made here as the result of a step."""
        folder = self._folder(name)
        _write(_part(folder, 0), table.schema, table.to_batches())
        return self._finish(Frame(name, table.schema), Size(table.num_rows, table.nbytes))

    def mapped(self, step: Step, frame: Frame) -> Frame:
        """Run the kernel over all rows, piece by piece."""
        kept = Frame(step.name, step.schema, frame.parts)
        if self._finished(kept):
            return kept
        source, target = self._folder(frame.name), self._folder(step.name)
        tasks = [
            Mapping(step.kernel, _part(source, nth), _part(target, nth))
            for nth in range(frame.parts)
        ]
        return self._finish(kept, self._each(step.name, tasks))

    def met(self, step: Step, frames: Sequence[Frame], buckets: int) -> Frame:
        """Bring rows with equal keys together and run the kernel over them."""
        kept = Frame(step.name, step.schema, buckets)
        if self._finished(kept):
            return kept
        folder = self._folder(step.name)
        splits = folder / "split"
        splits.mkdir(exist_ok=True)
        splitting: list[Splitting] = []
        sources: list[tuple[pa.Schema, tuple[Path, ...]]] = []
        for place, frame in enumerate(frames):
            paths = [splits / f"{place}-{nth:05}.arrow" for nth in range(frame.parts)]
            source = self._folder(frame.name)
            splitting += [
                Splitting(buckets, _part(source, nth), path) for nth, path in enumerate(paths)
            ]
            sources.append((frame.schema, tuple(paths)))
        sent = self._each(f"{step.name}, sorting", splitting)
        self.measure.shuffled[step.name] = sent
        meeting = [Meeting(step, nth, tuple(sources), _part(folder, nth)) for nth in range(buckets)]
        given = self._each(step.name, meeting)
        shutil.rmtree(splits)
        return self._finish(kept, given)

    def tables(self, frame: Frame) -> Iterator[pa.Table]:
        """Bring the rows here, one piece in memory at a time."""
        for nth in range(frame.parts):
            yield _opened(_part(self._folder(frame.name), nth)).read_all()

    def forget(self) -> None:
        """Take away what the steps gave."""
        shutil.rmtree(self._work)

    def close(self) -> None:
        """Let the machines go; there are none."""

    def _each(self, name: str, tasks: Sequence[Mapping | Splitting | Meeting]) -> Size:
        """Do the tasks whose result is not there yet."""
        waiting = [task for task in tasks if not task.target.exists()]
        total = Size()
        for count, account in enumerate(self.done(waiting), start=len(tasks) - len(waiting) + 1):
            total += account.given
            seconds = self.measure.seconds
            seconds[name] = seconds.get(name, 0.0) + account.seconds
            self._tell(name, count, len(tasks))
        return total

    def _folder(self, name: str) -> Path:
        folder = self._work / name
        folder.mkdir(exist_ok=True)
        return folder

    def _finished(self, frame: Frame) -> bool:
        return (self._work / frame.name / _DONE).exists()

    def _finish(self, frame: Frame, given: Size) -> Frame:
        path = self._folder(frame.name) / _DONE
        path.write_text(json.dumps({"parts": frame.parts, **asdict(given)}), "utf-8")
        return frame


def _part(folder: Path, nth: int) -> Path:
    return folder / f"part-{nth:05}.arrow"


def _opened(path: Path) -> pa.ipc.RecordBatchFileReader:
    return pa.ipc.open_file(pa.memory_map(str(path)))


def _batch(table: pa.Table) -> pa.RecordBatch:
    """Give a table of one chunk, or of none, as one batch."""
    batches = table.to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)


def _write(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write a file that is either whole or not there."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with pa.OSFile(str(unfinished), "wb") as sink, pa.ipc.new_file(sink, schema) as file:
        for batch in batches:
            file.write_batch(batch)
    unfinished.replace(path)
