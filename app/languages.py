"""Which language a request is answered in: the page's own, remembered in a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ingest.english import in_language

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

Language = Literal["vi", "en"]
_COOKIE = "chithi_language"
_YEAR_S = 365 * 86400


def language_of(request: Request) -> Language:
    """English on the English page and for whoever chose it, else Vietnamese."""
    path = str(request.scope["path"])
    english = path.startswith("/en/") or path == "/en" or request.cookies.get(_COOKIE) == "en"
    return "en" if english else "vi"


def said(words: str, code: int, request: Request) -> Response:
    """A refusal: one line in the request's language, as {"error": line}."""
    from fastapi.responses import JSONResponse

    return JSONResponse({"error": in_language(words, language_of(request))}, status_code=code)


def add_language_route(app: FastAPI) -> None:
    """The address /language/vi or /language/en, which chooses and remembers."""
    from fastapi.responses import RedirectResponse

    @app.get("/language/{language}")
    def choose_language(language: str) -> Response:
        chosen = "en" if language == "en" else "vi"
        answer = RedirectResponse("/en/" if chosen == "en" else "/", status_code=303)
        answer.set_cookie(_COOKIE, chosen, max_age=_YEAR_S, samesite="strict", httponly=True)
        return answer
