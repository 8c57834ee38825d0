"""Kill a writer at many moments: ``make crash KILLS=50``."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.crash import killing, made


def main() -> None:
    """Kill, look, go on; a fresh store whenever the writer came to its end."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--kills", type=int, default=50)
    reading.add_argument("--seed", type=int, default=8)
    given = reading.parse_args()
    chance = Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        source = made.written(Path(folder) / "reports.jsonl", towns=2)
        calm = Path(folder) / "calm.db"
        whole = killing.run(str(calm), source).seconds
        _say(f"A run that nobody kills takes {whole:.1f} s.")
        kills, rounds = 0, 0
        while kills < given.kills:
            rounds += 1
            kills += _round(
                Path(folder) / f"{rounds}", source, (whole, given.kills - kills), chance
            )
    _say(f"{kills} kills, {rounds} stores: nothing acknowledged was lost, nothing was half there.")


def _round(folder: Path, source: Path, asked: tuple[float, int], chance: Random) -> int:
    """Kill writers of one store until one comes to its end; gives the number of kills."""
    whole, most = asked
    folder.mkdir()
    place = str(folder / "news.db")
    acknowledged: set[str] = set()
    for kills in range(most + 1):
        killing_after = chance.uniform(0.0, whole / 2) if kills < most else None
        told = killing.run(place, source, killing_after)
        acknowledged |= set(told.kept)
        count = killing.checked(place, acknowledged)
        _say(f"{count} reports, {len(acknowledged)} acknowledged")
        if told.done:
            break
    shutil.rmtree(folder)
    return kills


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
