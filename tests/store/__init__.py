"""Tests of the store; each runs on SQLite and, where one is given, on PostgreSQL."""
