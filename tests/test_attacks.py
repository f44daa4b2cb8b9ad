"""The page under attack, over HTTP: none of it works, and no reply names a folder of the server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.engine import Engine
from app.server import build_app
from app.users import Users
from tests.visiting import Visitor, text_of

PASSWORD = "mật khẩu đủ dài"
HERE = "http://127.0.0.1"
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"
PAPER = f"""Thông báo về trực ban {SCRIPT} của phường Bến Mới
Phường Bến Mới giao Công an phường {SCRIPT} trực ban trước ngày 02/02/2031.
Căn cứ Chỉ thị số 12-CT/TU ngày 01/01/2030 của Tỉnh ủy Sông Lam.
"""
CLIMBS = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd",
    "....//....//etc/passwd",
    "%2e%2e/users.json",
    "..\\..\\users.json",
    "users.json",
    "file:///etc/passwd",
    "a\x00b",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over one document full of markup, with accounts of every role."""
    papers = tmp_path_factory.mktemp("giay-to")
    (papers / "truc-ban.txt").write_text(PAPER, encoding="utf-8")
    index = tmp_path_factory.mktemp("chi-muc")
    Engine.open(index, encoder="syllables").ingest([papers])
    users = Users(index)
    for name, role in (("doc", "reader"), ("sua", "editor"), ("khac", "editor")):
        users.add(name, PASSWORD, role)
    return index


@pytest.fixture(scope="module")
def local(folder: Path) -> Iterator[TestClient]:
    """The page as `chithi serve` gives it, for this machine alone."""
    app = build_app(Engine.open(folder, encoder="syllables"), None)
    with TestClient(app, base_url=HERE) as client:
        yield client


@pytest.fixture(scope="module")
def guarded(folder: Path) -> Iterator[Any]:
    """Makes clients of the page with accounts, each signed in under a name."""
    app = build_app(Engine.open(folder, encoder="syllables"), Users(folder))
    site = "http://chithi.test"

    def signed_in(name: str) -> TestClient:
        client = TestClient(app, base_url=site)
        client.portal = main.portal  # one event loop serves them all, as one server does
        reply = client.post(
            "/login", data={"name": name, "password": PASSWORD}, follow_redirects=False
        )
        assert reply.status_code == 303
        return client

    with TestClient(app, base_url=site) as main:
        yield signed_in


def _secrets(folder: Path) -> list[str]:
    """What no reply may hold: this machine's folders and the accounts' file."""
    return [str(folder), str(Path.cwd()), tempfile.gettempdir() + "/", str(Path.home()),
            '"salt"', "root:", "site-packages"]  # fmt: skip


def _clean(text: str, folder: Path) -> None:
    for secret in _secrets(folder):
        assert secret not in text


# Markup


def test_markup_in_a_document_stays_text_wherever_it_is_shown(
    local: TestClient, folder: Path
) -> None:
    visitor = Visitor(local)
    doc_id = Engine.open(folder, encoder="syllables").documents()[0].doc_id
    place = {"open": doc_id, "start": "0", "end": "20"}
    shown = [
        visitor.fire("held", "click", [], place),
        visitor.fire("search-go", "click", ["trực ban", "", "", [], "", "", "", "score"]),
        visitor.fire("results", "click", [], place),
        visitor.fire("show-duties", "click", ["", "", ""]),
        visitor.fire("ask", "click", [f"Ai trực ban {SCRIPT}?", None]),
    ]
    for messages in shown:
        # The question's own field is given back as typed: a text field shows no markup.
        text = text_of(messages).replace(f'"Ai trực ban {SCRIPT}?"', "")
        assert "process_completed" in text
        assert "<img" not in text
        assert "<script" not in text
    assert any("&lt;img src=x onerror=alert(1)&gt;" in text_of(messages) for messages in shown)


def test_markup_in_a_file_name_stays_text(local: TestClient) -> None:
    visitor = Visitor(local)
    said = visitor.brought("upload", f"ghi-chu {SCRIPT}.txt", "Phường Ba nghỉ lễ.".encode(), [""])
    assert "<img" not in said
    assert "<script" not in said


def test_markup_in_a_question_set_stays_text(local: TestClient) -> None:
    visitor = Visitor(local)
    row = f'{{"id": "{SCRIPT}", "question": "Ai trực ban {SCRIPT}?", "kind": "{SCRIPT}", '
    row += f'"must": [["Công an {SCRIPT}"]], "note": "{SCRIPT}", "style": "{SCRIPT}"}}\n'
    token = visitor.upload(f"bo {SCRIPT}.jsonl", row.encode()).json()["token"]
    visitor.fire("open-tab_eval", "select", [])
    chosen = text_of(visitor.fire("question-set", "click", [], {"brought": [token]}))
    ran = text_of(visitor.fire("run-eval", "click", [None, ""]))
    assert "&lt;script&gt;" in ran
    for said in (chosen, ran):
        assert "<script" not in said
        assert "<img" not in said


# Paths


