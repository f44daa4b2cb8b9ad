"""Files that visitors bring and take away: sizes, owners, age, room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.exchange import Exchange, safe_name
from ingest.errors import BadInput


async def _chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def _bring(exchange: Exchange, name: str, *parts: bytes, owner: str | None = None) -> str:
    # In a thread: a browser driven in this process keeps a loop running in the main one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(
            lambda: asyncio.run(exchange.receive(name, owner, _chunks(*parts)))
        ).result()


def test_a_file_comes_back_whole_under_its_own_name() -> None:
    exchange = Exchange()
    token = _bring(exchange, "/nha/an/Chỉ thị.TXT", b"mot ", b"hai")
    brought = exchange.take([token], None)[0]
    assert (brought.name, brought.path.read_bytes()) == ("Chỉ thị.TXT", b"mot hai")


def test_a_file_that_grows_too_large_is_refused_and_dropped() -> None:
    exchange = Exchange(max_file_bytes=10)
    with pytest.raises(BadInput, match="lớn hơn"):
        _bring(exchange, "to.txt", b"12345", b"67890", b"1")
    assert _bring(exchange, "vua.txt", b"12345", b"67890")


def test_there_is_room_for_so_much_only() -> None:
    exchange = Exchange(max_bytes=10)
    _bring(exchange, "mot.txt", b"1234567")
    with pytest.raises(BadInput, match="quá nhiều"):
        _bring(exchange, "hai.txt", b"1234567")


def test_old_files_are_gone() -> None:
    now = [0.0]
    exchange = Exchange(clock=lambda: now[0])
    token = _bring(exchange, "cu.txt", b"a")
    now[0] = 3 * 3600.0
    with pytest.raises(BadInput, match="không còn"):
        exchange.take([token], None)


@pytest.mark.parametrize("owner", ["khac", None])
def test_a_file_is_its_owners_alone(owner: str | None) -> None:
    exchange = Exchange()
    brought = _bring(exchange, "rieng.txt", b"a", owner="toi")
    offered = exchange.offer("rieng.txt", "toi", lambda path: path.write_text("b"))
    with pytest.raises(BadInput, match="không còn"):
        exchange.take([brought], owner)
    with pytest.raises(BadInput, match="không còn"):
        exchange.fetch(offered, owner)


def test_an_offer_is_made_once_and_when_it_is_fetched() -> None:
    made: list[Path] = []

    def write(path: Path) -> None:
        made.append(path)
        path.write_text("bảng", encoding="utf-8")

    exchange = Exchange()
    token = exchange.offer("bang.xlsx", None, write)
    assert made == []
    for _ in range(2):
        assert exchange.fetch(token, None).path.read_text(encoding="utf-8") == "bảng"
    assert [path.suffix for path in made] == [".xlsx"]


def test_an_upload_cannot_be_fetched_nor_an_offer_taken() -> None:
    exchange = Exchange()
    upload = _bring(exchange, "a.txt", b"a")
    offer = exchange.offer("b.txt", None, lambda path: path.write_text("b"))
    with pytest.raises(BadInput, match="không còn"):
        exchange.fetch(upload, None)
    assert exchange.take([offer], None) == []


def test_long_names_fit_file_systems() -> None:
    name = safe_name("ấ" * 400 + ".docx")
    assert name.endswith("ấ.docx")
    assert len(name.encode()) <= 200
