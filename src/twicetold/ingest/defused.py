"""XML into a tree, without entities and within bounds, whatever it tries."""

import html
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from twicetold.ingest.limits import Limits
from twicetold.model import TooLarge, Unreadable

_ANYWAY = "leave the file out or have it made again"


def tree(body: bytes, limits: Limits) -> Element:
    """Read XML.

    Names lose their namespaces. No entity may be declared and none but those of XML and HTML is
    known, nothing outside is read; so no text grows and no file or network is reached.

    Args:
        body: The file.
        limits: How deep, how many elements, how long a tag.

    Raises:
        Unreadable: It is not well-formed, or it declares entities.
        TooLarge: A limit is passed.
    """
    builder = _Bounded(limits)
    try:
        return builder.read(body)
    except expat.ExpatError as error:
        raise Unreadable(f"is no well-formed XML ({error}); {_ANYWAY}") from None
    except (LookupError, ValueError) as error:
        raise Unreadable(f"is XML in an unknown encoding ({error}); {_ANYWAY}") from None


class _Bounded:
    """A builder of trees that counts."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tree = TreeBuilder()
        self._depth = 0
        self._count = 0

    def read(self, body: bytes) -> Element:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._tree.data
        parser.EntityDeclHandler = self._entity
        # With a DTD that may stand elsewhere, expat leaves names that it does not know to us;
        # the DTD itself is never fetched: the handler answers that it has been read.
        parser.UseForeignDTD(True)
        parser.ExternalEntityRefHandler = self._outside
        parser.SkippedEntityHandler = self._named
        parser.Parse(body, True)
        return self._tree.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > self._limits.deepest_element:
            limit = f"deepest_element={self._limits.deepest_element}"
            raise TooLarge(f"is nested deeper than the limit {limit}; {_ANYWAY}")
        if self._count > self._limits.most_elements:
            limit = f"most_elements={self._limits.most_elements}"
            raise TooLarge(f"has more elements than the limit {limit}; split it")
        if sum(map(len, attributes.values())) + 10 * len(attributes) > self._limits.longest_tag:
            limit = f"longest_tag={self._limits.longest_tag}"
            raise TooLarge(f"has a tag longer than the limit {limit}; {_ANYWAY}")
        self._tree.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(_local(name))

    def _entity(self, name: str, *_: object) -> None:
        raise Unreadable(f"declares the entity “{name[:40]}”, which is not read; {_ANYWAY}")

    def _outside(self, *_: object) -> int:
        return 1

    def _named(self, name: str, _parameter: int) -> None:
        self._tree.data(html.unescape(f"&{name};"))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def words(element: Element | None) -> str:
    """Give the words of an element in one line; ``""`` for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first(element: Element, *names: str) -> Element | None:
    """Give the first element below another one that has one of the names, in their order."""
    for name in names:
        found = next(element.iter(name), None)
        if found is not None:
            return found
    return None
