"""The tables of a store. The migrations in ``migrations/versions`` make them; a test compares.

``noun`` columns hold nouns as ``packing`` writes them. The other columns repeat of them what
queries ask for. Times that are sorted by stand in ``moment`` columns, in UTC.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA = "0001"
"""The newest migration; a store that says another number is older or newer than this program."""

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code points, as in SQLite, whatever language the server is set up for."""


class Words(TypeDecorator[str]):
    """Text of which PostgreSQL can keep every sign: it takes no U+0000."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Give the text as it is kept."""
        return value if value is None else value.replace("\0", "\N{REPLACEMENT CHARACTER}")


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts rows by itself only in a column that is called INTEGER."""

captures = Table(
    "captures",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("article", Words, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("given", String(64), nullable=False),
    Column("retrieved", Words),
    Column("noun", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("article", "digest", "given"),
)

reports = Table(
    "reports",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("article", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("published", Words),
    Column("updated", Words),
    Column("moment", Words, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("rank", Integer, unique=True),
    Column("noun", LargeBinary, nullable=False),
    Index("ix_reports_current", "current", "id"),
)

editions = Table(
    "editions",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("article", Words, nullable=False, index=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False, index=True),
    Column("capture", NUMBER, ForeignKey("captures.number"), nullable=False),
    Column("retrieved", Words),
    Column("current", Boolean, nullable=False),
)

passages = Table(
    "passages",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Words, nullable=False),
)

readings = Table(
    "readings",
    METADATA,
    Column("report", Words, ForeignKey("reports.id"), primary_key=True),
    Column("noun", LargeBinary, nullable=False),
)

reuses = Table(
    "reuses",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("left", Words, ForeignKey("reports.id"), nullable=False, index=True),
    Column("right", Words, ForeignKey("reports.id"), nullable=False, index=True),
    Column("noun", LargeBinary, nullable=False),
)

segments = Table(
    "segments",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("bits", Integer, nullable=False),
    Column("rows", NUMBER, nullable=False),
)

postings = Table(
    "postings",
    METADATA,
    Column("segment", NUMBER, ForeignKey("segments.number"), primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("rows", LargeBinary, nullable=False),
)

profiles = Table(
    "profiles",
    METADATA,
    Column("report", Words, ForeignKey("reports.id"), primary_key=True),
    Column("noun", LargeBinary, nullable=False),
)

keys = Table(
    "keys",
    METADATA,
    Column("key", BigInteger, primary_key=True),
    Column("day", Words, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,
)

usage = Table(
    "usage",
    METADATA,
    Column("word", Words, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("headline", Words, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("first", Words),
    Column("last", Words),
    Column("moment", Words, nullable=False, index=True),
    Column("claims", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("changed", Words, nullable=False),
    Column("noun", LargeBinary, nullable=False),
)

members = Table(
    "members",
    METADATA,
    Column("report", Words, ForeignKey("reports.id"), primary_key=True),
    Column("story", Words, ForeignKey("stories.id"), nullable=False, index=True),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("story", Words, ForeignKey("stories.id"), nullable=False, index=True),
)

claims = Table(
    "claims",
    METADATA,
    Column("story", Words, ForeignKey("stories.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("outlets", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("fewest", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("noun", LargeBinary, nullable=False),
    Column("corroboration", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("at", Words, nullable=False, index=True),
    Column("noun", LargeBinary, nullable=False),
)

failures = Table(
    "failures",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("stage", Words, nullable=False),
    Column("subject", Words, nullable=False, index=True),
    Column("reason", Words, nullable=False),
)

runs = Table(
    "runs",
    METADATA,
    Column("command", Words, primary_key=True),
    Column("started", Words, primary_key=True),
    Column("ended", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("settings", String(64), nullable=False),
    Column("captures", Integer, nullable=False),
    Column("added", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
)

notes = Table(
    "notes",
    METADATA,
    Column("book", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
