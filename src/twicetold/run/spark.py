"""The engine that hands the steps to a Spark cluster, through its DataFrame API alone."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from pyarrow import fs
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as column
from pyspark.sql.pandas.types import from_arrow_schema

from twicetold.run.engine import KEY, Engine, Frame, Kernel, Step, Tell
from twicetold.run.places import place

_BUCKET = "bucket"
_DONE = "_SUCCESS"


class Spark(Engine):
    """A Spark cluster, in the classic way or through Spark Connect (``sc://…``).

    Every step's rows are kept as Parquet in the work place; what Spark computes anew after it
    lost a worker is one step at most.
    """

    def __init__(self, work: str, tell: Tell, master: str = "") -> None:
        """Begin, or go on with what lies in a place.

        Args:
            work: Any path that the cluster and this machine both reach.
            tell: Told as the work goes on.
            master: The address of the cluster; that of the environment, or ``local[*]``, if empty.
        """
        super().__init__()
        self._work = work if "://" in work else str(Path(work).absolute())
        self._files, self._inside = place(self._work)
        self._tell = tell
        self._session = _session(master)

    def put(self, name: str, table: pa.Table) -> Frame:
        """Keep a table that was made here as the result of a step."""
        self._files.create_dir(f"{self._inside}/{name}")
        with self._files.open_output_stream(f"{self._inside}/{name}/part.parquet") as sink:
            pq.write_table(table, sink)
        return Frame(name, table.schema)

    def mapped(self, step: Step, frame: Frame) -> Frame:
        """Run the kernel over all rows, batch by batch."""
        if not self._finished(step.name):
            schema = from_arrow_schema(step.schema)
            given = self._read(frame).mapInArrow(_batches(step.kernel), schema)
            self._keep(given, step.name)
        self._tell(step.name, 1, 1)
        return Frame(step.name, step.schema)

    def met(self, step: Step, frames: Sequence[Frame], buckets: int) -> Frame:
        """Bring rows with equal keys together and run the kernel over them."""
        if not self._finished(step.name):
            slices = min(step.slices, buckets)
            for nth in range(slices):
                name = f"{step.name}/slice={nth}"
                if not self._finished(name):
                    self._keep(self._meeting(step, frames, (buckets, slices, nth)), name)
                self._tell(step.name, nth + 1, slices)
            self._files.open_output_stream(f"{self._inside}/{step.name}/{_DONE}").close()
        return Frame(step.name, step.schema)

    def tables(self, frame: Frame) -> Iterator[pa.Table]:
        """Bring the rows here, one piece in memory at a time."""
        found = ds.dataset(
            f"{self._inside}/{frame.name}",
            schema=frame.schema,
            filesystem=self._files,
            format="parquet",
        )
        for piece in found.get_fragments():
            yield piece.to_table(schema=frame.schema)

    def forget(self) -> None:
        """Take away what the steps gave."""
        self._files.delete_dir(self._inside)

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    def _meeting(
        self, step: Step, frames: Sequence[Frame], part: tuple[int, int, int]
    ) -> DataFrame:
        buckets, slices, nth = part
        bucket = column.expr(f"cast(pmod({KEY}, {buckets}) as int)")
        of_slice = column.col(_BUCKET) % slices == nth
        width = -(-buckets // slices)
        grouped = [
            self._read(frame)
            .withColumn(_BUCKET, bucket)
            .where(of_slice)
            .repartition(width, _BUCKET)
            .groupBy(_BUCKET)
            for frame in frames
        ]
        schema = from_arrow_schema(step.schema)
        kernel = _rows(step.kernel, frames)
        if len(grouped) == 1:
            return grouped[0].applyInArrow(kernel, schema)
        return grouped[0].cogroup(grouped[1]).applyInArrow(kernel, schema)

    def _read(self, frame: Frame) -> DataFrame:
        wanted = from_arrow_schema(frame.schema)
        found = self._session.read.schema(wanted).option("recursiveFileLookup", "true")
        return found.parquet(f"{self._work}/{frame.name}")

    def _keep(self, rows: DataFrame, name: str) -> None:
        rows.write.mode("overwrite").parquet(f"{self._work}/{name}")

    def _finished(self, name: str) -> bool:
        done = self._files.get_file_info(f"{self._inside}/{name}/{_DONE}")
        return bool(done.type == fs.FileType.File)


def _batches(kernel: Kernel) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Give a kernel over the batches of a partition."""

    def each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from kernel(pa.Table.from_batches([batch])).to_batches()

    return each


def _rows(kernel: Kernel, frames: Sequence[Frame]) -> Callable[..., pa.Table]:
    """Give a kernel over the rows of a bucket; the columns that Spark adds are taken away.

    Spark counts the parameters of a function, so there is one for each number of frames.
    """
    names = [frame.schema.names for frame in frames]

    def one(rows: pa.Table) -> pa.Table:
        return kernel(rows.select(names[0]))

    def two(left: pa.Table, right: pa.Table) -> pa.Table:
        return kernel(left.select(names[0]), right.select(names[1]))

    return one if len(frames) == 1 else two


def _session(master: str) -> SparkSession:
    """Open a session; the workers on this machine run this Python with this package."""
    builder = SparkSession.builder.appName("twicetold")
    if master.startswith("sc://"):
        return builder.remote(master).getOrCreate()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if not master or master.startswith("local"):
        package = str(Path(__file__).parents[2])
        paths = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
        builder = builder.config("spark.executorEnv.PYTHONPATH", paths)
        builder = builder.config("spark.driver.host", "127.0.0.1")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
        master = master or os.environ.get("SPARK_MASTER", "local[*]")
    return (
        builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
