"""The real page in headless Chromium with the network cut off, for the tests that drive it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WAIT_MS = 30_000
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--no-first-run")  # fmt: skip
Page = Any


def served(index: Path, port_from: int) -> Iterator[str]:
    """The page over an index, served by the command that people use; its address."""
    from app.server import free_port

    port = free_port("127.0.0.1", port_from)
    command = [sys.executable, "-m", "app.cli", "--index", str(index), "--encoder", "syllables"]
    with subprocess.Popen([*command, "serve", "--port", str(port)], cwd=ROOT) as server:
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1800):
        assert server.poll() is None, "chithi serve stopped by itself"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("chithi serve did not open its port within 180 s")


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A copy of corpus/ that tests may change, and an index over it."""
    from app.engine import Engine

    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the page is not driven")
    papers = tmp_path_factory.mktemp("kho") / "van-ban"
    shutil.copytree(ROOT / "corpus", papers, ignore=shutil.ignore_patterns("builders", "*.py"))
    index = tmp_path_factory.mktemp("index")
    engine = Engine.open(index, encoder="syllables")
    engine.ingest([papers])
    engine.close()
    return papers, index


@pytest.fixture(scope="session")
def address(collection: tuple[Path, Path]) -> Iterator[str]:
    """Where the page over the collection is."""
    yield from served(collection[1], 17860)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the page is not driven")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Page]:
    """A fresh visitor; the test fails on a console error or a request off this machine."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    visitor = context.new_page()
    troubles = watched(visitor, address)
    visitor.goto(address)
    visitor.wait_for_selector("#question textarea", timeout=WAIT_MS)
    yield visitor
    context.close()
    assert troubles == []


def watched(page: Page, address: str) -> list[str]:
    """A list that fills with the page's console errors and requests to other places."""
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else troubles.append(request.url)
        ),
    )
    return troubles


def ask(page: Page, question: str) -> None:
    """Ask, and wait for this question's own answer."""
    page.fill("#question textarea", question)
    page.click("#ask")
    page.wait_for_function(
        "asked => document.querySelector('#answer article.answer')?.dataset.for === asked",
        arg=question,
        timeout=WAIT_MS,
    )


def open_tab(page: Page, name: str) -> None:
    """Choose a tab."""
    page.get_by_role("tab", name=name).first.click()


def downloaded(page: Page, selector: str, folder: Path) -> Path:
    """Click a link to a file; the file, under the name that it was given."""
    with page.expect_download(timeout=WAIT_MS) as coming:
        page.locator(selector).first.click()
    target = folder / str(coming.value.suggested_filename)
    coming.value.save_as(target)
    return target
