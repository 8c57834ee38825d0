"""Short reports of our own writing on two events, for the tests of this room."""

from twicetold.model import Direction, Part, Report, Reuse, ReuseKind, Role, Wording

FLOOD = (
    "The river Tarn broke its banks at Oldmere on Friday and flooded two hundred homes, "
    "the county's fire chief said. Boats carried families from Mill Lane to the school.",
    "Two hundred homes in Oldmere stood under water after the Tarn burst its banks, and the "
    "fire chief praised the crews whose boats took families out of Mill Lane.",
)
ELECTION = (
    "Voters in Karsova choose a new mayor this weekend; the incumbent Petra Lund faces a former "
    "judge, and both promise cheaper trams.",
    "Petra Lund, mayor of Karsova, meets her challenger, a former judge, in a second round "
    "about trams and rents this weekend.",
)
SHARED = (
    "and we will do it again as we have done it before because it is what we are here for and "
    "there is not one of us who would not be with them if they were to ask for it now or at any "
    "other time that they may want it"
)


def report(id: str, text: str, published: str | None = None) -> Report:
    return Report(
        id, f"{id}.txt", id, id, text, (Part(Role.BODY, 0, len(text)),), published=published
    )


def reuse(one: Report, two: Report, words: str, kind: ReuseKind = ReuseKind.PROSE) -> Reuse:
    left = one.passage(one.text.index(words), one.text.index(words) + len(words))
    right = two.passage(two.text.index(words), two.text.index(words) + len(words))
    return Reuse(left, right, Wording.VERBATIM, kind, (), (), Direction.UNDECIDED, ())
