"""The habits of the house, held for every file of the program."""

import ast
import dataclasses
import importlib
import pickle
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import pytest

import twicetold
from twicetold import model

SOURCE = Path(twicetold.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
BANNED = frozenset(
    {"util", "utils", "helper", "helpers", "manager", "handler", "processor"}
    | {"data", "info", "item", "obj", "misc"}
)
VERDICTS = re.compile(r"\b(confirmed|verified|true|false|fake)\b", re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _functions(path: Path) -> list[Function]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def _is_command(function: Function) -> bool:
    """A Typer command's parameters are the options of the command line."""
    return function.name in {"command", "_shared"}


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_functions_are_short(path: Path) -> None:
    def body(function: Function) -> int:
        first = function.body[0]
        documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
        start = function.body[1] if documented and len(function.body) > 1 else first
        return (function.end_lineno or 0) - start.lineno + 1

    long = [f.name for f in _functions(path) if body(f) > LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_functions_take_few_parameters(path: Path) -> None:
    def parameters(function: Function) -> int:
        arguments = function.args
        return sum(
            argument.arg not in {"self", "cls"}
            for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        )

    many = [
        f.name for f in _functions(path) if parameters(f) > MOST_PARAMETERS and not _is_command(f)
    ]
    assert many == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_source_has_no_assert_and_no_broad_except(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    asserts = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    broad = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    ]
    assert (asserts, broad) == ([], [])


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_name_is_a_catch_all(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    names = {path.stem, path.parent.name}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | Function):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    words = {word for name in names for word in re.split(r"_|(?<=[a-z])(?=[A-Z])", name)}
    assert {word.lower() for word in words} & BANNED == set()
    assert "common" not in {path.stem, path.parent.name}  # "common source" is the field's word


def test_stages_take_only_the_pure_part_of_urllib() -> None:
    for path in FILES:
        if path.parent.name != "ingest":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("urllib"):
                    assert node.module == "urllib.parse", path
                elif isinstance(node, ast.Import):
                    named = [alias.name for alias in node.names if alias.name.startswith("urllib")]
                    assert set(named) <= {"urllib.parse"}, path


def _nouns() -> list[type]:
    public = (getattr(model, name) for name in model.__all__)
    return [thing for thing in public if isinstance(thing, type)]


def test_nouns_are_frozen_and_slotted() -> None:
    for noun in _nouns():
        if issubclass(noun, StrEnum | Exception):
            continue
        assert dataclasses.is_dataclass(noun), noun
        assert noun.__dataclass_params__.frozen, noun  # type: ignore[attr-defined]
        assert hasattr(noun, "__slots__"), noun


def test_nouns_name_all_their_fields() -> None:
    for noun in _nouns():
        if dataclasses.is_dataclass(noun) and noun.__name__ != "Span":
            documented = set(re.findall(r"^        (\w+): ", noun.__doc__ or "", re.MULTILINE))
            fields = {field.name for field in dataclasses.fields(noun)}
            assert fields <= documented, noun


def test_nouns_can_be_pickled() -> None:
    passage = model.Passage("r-1", 0, 3, "One")
    edit = model.Edit(passage, None)
    assert pickle.loads(pickle.dumps(edit)) == edit


def test_public_names_are_sorted() -> None:
    for found in pkgutil.walk_packages(twicetold.__path__, "twicetold."):
        public = getattr(importlib.import_module(found.name), "__all__", [])
        assert list(public) == sorted(public), found.name


def test_every_public_noun_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    missing = [n.__name__ for n in _nouns() if f"**{n.__name__}**" not in glossary]
    assert missing == []


def test_our_own_prose_gives_no_verdict_on_what_happened() -> None:
    templates = sorted(SOURCE.rglob("*.jinja"))
    assert templates
    for path in templates:
        prose = re.sub(r"{[%{#].*?[%}#]}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        assert VERDICTS.findall(prose) == [], path.name


def test_the_reference_shows_every_room() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    rooms = [found.name for found in pkgutil.iter_modules([str(SOURCE)]) if found.ispkg]
    missing = [room for room in rooms if f"automodule:: twicetold.{room}" not in reference]
    assert set(missing) <= {"cli", "text"}  # commands explain themselves; text is shown by parts
