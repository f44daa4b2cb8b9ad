"""The web application round the page: headers, language, signing in, ports."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.engine import Engine
from app.guard import is_loopback
from app.server import build_app, free_port, serve
from app.users import Users
from ingest.errors import BadInput

PASSWORD = "mật khẩu đủ dài"


@pytest.fixture
def open_page(tmp_path: Path) -> Iterator[TestClient]:
    app = build_app(Engine.open(tmp_path), None)
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client


@pytest.fixture
def guarded_page(tmp_path: Path) -> Iterator[TestClient]:
    users = Users(tmp_path)
    users.add("doc", PASSWORD, "reader")
    users.add("sua", PASSWORD, "editor")
    with TestClient(build_app(Engine.open(tmp_path), users)) as client:
        yield client


def _sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    reply = client.post("/login", data={"name": name, "password": password}, follow_redirects=False)
    return int(reply.status_code)


def _upload(client: TestClient) -> int:
    reply = client.post("/files?name=ghi-chu.txt", content="Nội dung thử".encode())
    return int(reply.status_code)


def test_every_reply_forbids_other_hosts_and_frames(open_page: TestClient) -> None:
    for path in ("/", "/config", "/no-such-page"):
        headers = open_page.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_page_names_no_other_host(open_page: TestClient) -> None:
    text = open_page.get("/").text
    for host in ("googleapis", "gstatic", "cdn.jsdelivr", "cdnjs", "huggingface.co/"):
        assert f'src="https://{host}' not in text
        assert f'href="https://{host}' not in text


def test_chosen_language_is_remembered(open_page: TestClient) -> None:
    assert "chithi · tra cứu chỉ thị" in open_page.get("/").text
    open_page.get("/language/en")
    assert "chithi · directive search" in open_page.get("/").text
    open_page.get("/language/vi")
    assert "chithi · tra cứu chỉ thị" in open_page.get("/").text


def test_programs_find_the_named_endpoints(open_page: TestClient) -> None:
    named = open_page.get("/gradio_api/info").json()["named_endpoints"]
    assert set(named) == {"/ask", "/search", "/show", "/documents", "/duties"}


def test_nothing_is_shown_before_signing_in(guarded_page: TestClient) -> None:
    assert guarded_page.get("/", follow_redirects=False).headers["location"] == "/login"
    for path in ("/config", "/gradio_api/info", "/en/config", "/files/x"):
        assert guarded_page.get(path).status_code == 401
    assert guarded_page.post("/gradio_api/queue/join", json={}).status_code == 401


def test_signed_in_visitor_sees_the_page_until_signing_out(guarded_page: TestClient) -> None:
    assert _sign_in(guarded_page, "sua") == 303
    assert guarded_page.get("/config").status_code == 200
    guarded_page.get("/logout", follow_redirects=False)
    assert guarded_page.get("/config").status_code == 401


def test_guessing_is_locked_out(guarded_page: TestClient) -> None:
    assert [_sign_in(guarded_page, "sua", f"guess {n}") for n in range(5)] == [401] * 5
    assert _sign_in(guarded_page, "sua") == 401


def test_reader_may_not_upload_but_editor_may(guarded_page: TestClient) -> None:
    _sign_in(guarded_page, "doc")
    assert _upload(guarded_page) == 403
    _sign_in(guarded_page, "sua")
    assert _upload(guarded_page) == 200


def test_forged_session_is_nobody(guarded_page: TestClient) -> None:
    guarded_page.cookies.set("chithi_session", "x" * 43)
    assert guarded_page.get("/config").status_code == 401


def test_leaving_this_machine_needs_accounts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="users add"):
        serve(tmp_path, host="0.0.0.0")
    assert not is_loopback("192.168.1.5")
    assert is_loopback("::1")


def test_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < free_port("127.0.0.1", port) <= port + 20


def test_address_of_another_machine_is_refused() -> None:
    with pytest.raises(BadInput, match="9000"):
        free_port("203.0.113.7", 9000)


def test_assistants_find_the_tools(tmp_path: Path) -> None:
    app = build_app(Engine.open(tmp_path), None, mcp=True)
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"accept": "application/json, text/event-stream"}
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        said = client.post("/gradio_api/mcp/", json=body, headers=headers).text
    tools = json.loads(said.partition("data: ")[2])["result"]["tools"]
    described = {tool["name"]: tool["description"] for tool in tools}
    assert set(described) == {"ask", "search", "show", "documents", "duties"}
    assert all(len(words) > 20 for words in described.values())


def test_the_form_speaks_the_language_that_was_chosen(guarded_page: TestClient) -> None:
    assert "Đăng nhập" in guarded_page.get("/login").text
    chosen = guarded_page.get("/language/en", follow_redirects=False)
    assert chosen.headers["location"] == "/en/"
    shown = guarded_page.get("/login").text
    assert '<html lang="en">' in shown
    assert "Sign in" in shown
    wrong = {"name": "doc", "password": "nhầm"}
    assert "Wrong name or password" in guarded_page.post("/login", data=wrong).text
    assert guarded_page.get("/config").json() == {"error": "Sign in first."}


def test_the_icon_is_our_own(open_page: TestClient) -> None:
    icon = open_page.get("/favicon.ico")
    assert icon.text.startswith("<svg")
    assert icon.headers["content-type"] == "image/svg+xml"
