"""The addresses that files come and go by: POST /files?name=…, GET /files/TOKEN."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.exchange import Exchange
from app.languages import said
from ingest.errors import BadInput, ChithiError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

FILES_PATH = "/files"


def add_file_routes(
    app: FastAPI, exchange: Exchange, owner_of: Callable[[Request], str | None]
) -> None:
    """Add both; `owner_of` names the account behind a request, None where there are none."""
    from fastapi import Request
    from fastapi.responses import FileResponse, JSONResponse

    async def bring(request: Request) -> Response:
        name = request.query_params.get("name", "")
        try:
            token = await exchange.receive(name, owner_of(request), request.stream())
        except BadInput as error:
            return said(str(error), 422, request)
        return JSONResponse({"token": token})

    # Not async on purpose: an offered file is made when it is fetched.
    def take_away(token: str, request: Request) -> Response:
        try:
            found = exchange.fetch(token, owner_of(request))
        except ChithiError as error:
            return said(str(error), 404, request)
        return FileResponse(found.path, filename=found.name, media_type="application/octet-stream")

    # Annotations are strings in this module; FastAPI must see the classes themselves.
    bring.__annotations__ = {"request": Request}
    take_away.__annotations__ = {"token": str, "request": Request}
    app.post(FILES_PATH, response_model=None)(bring)
    app.get(FILES_PATH + "/{token}", response_model=None)(take_away)
