"""Reports of one event, grouped: in batch, and as they arrive."""

from twicetold.story.batch import grouped, regrouped, stories
from twicetold.story.bonds import bond
from twicetold.story.grain import AFFAIR, EVENT, GRAINS, INCIDENT, Grain
from twicetold.story.join import Known, joined
from twicetold.story.memory import Memory
from twicetold.story.profiles import PROFILE_VERSION, profile
from twicetold.story.prose import shared_words

__all__ = [  # noqa: RUF022 - in plain order, as everywhere
    "AFFAIR",
    "EVENT",
    "GRAINS",
    "Grain",
    "INCIDENT",
    "Known",
    "Memory",
    "PROFILE_VERSION",
    "bond",
    "grouped",
    "joined",
    "profile",
    "regrouped",
    "shared_words",
    "stories",
]
