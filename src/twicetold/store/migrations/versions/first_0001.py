"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("article", _TEXT, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("given", sa.String(64), nullable=False),
        sa.Column("retrieved", _TEXT),
        sa.Column("noun", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("article", "digest", "given", name="uq_captures_article"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("article", _TEXT, nullable=False),
        sa.Column("outlet", _TEXT, nullable=False),
        sa.Column("published", _TEXT),
        sa.Column("updated", _TEXT),
        sa.Column("moment", _TEXT, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("rank", sa.Integer),
        sa.Column("noun", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("rank", name="uq_reports_rank"),
    )
    op.create_index("ix_reports_current", "reports", ["current", "id"])


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("article", _TEXT, nullable=False),
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("capture", _NUMBER, sa.ForeignKey("captures.number"), nullable=False),
        sa.Column("retrieved", _TEXT),
        sa.Column("current", sa.Boolean, nullable=False),
    )
    op.create_index("ix_editions_article", "editions", ["article"])
    op.create_index("ix_editions_report", "editions", ["report"])


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", _TEXT, nullable=False),
    )
    op.create_index("ix_passages_report", "passages", ["report"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )


def _reuses() -> None:
    op.create_table(
        "reuses",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("left", _TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("right", _TEXT, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_reuses_left", "reuses", ["left"])
    op.create_index("ix_reuses_right", "reuses", ["right"])


def _segments() -> None:
    op.create_table(
        "segments",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("bits", sa.Integer, nullable=False),
        sa.Column("rows", _NUMBER, nullable=False),
    )


def _postings() -> None:
    op.create_table(
        "postings",
        sa.Column("segment", _NUMBER, sa.ForeignKey("segments.number"), primary_key=True),
        sa.Column("block", sa.Integer, primary_key=True),
        sa.Column("rows", sa.LargeBinary, nullable=False),
    )


def _profiles() -> None:
    op.create_table(
        "profiles",
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("day", _TEXT, primary_key=True),
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sqlite_with_rowid=False,
    )


def _usage() -> None:
    op.create_table(
        "usage",
        sa.Column("word", _TEXT, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("headline", _TEXT, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("first", _TEXT),
        sa.Column("last", _TEXT),
        sa.Column("moment", _TEXT, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("independent", sa.Integer, nullable=False),
        sa.Column("contested", sa.Integer, nullable=False),
        sa.Column("changed", _TEXT, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_stories_moment", "stories", ["moment"])


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("report", _TEXT, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("story", _TEXT, sa.ForeignKey("stories.id"), nullable=False),
    )
    op.create_index("ix_members_story", "members", ["story"])


def _aliases() -> None:
    op.create_table(
        "aliases",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("story", _TEXT, sa.ForeignKey("stories.id"), nullable=False),
    )
    op.create_index("ix_aliases_story", "aliases", ["story"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("story", _TEXT, sa.ForeignKey("stories.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", _TEXT, nullable=False),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("publishers", sa.Integer, nullable=False),
        sa.Column("fewest", sa.Integer, nullable=False),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("contested", sa.Boolean, nullable=False),
        sa.Column("state", _TEXT, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
        sa.Column("corroboration", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("noun", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_decisions_at", "decisions", ["at"])


def _failures() -> None:
    op.create_table(
        "failures",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("stage", _TEXT, nullable=False),
        sa.Column("subject", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
    )
    op.create_index("ix_failures_subject", "failures", ["subject"])


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("command", _TEXT, primary_key=True),
        sa.Column("started", _TEXT, primary_key=True),
        sa.Column("ended", _TEXT, nullable=False),
        sa.Column("version", _TEXT, nullable=False),
        sa.Column("settings", sa.String(64), nullable=False),
        sa.Column("captures", sa.Integer, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("book", _TEXT, primary_key=True),
        sa.Column("key", _TEXT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def upgrade() -> None:
    """Make the tables."""
    _captures()
    _reports()
    _editions()
    _passages()
    _readings()
    _reuses()
    _segments()
    _postings()
    _profiles()
    _keys()
    _usage()
    _stories()
    _members()
    _aliases()
    _claims()
    _decisions()
    _failures()
    _runs()
    _notes()
    _search()


def _search() -> None:
    """Index the words of passages by what the database has for it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_passages_words ON passages USING gin (to_tsvector('simple', words))"
        )
        return
    op.execute(
        "CREATE VIRTUAL TABLE passages_words USING fts5"
        "(words, content='passages', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN "
        "INSERT INTO passages_words(rowid, words) VALUES (new.number, new.words); END"
    )
    op.execute(
        "CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN "
        "INSERT INTO passages_words(passages_words, rowid, words) "
        "VALUES ('delete', old.number, old.words); END"
    )
