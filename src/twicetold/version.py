"""The version of the program, as written into every dossier."""

VERSION = "0.1.0"
