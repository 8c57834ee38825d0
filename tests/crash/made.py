"""Invented reports, a few to a story, as JSON lines."""

import json
from pathlib import Path

TOWNS = ("Orlec", "Quillmouth", "Sarn", "Vell", "Ostmere")
EVENTS = (
    ("mill fire", "The old mill on the {town} canal burned for six hours", "the mill's owner"),
    ("ferry delay", "A ferry to {town} lay off the harbour wall all night", "the harbour master"),
    ("school strike", "Teachers in {town} stayed out of their classrooms", "the teachers' union"),
    ("bridge closure", "The road bridge at {town} was closed to lorries", "the roads office"),
)
OUTLETS = ("Beacon", "Herald", "Lantern")


def reports(towns: int) -> list[dict[str, str]]:
    """Give the reports of four stories a town, of three outlets each."""
    found = []
    for number, outlet in enumerate(OUTLETS):
        for town in TOWNS[:towns]:
            for nth, (name, lead, speaker) in enumerate(EVENTS):
                hurt = 3 + nth + len(town) + (number == 1)
                own = f"{outlet} readers in {town} wrote of smoke, noise and cold tea."
                text = (
                    f"{town} {name} leaves {hurt} hurt\n\n{lead.format(town=town)} on Tuesday. "
                    f'"We counted {hurt} people hurt," said {speaker} in {town}.\n\n'
                    f"{own if number < 2 else ''}\n\n"
                    f"The council of {town} meets on Friday to hear about the {name}.\n"
                )
                found.append(
                    {
                        "text": text,
                        "outlet": outlet,
                        "published": f"2031-05-{6 + nth:02}",
                        "url": f"https://{outlet.lower()}.example/{town}/{nth}".lower(),
                    }
                )
    return found


def written(path: Path, towns: int = len(TOWNS)) -> Path:
    """Write the reports as JSON lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in reports(towns)), "utf-8")
    return path
