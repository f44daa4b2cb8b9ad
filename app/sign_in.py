"""Signing in: a form, a random session token in a cookie, and who is behind a request."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

from app.languages import Language, language_of
from app.page.marking import escape
from app.users import Users
from ingest.english import in_language

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

_COOKIE = "chithi_session"
_SESSION_S = 12 * 3600.0
_MOST_SESSIONS = 10_000


class Sessions:
    """Who is signed in, in memory: a restart signs everybody out."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._open: dict[str, tuple[str, float]] = {}

    def open(self, name: str, password: str) -> str | None:
        """A new session's token; None when name and password do not match or are locked out."""
        if not self._users.check(name, password):
            return None
        now = time.monotonic()
        self._open = {token: it for token, it in self._open.items() if it[1] > now}
        if len(self._open) >= _MOST_SESSIONS:
            return None
        token = secrets.token_urlsafe(32)
        self._open[token] = (name, now + _SESSION_S)
        return token

    def close(self, request: Request) -> None:
        """Sign the request's visitor out."""
        self._open.pop(request.cookies.get(_COOKIE, ""), None)

    def name(self, request: Request) -> str | None:
        """The account behind a request; None when nobody is signed in."""
        name, until = self._open.get(request.cookies.get(_COOKIE, ""), ("", 0.0))
        return name if name and until > time.monotonic() else None

    def role(self, request: Request) -> str | None:
        """The role of the account behind a request; None when nobody is signed in."""
        name = self.name(request)
        return self._users.role_of(name) if name else None


def add_routes(app: FastAPI, sessions: Sessions) -> None:
    """The form at /login, and /logout."""
    from fastapi import Form, Request
    from fastapi.responses import HTMLResponse, RedirectResponse

    def form(request: Request) -> Response:
        return HTMLResponse(_form("", language_of(request)))

    # Not async on purpose: the slow password hash then runs in a worker thread.
    def sign_in(
        request: Request,
        name: str = Form(max_length=64),
        password: str = Form(max_length=1024),
    ) -> Response:
        token = sessions.open(name, password)
        if token is None:
            message = "Sai tên hoặc mật khẩu, hoặc tài khoản đang tạm khóa 5 phút."
            return HTMLResponse(_form(message, language_of(request)), status_code=401)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(_COOKIE, token, max_age=int(_SESSION_S), httponly=True, samesite="strict")
        return answer

    def sign_out(request: Request) -> Response:
        sessions.close(request)
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(_COOKIE)
        return answer

    # Annotations are strings in this module; FastAPI must see the classes themselves.
    form.__annotations__ = {"request": Request}
    sign_in.__annotations__ = {"request": Request, "name": str, "password": str}
    sign_out.__annotations__ = {"request": Request}
    app.get("/login", response_model=None)(form)
    app.post("/login", response_model=None)(sign_in)
    app.get("/logout", response_model=None)(sign_out)


def _form(message: str, language: Language) -> str:
    def words(line: str) -> str:
        return escape(in_language(line, language))

    warning = f'<p role="alert">{words(message)}</p>' if message else ""
    other, name = ("en", "English") if language == "vi" else ("vi", "Tiếng Việt")
    return f"""<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>chithi · {words("đăng nhập")}</title>
<style>body{{font-family:"Noto Sans","Segoe UI",Arial,sans-serif;background:#f5f6f8;color:#1c2430;
display:grid;place-items:center;min-height:95vh}}form{{background:#fff;border:1px solid #dfe2e8;
border-radius:12px;padding:28px;width:min(340px,86vw)}}h1{{color:#9f1d20;margin:0 0 14px}}
label{{display:block;margin:12px 0 4px}}input{{width:100%;box-sizing:border-box;padding:10px;
font-size:16px;border:1px solid #98a0ae;border-radius:8px}}button{{margin-top:18px;width:100%;
padding:11px;font-size:16px;background:#9f1d20;color:#fff;border:0;border-radius:8px}}
p{{color:#9f1d20}}a{{display:block;margin-top:14px;text-align:center;color:#5b6472;font-size:14px}}</style>
<form method="post" action="/login"><h1>chithi</h1>{warning}
<label for="name">{words("Tài khoản")}</label><input id="name" name="name" autocomplete="username"
required autofocus>
<label for="password">{words("Mật khẩu")}</label><input id="password" name="password"
type="password" autocomplete="current-password" required><button>{words("Đăng nhập")}</button>
<a href="/language/{other}" lang="{other}">{name}</a></form></html>"""
