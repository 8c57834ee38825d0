"""Claims with appearances moved from one to another, as people decided."""

from twicetold.corroborate.unions import Unions
from twicetold.model import Claim, Comparison, identity

Place = tuple[int, int]
"""Number of a claim, and index of an appearance in it."""


def regrouped(
    claims: tuple[Claim, ...], same: list[tuple[Place, Place]], different: list[tuple[Place, Place]]
) -> tuple[Claim, ...]:
    """Join claims and take appearances out of claims.

    Args:
        claims: The claims as found.
        same: Pairs of appearances that make one claim.
        different: Pairs of appearances that do not; the right one leaves the left one's claim.

    Returns:
        The claims, sorted by id. A claim that nothing was decided of is as it was.
    """
    alone = {right for left, right in different if left[0] == right[0]}
    units = Unions[Place]()
    for number, claim in enumerate(claims):
        for index in range(len(claim.appearances)):
            units.add((number, index))
    for left, right in different:
        units.part(left, right)
    for number, claim in enumerate(claims):
        stay = [(number, index) for index in range(len(claim.appearances))]
        stay = [place for place in stay if place not in alone]
        for place in stay[1:]:
            units.join(stay[0], place)
    for left, right in same:
        units.join(left, right)
    return tuple(sorted((_claim(claims, group) for group in units.groups()), key=_id))


def _claim(claims: tuple[Claim, ...], group: list[Place]) -> Claim:
    numbers = {number for number, _ in group}
    first = claims[group[0][0]]
    if len(numbers) == 1 and len(group) == len(first.appearances):
        return first
    ordered = sorted(group, key=lambda place: _spot(claims, place))
    at = {place: index for index, place in enumerate(ordered)}
    appearances = tuple(claims[number].appearances[index] for number, index in ordered)
    comparisons = tuple(
        sorted(
            (
                Comparison(
                    at[number, one.left], at[number, one.right], one.verdict, one.differences
                )
                for number in sorted(numbers)
                for one in claims[number].comparisons
                if (number, one.left) in at and (number, one.right) in at
            ),
            key=lambda one: (one.left, one.right),
        )
    )
    spots = (f"{words.report}:{words.start}" for one in appearances for words in one.content)
    return Claim(identity("c", first.story, *spots), first.story, appearances, comparisons)


def _spot(claims: tuple[Claim, ...], place: Place) -> tuple[str, int, Place]:
    appearance = claims[place[0]].appearances[place[1]]
    return (appearance.report, appearance.content[0].start, place)


def _id(claim: Claim) -> str:
    return claim.id
