"""Accounts for pages that leave this machine: hashed passwords, roles, lock-out.

Passwords are hashed with scrypt (RFC 7914; Python's hashlib), N=2^14, r=8, p=5, 16 random bytes of
salt: about 0.2 s a try on an office PC.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import BadInput

ROLES = ("reader", "editor", "admin")
MIN_PASSWORD = 10
_FAILURES_ALLOWED = 5
_LOCK_S = 300.0
_MOST_NAMES = 1000
_N, _R, _P = 2**14, 8, 5


@dataclass(frozen=True, slots=True)
class User:
    """An account; `salt` and `hash` are hex."""

    name: str
    role: str
    salt: str
    hash: str


class Users:
    """The accounts in `users.json` of an index folder; the file is readable by its owner only."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = folder / "users.json"
        self._clock = clock
        self._failures: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def all(self) -> list[User]:
        """Every account, by name.

        Raises:
            BadInput: the file is there but cannot be understood.
        """
        if not self._file.is_file():
            return []
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return sorted((User(**row) for row in rows), key=lambda user: user.name)
        except (json.JSONDecodeError, TypeError) as error:
            raise BadInput(
                f"Tệp tài khoản {self._file.name} bị hỏng; hãy xóa rồi tạo lại tài khoản."
            ) from error

    def add(self, name: str, password: str, role: str) -> None:
        """Create an account or replace the one of that name.

        Raises:
            BadInput: the name, the password or the role cannot be used.
        """
        if not name or len(name) > 64 or not name.replace(".", "").replace("_", "").isalnum():
            raise BadInput("Tên tài khoản gồm 1–64 chữ, số, dấu chấm hoặc gạch dưới.")
        if len(password) < MIN_PASSWORD:
            raise BadInput(f"Mật khẩu cần ít nhất {MIN_PASSWORD} ký tự.")
        if role not in ROLES:
            raise BadInput(f"Vai trò “{role}” không có; chọn một trong: {', '.join(ROLES)}.")
        salt = secrets.token_bytes(16)
        user = User(name, role, salt.hex(), _hash(password, salt).hex())
        self._save([*(old for old in self.all() if old.name != name), user])

    def remove(self, name: str) -> None:
        """Delete an account.

        Raises:
            BadInput: there is none of that name.
        """
        kept = [user for user in self.all() if user.name != name]
        if len(kept) == len(self.all()):
            raise BadInput(f"Không có tài khoản “{name}”.")
        self._save(kept)

    def role_of(self, name: str) -> str | None:
        """The role of an account; None when there is none."""
        return next((user.role for user in self.all() if user.name == name), None)

    def check(self, name: str, password: str) -> bool:
        """Whether the password is right. After five failures in five minutes an account name is
        locked for the rest of them, whether it exists or not."""
        with self._lock:
            now = self._clock()
            if len(self._failures) > _MOST_NAMES:
                # Guesses under ever new names must not fill the memory.
                self._failures = {
                    old: failed
                    for old, failed in self._failures.items()
                    if now - failed[-1] < _LOCK_S
                }
            recent = [at for at in self._failures.get(name, []) if now - at < _LOCK_S]
            if len(recent) >= _FAILURES_ALLOWED:
                return False
            self._failures[name] = recent
            # Counted before the slow hash, so that parallel guesses cannot slip past the limit.
            recent.append(now)
        if not self._matches(name, password):
            return False
        with self._lock:
            self._failures.pop(name, None)
        return True

    def _matches(self, name: str, password: str) -> bool:
        user = next((user for user in self.all() if user.name == name), None)
        # An unknown name costs the same time as a known one.
        salt = bytes.fromhex(user.salt) if user else b"\0" * 16
        hashed = _hash(password[:1024], salt)
        return user is not None and hmac.compare_digest(hashed, bytes.fromhex(user.hash))

    def _save(self, users: list[User]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".tmp")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([asdict(user) for user in users], file, ensure_ascii=False, indent=1)
        draft.replace(self._file)


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=64 * 2**20)
