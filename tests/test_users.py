"""Accounts: hashing, roles, lock-out."""

from pathlib import Path

import pytest

from app.users import Users
from ingest.errors import BadInput

PASSWORD = "mật khẩu đủ dài"


def test_right_password_signs_in_and_wrong_one_does_not(tmp_path: Path) -> None:
    users = Users(tmp_path)
    users.add("lan", PASSWORD, "editor")
    assert users.check("lan", PASSWORD)
    assert not users.check("lan", PASSWORD + "!")
    assert not users.check("nobody", PASSWORD)
    assert users.role_of("lan") == "editor"
    assert users.role_of("nobody") is None


def test_password_is_not_stored(tmp_path: Path) -> None:
    Users(tmp_path).add("lan", PASSWORD, "reader")
    stored = (tmp_path / "users.json").read_text(encoding="utf-8")
    assert PASSWORD not in stored
    assert (tmp_path / "users.json").stat().st_mode & 0o077 == 0


def test_five_failures_lock_the_account_for_five_minutes(tmp_path: Path) -> None:
    now = [1000.0]
    users = Users(tmp_path, clock=lambda: now[0])
    users.add("lan", PASSWORD, "reader")
    for _ in range(5):
        assert not users.check("lan", "wrong guess")
    assert not users.check("lan", PASSWORD)
    now[0] += 301
    assert users.check("lan", PASSWORD)


def test_success_forgets_earlier_failures(tmp_path: Path) -> None:
    users = Users(tmp_path)
    users.add("lan", PASSWORD, "reader")
    for _ in range(4):
        users.check("lan", "wrong guess")
    assert users.check("lan", PASSWORD)
    for _ in range(4):
        users.check("lan", "wrong guess")
    assert users.check("lan", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password", "role"),
    [
        ("", PASSWORD, "reader"),
        ("../lan", PASSWORD, "reader"),
        ("lan", "short", "reader"),
        ("lan", PASSWORD, "root"),
    ],
)
def test_unusable_accounts_are_refused(tmp_path: Path, name: str, password: str, role: str) -> None:
    with pytest.raises(BadInput):
        Users(tmp_path).add(name, password, role)
    assert Users(tmp_path).all() == []


def test_removed_account_cannot_sign_in(tmp_path: Path) -> None:
    users = Users(tmp_path)
    users.add("lan", PASSWORD, "admin")
    users.remove("lan")
    assert not users.check("lan", PASSWORD)
    with pytest.raises(BadInput):
        users.remove("lan")


def test_damaged_account_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text('[{"name": "lan"}]', encoding="utf-8")
    with pytest.raises(BadInput, match=r"users\.json"):
        Users(tmp_path).all()
