"""The sides of a contradiction: appearances that agree with each other."""

from collections import defaultdict

from twicetold.corroborate.unions import Unions
from twicetold.model import Claim, Verdict

_AGREEING = (Verdict.SAME, Verdict.EQUIVALENT, Verdict.CLIPPED)


def sides(claim: Claim) -> tuple[tuple[int, ...], ...]:
    """Give the appearances of each side, by first index.

    Appearances that agree are on one side unless one contradicts another of that side. An
    appearance that nothing contradicts is on every side that it agrees with.

    Args:
        claim: The claim with its comparisons.

    Returns:
        One side with all appearances when none contradicts another.
    """
    against: dict[int, set[int]] = defaultdict(set)
    for one in claim.comparisons:
        if one.verdict is Verdict.CONTRADICTS:
            against[one.left].add(one.right)
            against[one.right].add(one.left)
    everybody = range(len(claim.appearances))
    if not against:
        return (tuple(everybody),)
    agreeing = sorted(
        (_AGREEING.index(one.verdict), one.left, one.right)
        for one in claim.comparisons
        if one.verdict in _AGREEING
    )
    camps = _camps(sorted(against), agreeing, against)
    for _, left, right in agreeing:
        for neutral, other in ((left, right), (right, left)):
            if neutral not in against and other in against:
                next(camp for camp in camps if other in camp).add(neutral)
    placed = set().union(*camps)
    camps.extend({index} for index in everybody if index not in placed)
    return tuple(sorted(tuple(sorted(camp)) for camp in camps))


def _camps(
    opposed: list[int], agreeing: list[tuple[int, int, int]], against: dict[int, set[int]]
) -> list[set[int]]:
    groups = Unions[int]()
    members: dict[int, set[int]] = {}
    enemies: dict[int, set[int]] = {}
    for index in opposed:
        groups.add(index)
        members[index], enemies[index] = {index}, set(against[index])
    for _, left, right in agreeing:
        if left not in against or right not in against:
            continue
        one, two = groups.root(left), groups.root(right)
        if one == two or enemies[one] & members[two]:
            continue
        groups.join(one, two)
        members[one] |= members.pop(two)
        enemies[one] |= enemies.pop(two)
    return list(members.values())
