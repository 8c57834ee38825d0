"""The writer that is killed: adds a file to a store and says what is kept, batch by batch."""

import sys

from twicetold import ingest, store
from twicetold.watch import adding

BATCH = 3


def main(place: str, source: str) -> None:
    """Say "ready", then the ids of the reports of each batch that was kept, then "done"."""
    _say("ready")
    settings = adding.Settings(batch=BATCH)
    with store.opened(place) as shelf:
        captures = ingest.captures([source], ingest.Limits())
        for step in adding.added(shelf, captures, settings=settings):
            _say(" ".join(one.report for one in step.added))
    _say("done")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
