"""Nouns as columns: every dataclass has one Arrow type, and goes there and back unchanged."""

import dataclasses
from collections.abc import Iterable, Sequence
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

Noun = TypeVar("Noun")

_PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
}


def schema(noun: type, *more: tuple[str, Any], without: Sequence[str] = ()) -> pa.Schema:
    """Give the columns of a noun.

    Args:
        noun: A dataclass.
        *more: Columns that stand before its own, each a name and a type of Python.
        without: Fields that are left out.

    >>> from twicetold.model import Failure
    >>> schema(Failure, ("day", str)).names
    ['day', 'stage', 'subject', 'reason']
    """
    own = [(name, kind) for name, kind in get_type_hints(noun).items() if name not in {*without}]
    return pa.schema([(name, column_type(kind)) for name, kind in (*more, *own)])


def column_type(kind: Any) -> pa.DataType:
    """Give the Arrow type of a field's type.

    Raises:
        TypeError: There is none for it.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return pa.string()
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return pa.struct([(name, column_type(one)) for name, one in hints.items()])
    arguments = [one for one in get_args(kind) if one is not NoneType and one is not Ellipsis]
    if get_origin(kind) in {Union, UnionType, tuple} and len(set(arguments)) == 1:
        inner = column_type(arguments[0])
        return pa.list_(inner) if get_origin(kind) is tuple else inner
    raise TypeError(f"no column holds {kind}")


def row(noun: Any, **more: Any) -> dict[str, Any]:
    """Give a noun as a row of plain values, with columns of other names beside its own."""
    plain: dict[str, Any] = msgspec.to_builtins(noun)
    return {**more, **plain}


def nouns(rows: pa.Table, noun: type[Noun]) -> tuple[Noun, ...]:
    """Give the rows of a table as nouns; columns that are no fields of it are passed over."""
    return tuple(msgspec.convert(one, noun) for one in rows.to_pylist())


def table(rows: Iterable[dict[str, Any]], columns: pa.Schema) -> pa.Table:
    """Make a table of rows; keys that are no columns are passed over."""
    return pa.Table.from_pylist(list(rows), schema=columns)
