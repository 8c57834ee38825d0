"""Fuzz every parser for some minutes each: ``python -m tests.fuzz --minutes 5 [NAME …]``.

A fault is shrunk by Hypothesis to the smallest file that has it and printed; the run goes on
with the next parser and ends with status 1.
"""

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, given, seed, settings

from tests.fuzz.targets import TARGETS, Target, attempt

OUT = sys.stdout
_ROUND = 500
"""Files between two looks at the clock."""
_SLOW = 5.0
"""Seconds of work from which a small file is a fault."""


class TooSlow(Exception):
    """A small file takes long."""


def fuzz(target: Target, seconds: float) -> int:
    """Fuzz one parser for some seconds; give the number of files."""
    count = 0

    @settings(
        max_examples=_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(body=target.files)
    def round_of(body: bytes) -> None:
        nonlocal count
        count += 1
        begun = time.process_time()
        attempt(target, body)
        if time.process_time() - begun > _SLOW:
            raise TooSlow(f"{len(body)} bytes take more than {_SLOW} seconds")

    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        seed(number)(round_of)()
        number += 1
    return count


def main() -> None:
    """Run the fuzzing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("names", nargs="*", choices=[[], *TARGETS], metavar="NAME")
    chosen = parser.parse_args()
    failed = False
    for name in chosen.names or TARGETS:
        try:
            count = fuzz(TARGETS[name], 60 * chosen.minutes)
        except Exception:  # noqa: BLE001 - whatever a parser raises is the finding
            failed = True
            OUT.write(f"{name}: a fault\n")
            traceback.print_exc()
        else:
            OUT.write(f"{name}: {count} files, no fault\n")
            OUT.flush()
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
