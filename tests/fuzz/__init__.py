"""Fuzzing of every parser that we wrote; ``make fuzz`` runs it, the tests only touch on it."""
