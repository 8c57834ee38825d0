"""Sheets kept as long as their story stands, and shown a little too old rather than late."""

import asyncio
from collections import OrderedDict

from twicetold.web.crew import Crew
from twicetold.web.drawing import Sheet, drawn
from twicetold.web.settings import Settings

Key = tuple[str, Sheet]


class Drawer:
    """Keeps the sheets of stories that were asked for last, up to a number."""

    def __init__(self, settings: Settings, crew: Crew) -> None:
        self._settings = settings
        self._crew = crew
        self._kept: OrderedDict[Key, tuple[str, bytes]] = OrderedDict()
        self._making: dict[Key, asyncio.Task[bytes]] = {}

    async def sheet(self, key: Key, version: str, *, fresh: bool = False) -> bytes:
        """Give a sheet of a story.

        A sheet that was made before the story last changed is made anew. A reader waits a moment
        for that, then is shown the one made before.

        Args:
            key: The story's id, and the sheet.
            version: When the story last changed.
            fresh: Whether to wait as long as it takes.
        """
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            if kept[0] == version:
                return kept[1]
        making = self._making.get(key) or self._begin(key, version)
        if kept is not None and not fresh:
            done, _ = await asyncio.wait({making}, timeout=self._settings.stale_after)
            return making.result() if done else kept[1]
        made = await asyncio.shield(making)
        return made if self._kept[key][0] == version else await self._begin(key, version)

    def _begin(self, key: Key, version: str) -> asyncio.Task[bytes]:
        task = asyncio.create_task(self._make(key, version))
        self._making[key] = task
        return task

    async def _make(self, key: Key, version: str) -> bytes:
        try:
            made = await self._crew.do(drawn, self._settings.store, *key)
        finally:
            self._making.pop(key, None)
        self._kept[key] = (version, made)
        self._kept.move_to_end(key)
        while len(self._kept) > self._settings.kept_pages:
            self._kept.popitem(last=False)
        return made
