"""Spark writes the same bytes, survives a lost worker, and goes on where a run broke off."""

import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import needs
from tests.engines.conftest import files

CLUSTER = "local-cluster[2,1,1024]"
"""Two workers with an executor each, as processes of their own."""

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 900


@pytest.fixture(autouse=True)
def _needed() -> None:
    if find_spec("pyspark") is None or find_spec("pandas") is None:
        needs.absent("pyspark: pip install 'twicetold[spark]'", "TWICETOLD_EXPECT_JAVA")
    if shutil.which("java") is None:
        needs.absent(
            "Java 17 or newer: apt-get install openjdk-17-jre-headless", "TWICETOLD_EXPECT_JAVA"
        )


def _started(given: list[str], output: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "OMP_NUM_THREADS": "1",
    }
    program = "from twicetold.cli import main; main()"
    command = ["corpus", *given, str(output), "--engine", "spark", "--master", CLUSTER, "--quiet"]
    return subprocess.Popen(
        [sys.executable, "-c", program, *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _wait_for(step: str, output: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + LONGEST
    while not list((output / "_work").glob(f"{step}/**/_SUCCESS")):
        assert process.poll() is None, process.communicate()[1].decode()[-4_000:]
        assert time.monotonic() < until, f"step {step} was not reached"
        time.sleep(0.1)


def _executors(of: int) -> list[int]:
    """Give the processes of the executors that a driver has."""
    session = os.getsid(of)
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            ours = os.getsid(int(entry.name)) == session
            if ours and b"CoarseGrainedExecutorBackend" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def _end(process: subprocess.Popen[bytes]) -> None:
    for executor in _executors(process.pid):
        os.kill(executor, signal.SIGKILL)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()  # reads to the end, and closes


def test_spark_goes_on_after_losing_its_driver_and_then_a_worker(
    given: list[str], tmp_path: Path, expected: dict[str, bytes]
) -> None:
    first = _started(given, tmp_path)
    _wait_for("links", tmp_path, first)
    _end(first)
    kept = tmp_path / "_work" / "seeds" / "_SUCCESS"
    stamp = kept.stat().st_mtime_ns
    second = _started(given, tmp_path)
    try:
        _wait_for("reuses", tmp_path, second)
        assert kept.stat().st_mtime_ns == stamp  # the step was not done again
        executors = _executors(second.pid)
        assert executors
        os.kill(executors[0], signal.SIGKILL)
        _, said = second.communicate(timeout=LONGEST)
    finally:
        if second.poll() is None:
            _end(second)
    assert second.returncode == 0, said.decode()[-4_000:]
    assert files(tmp_path) == expected
