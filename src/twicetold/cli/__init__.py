"""The command line: ``twicetold compare PATH…`` and its sisters."""

from twicetold.cli.app import main

__all__ = ["main"]
