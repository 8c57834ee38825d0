"""``twicetold serve`` and ``twicetold account``: who may reach a store."""

from pathlib import Path

from typer.testing import CliRunner

from twicetold.cli.app import app

PASSWORD = "a long pass phrase\n"


def test_a_server_without_accounts_is_for_its_own_machine_only(tmp_path: Path) -> None:
    store = str(tmp_path / "news.db")
    done = CliRunner().invoke(app, ["serve", store, "--host", "0.0.0.0"])
    assert done.exit_code == 2
    assert "no account yet" in " ".join(done.output.replace("│", " ").split())
    assert not (tmp_path / "news.db").exists()


def test_accounts_are_added_listed_and_taken_away(tmp_path: Path) -> None:
    kept = ["--accounts", str(tmp_path / "accounts.db")]
    made = CliRunner().invoke(
        app, ["account", "add", "jonna", "--role", "reviewer", *kept], input=PASSWORD
    )
    assert made.exit_code == 0
    assert "jonna may log in as a reviewer" in made.output
    assert "jonna\treviewer" in CliRunner().invoke(app, ["account", "list", *kept]).output
    assert CliRunner().invoke(app, ["account", "remove", "jonna", *kept]).exit_code == 0
    assert CliRunner().invoke(app, ["account", "remove", "jonna", *kept]).exit_code == 2


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    kept = ["--accounts", str(tmp_path / "accounts.db")]
    done = CliRunner().invoke(app, ["account", "add", "jonna", *kept], input="short\n")
    assert done.exit_code == 2
    assert "at least 10 signs" in " ".join(done.output.replace("│", " ").split())
