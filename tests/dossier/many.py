"""A story of many reports, for sizes: ``python -m tests.dossier.many 40 FOLDER``."""

import json
import sys
from pathlib import Path
from random import Random

_WIRE = (
    "A dam above the town of {town} gave way on Sunday night and sent a wave of water through the "
    "lower streets.",
    "“We had four minutes, and then the bridge was gone,” said Ada Moss, the mayor of {town}.",
    "At least {dead} people were killed and {hurt} others were injured, the civil guard said.",
    "The guard's spokesman, Joren Vael, told the Quorra Press Agency that {houses} houses stood in "
    "the water and that the road to the north was cut.",
    "“Nobody should drive to the valley tonight,” Vael said. “The second wall may not hold.”",
    "The dam, which was built in 1961, holds back about 40 million litres of water.",
    "Lise Corman, who runs the relief charity Open Hands, said {beds} beds were ready in the "
    "school at Fennel Cross.",
    "The extent of the damage could not be independently verified.",
    "The company that owns the dam, Estuary Power, said in a statement that it had opened an "
    "inquiry into the cause.",
    "Three boats carried {boats} villagers across the lake before sunrise on Monday, the company "
    "said.",
)
_OWN = (
    "{who}, who keeps a shop in {street} Street, told the {outlet} that the water reached the "
    "second floor within {minutes} minutes.",
    "“I carried my {kin} up the stairs and I did not look back,” {who} said.",
    "Schools in {street} will stay shut until Friday, according to {who}, a head teacher.",
    "{who} and {minutes} neighbours spent the night on the roof of the {street} mill.",
    "The {outlet} counted {minutes} fire engines on the road to {street} on Monday morning.",
    "“It is the third flood since {year},” said {who}, a farmer from {street}.",
    "The last inspection of the gates took place in {year}, a report seen by the {outlet} says.",
    "Power was back in {street} by noon, but {minutes} streets were still dark.",
)
_NAMES = "Hanne Roll,Piet Harro,Ewa Sund,Fenna Lusk,Sella Bruun,Bram Ostler,Mira Tolland,Wim Tarrow"
_STREETS = "Mill,Harbour,Linden,Chapel,Weir,Orchard,Station,Lantern,Tanner,Miller,Garden,Well"


def reports(count: int) -> list[dict[str, str]]:
    """Write reports of one flood: all run much of one wire and add sentences of their own."""
    chance = Random(7)
    return [_report(number, chance) for number in range(count)]


def _report(number: int, chance: Random) -> dict[str, str]:
    outlet = f"{chance.choice(_STREETS.split(','))} Street {chance.choice(('Post', 'Mail', 'Sun'))} {number}"
    later = number % 5 == 4
    wire = [
        line.format(
            town="Oldmere",
            dead=19 if later else 14,
            hurt=60 if later else 47,
            houses=300,
            beds=120,
            boats=80 if number % 7 else 95,
        )
        for line in _WIRE
        if chance.random() < 0.75
    ]
    own = [
        line.format(
            who=chance.choice(_NAMES.split(",")),
            street=chance.choice(_STREETS.split(",")),
            outlet=outlet,
            minutes=chance.randint(3, 40),
            kin=chance.choice(("mother", "daughter", "dog", "sewing machine")),
            year=chance.randint(1970, 2028),
        )
        for line in chance.sample(_OWN, 5)
    ]
    body = [
        line for pair in zip(wire, [*own, *[""] * len(wire)], strict=False) for line in pair if line
    ]
    return {
        "text": "\n\n".join(body),
        "headline": f"Dam breaks above Oldmere, report {number} from the valley",
        "outlet": outlet,
        "publisher": f"{outlet} Group" if number % 3 else "Weir Press",
        "published": f"2031-03-{10 + later}T{number % 24:02}:10:00+01:00",
        "language": "en",
    }


if __name__ == "__main__":
    target = Path(sys.argv[2]) / "reports.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(report) for report in reports(int(sys.argv[1])))
    target.write_text("\n".join(lines) + "\n", "utf-8")
