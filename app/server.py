"""Serves the page: loopback by default, accounts when it leaves this machine, safe headers."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.sign_in import Sessions, add_routes
from app.users import Users
from ingest.errors import BadInput

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

    from app.engine import Engine
    from app.page.labels import Language

_PORTS_TRIED = 20
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
}
_LANGUAGE_COOKIE = "chithi_language"
_UPLOAD_ROUTE = "/gradio_api/upload"
_OPEN_PATHS = frozenset({"/login"})
_PAGES = frozenset({"/", "/en", "/en/"})


def serve(index: Path, host: str = "127.0.0.1", port: int = 7860, *, mcp: bool = False) -> int:
    """Serve the page until interrupted; 0 when it was.

    Raises:
        BadInput: the host leaves this machine and there is no account, or no port is free.
        IndexUnusable: the index cannot be opened.
    """
    users = Users(index)
    if not is_loopback(host) and not users.all():
        raise BadInput(
            f"Mở trang ra ngoài máy này ({host}) cần có tài khoản: "
            "chạy “chithi users add TÊN --role admin” trước."
        )
    free = free_port(host, port)
    if free != port:
        print(f"Cổng {port} đang bận, dùng cổng {free}.", file=sys.stderr)
    from app.engine import Engine

    engine = Engine.open(index)
    app = build_app(engine, None if is_loopback(host) else users, mcp=mcp)
    engine.warm_up()
    import uvicorn

    print(f"chithi: http://{_shown_host(host)}:{free}  (Ctrl-C để dừng)", flush=True)
    uvicorn.run(app, host=host, port=free, log_level="warning", server_header=False)
    return 0


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


def free_port(host: str, port: int) -> int:
    """The first free port from `port` on.

    Raises:
        BadInput: none of the next twenty is free, or the address is not this machine's.
    """
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    raise BadInput(f"Không cổng nào từ {port} dùng được trên {host}; hãy chọn cổng khác (--port).")


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def build_app(engine: Engine, users: Users | None, *, mcp: bool = False) -> FastAPI:
    """The web application: both languages of the page, headers, and sign-in where asked for."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr
    from fastapi import FastAPI
    from fastapi.responses import RedirectResponse

    from app.page.build import CSS_FILE, build_page, theme
    from app.page.documents_tab import MAX_UPLOAD_MB

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/language/{language}")
    def choose_language(language: str) -> Response:
        target = "/en/" if language == "en" else "/"
        answer = RedirectResponse(target, status_code=303)
        answer.set_cookie(
            _LANGUAGE_COOKIE,
            "en" if language == "en" else "vi",
            max_age=365 * 86400,
            samesite="strict",
            httponly=True,
        )
        return answer

    sessions = Sessions(users) if users is not None else None
    if sessions is not None:
        add_routes(app, sessions)
    _add_guards(app, sessions)

    def may_write(name: str | None) -> bool:
        return users is None or (name is not None and users.role_of(name) in {"editor", "admin"})

    pages: tuple[tuple[str, Language], ...] = (("/en", "en"), ("/", "vi"))
    for path, language in pages:
        gr.mount_gradio_app(
            app,
            build_page(engine, language, may_write),
            path=path,
            auth_dependency=sessions.name if sessions is not None else None,
            allowed_paths=[],
            show_error=True,
            max_file_size=f"{MAX_UPLOAD_MB}mb",
            ssr_mode=False,
            footer_links=[],
            mcp_server=mcp and language == "vi",
            theme=theme(),
            css_paths=CSS_FILE,
        )
    return app


def _add_guards(app: FastAPI, sessions: Sessions | None) -> None:
    """Headers on every reply, the remembered language, signing in, and each request's role."""
    from fastapi.responses import JSONResponse, RedirectResponse

    def refusal(request: Request) -> Response | None:
        path = request.url.path
        request.state.role = "admin" if sessions is None else sessions.role(request)
        if request.state.role is None and path not in _OPEN_PATHS:
            if request.method == "GET" and path in _PAGES:
                return RedirectResponse("/login", status_code=303)
            return JSONResponse({"detail": "sign in first"}, status_code=401)
        if request.state.role == "reader" and _UPLOAD_ROUTE in path:
            return JSONResponse({"detail": "forbidden"}, status_code=403)
        if path == "/" and request.cookies.get(_LANGUAGE_COOKIE) == "en":
            return RedirectResponse("/en/", status_code=303)
        return None

    @app.middleware("http")
    async def guard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = refusal(request) or await call_next(request)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response