@pytest.mark.parametrize("climb", CLIMBS)
def test_no_parameter_leads_out_of_the_collection(
    local: TestClient, folder: Path, climb: str
) -> None:
    visitor = Visitor(local)
    replies = [
        visitor.call("show", climb),
        visitor.call("search", "trực ban", 5, climb, climb, climb),
        visitor.call("duties", climb, climb, climb),
        text_of(visitor.fire("held", "click", [], {"open": climb, "start": climb, "end": climb})),
        text_of(visitor.fire("document", "click", [], {"open": climb, "diff": climb})),
        text_of(visitor.fire("folders", "click", [], {"folder": climb})),
        text_of(visitor.fire("upload", "click", [""], {"brought": [climb]})),
        text_of(visitor.fire("run-eval", "click", [climb, climb])),
        text_of(visitor.fire("look-at-run", "click", [climb])),
        text_of(visitor.fire("compare-runs", "click", [climb, climb + "x"])),
        text_of(visitor.fire("duties", "click", ["", "", ""], {"month": climb, "group": climb})),
    ]
    for reply in replies:
        _clean(reply, folder)


@pytest.mark.parametrize("climb", CLIMBS)
@pytest.mark.parametrize(
    "address",
    ["/files/{}", "/gradio_api/file={}", "/gradio_api/file/{}", "/assets/{}", "/static/{}",
     "/svelte/{}", "/en/gradio_api/file={}", "/gradio_api/proxy={}", "/language/{}",
     "/custom_component/{}", "/gradio_api/stream/{}"],
)  # fmt: skip
def test_no_address_leads_to_files_of_the_server(
    local: TestClient, folder: Path, address: str, climb: str
) -> None:
    reply = local.get(address.format(climb.replace("\x00", "%00")), follow_redirects=False)
    assert reply.status_code >= 300
    _clean(reply.text, folder)


def test_uploads_of_gradio_itself_are_closed(local: TestClient) -> None:
    files = {"files": ("a.txt", b"a")}
    for address in ("/gradio_api/upload", "/en/gradio_api/upload", "/upload", "/run/predict"):
        assert local.post(address, files=files).status_code == 404


def test_a_file_of_the_server_is_not_taken_for_an_upload(local: TestClient, folder: Path) -> None:
    forged = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}, "orig_name": "a.txt"}
    visitor = Visitor(local)
    said = text_of(visitor.fire("upload", "click", [""], {"brought": [forged]}))
    assert '"success": false' in said
    _clean(said, folder)


@pytest.mark.parametrize("address", ["/", "/en/", "/config", "/en/config", "/gradio_api/info",
                                     "/theme.css", "/no-such", "/files/none"])  # fmt: skip
def test_no_page_names_a_folder_of_the_server(
    local: TestClient, folder: Path, address: str
) -> None:
    _clean(local.get(address).text, folder)


def test_answers_and_errors_name_files_without_folders(local: TestClient, folder: Path) -> None:
    visitor = Visitor(local)
    answered = visitor.call("ask", "Ai trực ban ở phường Bến Mới?")
    assert "truc-ban.txt" in answered
    visitor.fire("open-tab_eval", "select", [])
    visitor.brought("question-set", "bo-cau-hoi.xlsx", b"PK\x03\x04 no workbook", [])
    refused = text_of(visitor.fire("run-eval", "click", [None, ""]))
    assert "bo-cau-hoi.xlsx" in refused
    for reply in (answered, refused):
        _clean(reply, folder)


# Uploads


def test_a_program_called_pdf_is_refused_and_not_kept(local: TestClient, folder: Path) -> None:
    said = Visitor(local).brought("upload", "thong-bao.pdf", b"MZ\x90\x00" + bytes(2000), [""])
    assert "không nhận được" in said
    assert not (folder / "uploads" / "thong-bao.pdf").exists()
    _clean(said, folder)


@pytest.mark.parametrize("name", ["a.exe", "a.py", "a", ".htaccess", "a.pdf.sh", "", "..", "a.svg"])
def test_other_types_and_empty_names_are_refused(local: TestClient, name: str) -> None:
    assert Visitor(local).upload(name, b"abc").status_code == 422


def test_names_of_uploads_stay_inside_the_folder(local: TestClient, folder: Path) -> None:
    before = {file for file in folder.rglob("*") if "uploads" not in file.parts}
    for name in ("../../thoat.txt", "/tmp/thoat.txt", "..\\thoat.txt", "ấ" * 400 + ".txt"):
        said = Visitor(local).brought("upload", name, f"Nội dung của {name}.".encode(), [""])
        assert "process_completed" in said
    assert not list(Path(tempfile.gettempdir()).glob("thoat.txt"))
    new = {file for file in folder.rglob("*") if "uploads" not in file.parts} - before
    assert not [file for file in new if "thoat" in file.name]
    assert (folder / "uploads" / "thoat.txt").is_file()


def test_too_large_a_file_is_refused_before_it_is_read(local: TestClient) -> None:
    headers = {"content-length": str(60 * 2**20)}
    reply = local.post("/files", params={"name": "to.txt"}, content=b"", headers=headers)
    assert reply.status_code == 413
    assert "50 MB" in reply.json()["error"]


