"""Words by which a report says that it could not check something, and what they bear on."""

from collections import defaultdict

from twicetold.corroborate import lexis
from twicetold.corroborate.scene import Scene
from twicetold.corroborate.sources import stand
from twicetold.corroborate.traces import Stand
from twicetold.model import Appearance, Passage

_BACK = 2
"""So many sentences before a caveat are searched for what it bears on."""


def caveats(scene: Scene) -> dict[str, tuple[Passage, ...]]:
    """Find the caveats of a story.

    Args:
        scene: The story.

    Returns:
        For each source that a caveat bears on, the sentences that say so, from whatever report.
        A caveat bears on the recording that its sentence names, else on the source of the
        statement it stands in or follows.
    """
    found: dict[str, set[Passage]] = defaultdict(set)
    for report in sorted(scene.reports):
        for sentence in scene.pages.sentences(report):
            if lexis.caveat(sentence.exact):
                for key in _about(scene, sentence):
                    found[key].add(sentence)
    return {key: tuple(sorted(words)) for key, words in found.items()}


def source_key(source: Stand) -> str:
    """Give the key under which the caveats of a source are kept."""
    return f"{source.kind} {source.key}"


def _about(scene: Scene, sentence: Passage) -> list[str]:
    alone = Appearance(sentence.report, (sentence,), None, None, ())
    named = stand(scene, alone)
    if named is not None:
        return [source_key(named)]
    for near in (sentence, *scene.pages.before(sentence, _BACK)):
        sources = [
            stand(scene, Appearance(near.report, found.content, found.id, None, ()))
            for found in scene.said(near)
        ]
        keys = sorted({source_key(source) for source in sources if source is not None})
        if keys:
            return keys
    return []
