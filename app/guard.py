"""What every request must pass and every reply carries: headers, hosts, paths, sizes, roles."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.exchange import MAX_FILE_MB
from app.exchange_routes import FILES_PATH
from app.languages import language_of, said
from app.sign_in import Sessions

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

# Gradio's own scripts and styles are inline and build functions at run time; nothing may come
# from, or go to, another host.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Gradio serves more than the page uses (files, proxies, components, monitoring); only these are
# let through, in either language.
_PATHS = frozenset({"/", "/config", "/theme.css", "/favicon.ico", "/robots.txt"})
_BELOW = (
    *("/assets/", "/static/", "/svelte/", "/gradio_api/info", "/gradio_api/queue/"),
    *("/gradio_api/call/", "/gradio_api/heartbeat/", "/gradio_api/startup-events"),
    *("/gradio_api/app_id", "/gradio_api/cancel", "/gradio_api/reset", "/gradio_api/mcp"),
)
_OWN_PATHS = frozenset({"/login", "/logout", FILES_PATH})
_OWN_BELOW = ("/language/", f"{FILES_PATH}/")
_PAGES = frozenset({"/", "/en", "/en/"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST_BODY_MB = 2
_MOST_FILE_MB = MAX_FILE_MB + 1


def add_guards(app: FastAPI, sessions: Sessions | None) -> None:
    """Put the guard before everything; without `sessions` the page is for this machine alone and
    whoever sits at it may do anything."""

    @app.middleware("http")
    async def guard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = _refusal(request, sessions) or await call_next(request)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response


def _refusal(request: Request, sessions: Sessions | None) -> Response | None:
    from fastapi.responses import RedirectResponse

    path = str(request.scope["path"])
    if sessions is None and not is_loopback(_host_name(request.headers.get("host", ""))):
        # A page of another site whose name was made to lead to this machine.
        return said("Trang này chỉ trả lời máy này.", 403, request)
    if not _known(path):
        return said("Không có trang này.", 404, request)
    if request.method not in _SAFE_METHODS:
        wrong = _wrong_body(request, path)
        if wrong is not None:
            return wrong
    return _unwelcome(request, path, sessions) or (
        RedirectResponse("/en/", status_code=303)
        if path == "/" and language_of(request) == "en"
        else None
    )


def _known(path: str) -> bool:
    """Whether the page has such an address; one that climbs or hides signs never has."""
    if ".." in path.split("/") or "\\" in path or not path.isprintable():
        return False
    if path in _OWN_PATHS or path.startswith(_OWN_BELOW):
        return True
    bare = path[3:] or "/" if path == "/en" or path.startswith("/en/") else path
    return bare in _PATHS or bare.startswith(_BELOW)


def _wrong_body(request: Request, path: str) -> Response | None:
    """Why a request that changes something is not taken: sent by another site, or too large."""
    origin = request.headers.get("origin")
    own = request.headers.get("host", "")
    if origin is not None and urlsplit(origin).netloc != own:
        return said("Yêu cầu do một trang khác gửi.", 403, request)
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return said("Yêu cầu do một trang khác gửi.", 403, request)
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        return said("Yêu cầu không ghi độ dài.", 411, request)
    if path == FILES_PATH and int(length) > _MOST_FILE_MB * 2**20:
        return said(f"Tệp lớn hơn {MAX_FILE_MB} MB, giới hạn của một tệp.", 413, request)
    if path != FILES_PATH and int(length) > _MOST_BODY_MB * 2**20:
        line = f"Yêu cầu lớn hơn {_MOST_BODY_MB} MB, giới hạn của một yêu cầu."
        return said(line, 413, request)
    return None


def _unwelcome(request: Request, path: str, sessions: Sessions | None) -> Response | None:
    from fastapi.responses import RedirectResponse

    role = "admin" if sessions is None else sessions.role(request)
    if role is None and path != "/login" and not path.startswith("/language/"):
        if request.method == "GET" and path in _PAGES:
            return RedirectResponse("/login", status_code=303)
        return said("Hãy đăng nhập trước.", 401, request)
    if role == "reader" and path == FILES_PATH:
        return said("Tài khoản này chỉ được đọc.", 403, request)
    return None


def is_loopback(host: str) -> bool:
    """Whether an address stays on this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_name(header: str) -> str:
    """The host of a Host header without its port.

    >>> _host_name("127.0.0.1:7860"), _host_name("[::1]:7860"), _host_name("a b")
    ('127.0.0.1', '::1', '')
    """
    try:
        return urlsplit(f"//{header}").hostname or "" if " " not in header else ""
    except ValueError:
        return ""
