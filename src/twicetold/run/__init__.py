"""Where the work over a corpus is done: here, in a pool of processes, or on a Spark cluster.

The rooms do not know this one, and this one does not know what the work is: it hands tables to
kernels and keeps what they give back. Engines need the extra ``corpus``, Spark the extra
``spark``; without them ``opened`` says so in one line.
"""

from twicetold.run.opening import EngineKind, NoEngine, needed, opened

__all__ = ["EngineKind", "NoEngine", "needed", "opened"]
