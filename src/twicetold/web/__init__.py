"""The store as web pages and as a JSON API, for a desk that works together."""

from twicetold.web.accounts import Account, Accounts, Role
from twicetold.web.app import application
from twicetold.web.guard import is_loopback
from twicetold.web.settings import Settings

__all__ = ["Account", "Accounts", "Role", "Settings", "application", "is_loopback"]