def test_a_body_of_unknown_length_is_refused(local: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b"a"

    for address in ("/files?name=a.txt", "/gradio_api/queue/join"):
        assert local.post(address, content=endless()).status_code == 411


def test_a_huge_question_is_refused(local: TestClient) -> None:
    body = {"data": ["a" * 3 * 2**20], "fn_index": 0, "session_hash": "x"}
    reply = local.post("/gradio_api/queue/join", json=body)
    assert reply.status_code == 413
    assert reply.json()["error"] == "Yêu cầu lớn hơn 2 MB, giới hạn của một yêu cầu."
    english = local.post("/en/gradio_api/queue/join", json=body).json()["error"]
    assert english == "The request is larger than 2 MB, the limit of one request."


# Visitors


def test_another_visitors_session_gives_nothing_away(guarded: Any) -> None:
    secret = "Sơ đồ kho bạc nhà ông Tư ở đâu?"
    mine = Visitor(guarded("sua"))
    mine.fire("ask", "click", [secret, None])
    mine.fire("ask", "click", ["Ai trực ban?", None])
    assert secret in text_of(mine.fire("ask", "click", ["Khi nào trực ban?", None]))
    thief = Visitor(guarded("khac"), session=mine.session)
    assert secret not in text_of(thief.fire("ask", "click", ["Ai trực ban?", None]))


def test_another_visitors_files_are_not_given(guarded: Any) -> None:
    mine, other = Visitor(guarded("sua")), Visitor(guarded("khac"))
    token = mine.upload("rieng.txt", "Của tôi.".encode()).json()["token"]
    assert "không còn" in text_of(other.fire("upload", "click", [""], {"brought": [token]}))
    said = text_of(mine.fire("search-go", "click", ["trực ban", "", "", [], "", "", "", "score"]))
    link = said.partition("/files/")[2].partition('\\"')[0]
    assert mine.client.get(f"/files/{link}").status_code == 200
    assert other.client.get(f"/files/{link}").status_code == 404


def test_what_changes_things_is_refused_for_readers(guarded: Any, folder: Path) -> None:
    reader = Visitor(guarded("doc"))
    assert reader.upload("a.txt", b"abc").status_code == 403
    doc_id = Engine.open(folder, encoder="syllables").documents()[0].doc_id
    reader.fire("ask", "click", ["Ai trực ban?", None])
    reader.fire("open-tab_study", "select", [[]])
    refused = [
        reader.fire("upload", "click", [""], {"brought": ["x"]}),
        reader.fire("folders", "click", [], {"folder": "x"}),
        reader.fire("remove", "click", [doc_id, True]),
        reader.fire("good", "click", [None]),
        reader.fire("bad", "click", [None]),
        reader.fire("question-set", "click", [], {"brought": ["x"]}),
        reader.fire("run-eval", "click", [None, None]),
        reader.fire("look-at-run", "click", [None]),
        reader.fire("compare-runs", "click", [None, None]),
        reader.fire("review-save", "click", [[doc_id], {"headers": [], "data": []}]),
        reader.fire("review-sheet", "click", [[doc_id]], {"brought": ["x"]}),
    ]
    for messages in refused:
        assert "không có quyền" in text_of(messages)
    engine = Engine.open(folder, encoder="syllables")
    assert engine.feedback() == []
    assert doc_id in {row.doc_id for row in engine.documents()}


def test_an_account_that_was_removed_is_out_at_once(guarded: Any, folder: Path) -> None:
    Users(folder).add("tam", PASSWORD, "editor")
    client = guarded("tam")
    assert client.get("/config").status_code == 200
    Users(folder).remove("tam")
    assert client.get("/config").status_code == 401


# Other sites


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", ""]
)
def test_a_name_made_to_lead_here_is_refused(local: TestClient, host: str) -> None:
    for address in ("/", "/config", "/gradio_api/info"):
        assert local.get(address, headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
     {"origin": "http://127.0.0.1:9999"}],
)  # fmt: skip
def test_another_site_cannot_send_for_the_visitor(
    local: TestClient, headers: dict[str, str]
) -> None:
    body = {"data": ["Ai trực ban?"]}
    assert local.post("/gradio_api/call/ask", json=body, headers=headers).status_code == 403
    upload = local.post("/files?name=a.txt", content=b"abc", headers=headers)
    assert upload.status_code == 403


@pytest.mark.parametrize("address", ["/", "/config", "/files/none", "/no-such", "/language/en",
                                     "/gradio_api/file=/etc/passwd", "/login"])  # fmt: skip
def test_every_reply_carries_the_headers(guarded: Any, local: TestClient, address: str) -> None:
    for client in (local, guarded("doc")):
        for reply in (client.get(address, follow_redirects=False), client.post(address)):
            assert "default-src 'self'" in reply.headers["content-security-policy"]
            assert reply.headers["x-content-type-options"] == "nosniff"
            assert reply.headers["x-frame-options"] == "DENY"
            assert reply.headers["referrer-policy"] == "no-referrer"
