"""Serves the page: loopback by default, accounts when it leaves this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange import Exchange
from app.exchange_routes import add_file_routes
from app.guard import add_guards, is_loopback
from app.languages import add_language_route
from app.sign_in import Sessions, add_routes
from app.users import Users
from app.watching import FolderWatch
from ingest.english import in_language
from ingest.errors import BadInput

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.engine import Engine
    from app.languages import Language
    from app.page.visitors import Context
    from app.retelling.chat import ChatModel

_PORTS_TRIED = 20


def serve(
    index: Path,
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    mcp: bool = False,
    language: str = "vi",
    teller: ChatModel | None = None,
) -> int:
    """Serve the page until interrupted; 0 when it was. `language` is that of the terminal's lines,
    `teller` a language model that may tell answers in fewer words.

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
        busy = f"Cổng {port} đang bận, dùng cổng {free}."
        print(in_language(busy, language), file=sys.stderr)
    from app.engine import Engine

    engine = Engine.open(index, teller=teller)
    watch = FolderWatch(engine)
    app = build_app(engine, None if is_loopback(host) else users, mcp=mcp, watch=watch)
    engine.warm_up()
    watch.resume()
    import uvicorn

    how = in_language("Ctrl-C để dừng", language)
    print(f"chithi: http://{_shown_host(host)}:{free}  ({how})", flush=True)
    try:
        uvicorn.run(app, host=host, port=free, log_level="warning", server_header=False)
    finally:
        watch.close()
    return 0


def free_port(host: str, port: int) -> int:
    """The first free port from `port` on.

    Raises:
        BadInput: none of the next twenty is free, or the address is not this machine's.
    """
    for candidate in range(port, min(port + _PORTS_TRIED, 65536)) if port >= 0 else ():
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


def build_app(
    engine: Engine, users: Users | None, *, mcp: bool = False, watch: FolderWatch | None = None
) -> FastAPI:
    """The web application: both languages of the page, its files, and sign-in where asked for;
    without `users` it is for this machine alone."""
    _quieten_gradio()
    from fastapi import FastAPI

    from app.page.visitors import Context

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    sessions = Sessions(users) if users is not None else None
    exchange = Exchange()
    add_language_route(app)
    add_file_routes(app, exchange, sessions.name if sessions is not None else lambda _: None)
    if sessions is not None:
        add_routes(app, sessions)
    add_guards(app, sessions)

    def role_of(name: str | None) -> str | None:
        if users is None:
            return "admin"
        return users.role_of(name) if name is not None else None

    followed = watch or FolderWatch(engine)
    pages: tuple[tuple[str, Language], ...] = (("/en", "en"), ("/", "vi"))
    for path, language in pages:
        context = Context(engine, language, role_of, exchange, followed)
        _mount(app, path, context, sessions, mcp=mcp and language == "vi")
    return app


def _quieten_gradio() -> None:
    """Before the import: no calls out, and no table of past events built anew after each event,
    which by the ten-thousandth takes longer than an answer does."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "100"


def _mount(
    app: FastAPI, path: str, context: Context, sessions: Sessions | None, *, mcp: bool
) -> None:
    import gradio as gr

    from app.page.build import CSS_FILE, ICON_FILE, build_page, theme

    gr.mount_gradio_app(
        app,
        build_page(context),
        path=path,
        auth_dependency=sessions.name if sessions is not None else None,
        allowed_paths=[],
        # Unexpected errors could name folders of this machine; expected ones are always shown.
        show_error=False,
        max_file_size=0,
        ssr_mode=False,
        footer_links=[],
        favicon_path=str(ICON_FILE) if path == "/" else None,
        mcp_server=mcp,
        theme=theme(),
        css_paths=CSS_FILE,
    )
