"""What can go wrong with one report, and the record that is kept of it."""

from dataclasses import dataclass


class TwicetoldError(Exception):
    """A stage cannot go on with this one input; the others go on.

    The message names the place and the remedy. The tree::

        TwicetoldError
        ├── Unreadable        the capture cannot be read as any known format
        │   ├── Refused       final: the answer is no
        │   └── Unreachable   again later
        ├── TooLarge          a named limit is passed
        ├── NotAnArticle      a page or file without an article in it
        ├── PassageMismatch   a passage does not equal the text it points at
        └── ShelfError        a store cannot be opened, read or written
            └── Missing       it holds nothing of that id
    """


class Unreadable(TwicetoldError):
    """The capture cannot be read as any known format."""


class Refused(Unreadable):
    """The source answered no; asking again will not help."""


class Unreachable(Unreadable):
    """The source did not answer; asking again later may help."""


class TooLarge(TwicetoldError):
    """A named limit is passed."""


class NotAnArticle(TwicetoldError):
    """The page or file holds no article."""


class PassageMismatch(TwicetoldError):
    """A passage does not equal the text that it points at."""


class ShelfError(TwicetoldError):
    """A store cannot be opened, read or written; what it held before is still there."""


class Missing(ShelfError):
    """A store holds nothing of that id."""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A record of what could not be done, shown in the dossier.

    Attributes:
        stage: The stage that gave up, for instance ``ingest`` or ``extract``.
        subject: What it gave up on: a path, URL or report id.
        reason: One sentence that names the fault and the remedy.
    """

    stage: str
    subject: str
    reason: str
