"""Parts of the page worked out by hand: calendar, relations, versions, snippets, folders."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from app.engine import Engine
from app.held import DutyRow
from app.page.duty_calendar import calendar, chosen_rows, group_chips, group_of
from app.page.hits import snippet
from app.page.relations_view import links_of, relations_part
from app.page.versions_view import difference_view
from app.watching import FolderWatch
from ingest.errors import BadInput
from ingest.model import Deadline, Duty, Span

TODAY = dt.date(2031, 3, 10)


def _due(date: dt.date | None, recurring: str = "", *, stated: bool = True) -> DutyRow:
    deadline = Deadline("hạn", 0, 3, date, recurring) if stated else None
    duty = Duty("Sở A", Span(0, 4), (), Span(5, 9), deadline, 0, 9)
    return DutyRow("d1", "a.txt", "A", "1-CT/TU", duty, f"việc {date} {recurring}")


LATE = _due(dt.date(2031, 3, 9))
LATER_LATE = _due(dt.date(2030, 1, 5))
NOW = _due(TODAY)
SOON = _due(dt.date(2031, 4, 9))
FAR = _due(dt.date(2031, 4, 10))
YEARLY = _due(None, "yearly")
OPEN = _due(None, stated=False)
ALL = [LATER_LATE, LATE, NOW, SOON, FAR, YEARLY, OPEN]


def test_duties_fall_into_groups_by_their_day() -> None:
    assert [group_of(row, TODAY) for row in ALL] == [
        "overdue", "overdue", "soon", "soon", "later", "recurring", "undated"]  # fmt: skip


def test_what_is_coming_stands_first_and_the_latest_past_before_older() -> None:
    assert chosen_rows(ALL, "all", "", TODAY) == [NOW, SOON, FAR, LATE, LATER_LATE, YEARLY, OPEN]
    assert chosen_rows(ALL, "overdue", "", TODAY) == [LATE, LATER_LATE]
    assert chosen_rows(ALL, "all", "2031-04", TODAY) == [SOON, FAR]


def test_the_calendar_counts_each_month_and_knows_past_from_coming() -> None:
    shown = calendar(ALL, "2031-04", "vi", TODAY)
    assert 'class="month past strength-1" data-month="2030-01"' in shown
    assert 'class="month now strength-1" data-month="2031-03"' in shown
    assert 'data-month="2031-04" aria-pressed="true" aria-label="04/2031: 2">2<' in shown
    assert calendar([YEARLY, OPEN], "", "vi", TODAY) == ""


def test_chips_count_every_group() -> None:
    chips = group_chips(ALL, "soon", "vi", TODAY)
    assert 'data-group="all" aria-pressed="false"><b>7</b>' in chips
    assert 'data-group="soon" aria-pressed="true"><b>2</b>' in chips


def test_a_snippet_shows_where_the_words_stand_together() -> None:
    text = "Mở đầu về nước. " * 60 + "Huyện sửa kè biển và đê sông. " + "Kết thúc. " * 60
    start, end = snippet(text, "sua ke bien")
    assert "sửa kè biển" in text[start:end]
    assert end - start <= 420
    assert not text[start].isspace()
    assert snippet("ngắn", "gì") == Span(0, 4)


DIRECTIVE = """TỈNH ỦY SÔNG LAM
Số 12-CT/TU
Sông Lam, ngày 05 tháng 02 năm 2030
CHỈ THỊ
về nước sạch nông thôn
Căn cứ Nghị quyết số 09-NQ/TU ngày 01/01/2030 của Tỉnh ủy Sông Lam;
1. Sở Xây dựng kiểm tra các trạm cấp nước trước ngày 30/6/2030.
"""
PLAN = """HUYỆN ỦY ĐÔNG GIANG
Số 31-KH/HU
Đông Giang, ngày 20 tháng 3 năm 2030
KẾ HOẠCH
thực hiện Chỉ thị số 12-CT/TU ngày 05/02/2030 của Tỉnh ủy Sông Lam về nước sạch nông thôn
1. Phòng Nông nghiệp rà soát giếng khoan trước ngày 15/5/2030.
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    papers = tmp_path / "giay-to"
    papers.mkdir()
    (papers / "chi-thi.txt").write_text(DIRECTIVE, encoding="utf-8")
    (papers / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    opened = Engine.open(tmp_path / "chi-muc", encoder="syllables")
    opened.ingest([papers])
    return opened


def test_relations_are_seen_from_both_sides(engine: Engine) -> None:
    rows = {row.path.rpartition("/")[2]: row.doc_id for row in engine.documents()}
    document = engine.document(rows["chi-thi.txt"])
    links = links_of(document, engine.catalog.relations(), engine.documents())
    assert [(link.kind, link.name, link.outward, link.doc_id) for link in links] == [
        ("based_on", "09-NQ/TU", True, None),
        ("implements", "31-KH/HU", False, rows["ke-hoach.txt"]),
    ]
    shown = relations_part(document, links, "vi")
    assert "Thực hiện văn bản này" in shown
    assert 'class="absent"' in shown
    assert relations_part(document, [], "vi") == ""


def test_a_difference_needs_an_earlier_version(engine: Engine) -> None:
    doc_id = engine.documents()[0].doc_id
    for number in (0, 1, 2):
        with pytest.raises(BadInput, match=f"bản {number}"):
            difference_view(engine, doc_id, number, "vi")


def test_only_folders_of_the_collection_can_be_followed(engine: Engine, tmp_path: Path) -> None:
    watch = FolderWatch(engine)
    assert [(it.name, it.documents, it.watched) for it in watch.folders()] == [
        ("giay-to", 2, False)
    ]
    for key in ("", "giay-to", str(tmp_path / "giay-to"), str(tmp_path), "../.."):
        with pytest.raises(BadInput, match="theo dõi"):
            watch.start(key)


def test_a_followed_folder_is_taken_in_and_the_choice_outlives_a_restart(
    engine: Engine, tmp_path: Path
) -> None:
    watch = FolderWatch(engine)
    key = watch.folders()[0].key
    (tmp_path / "giay-to" / "ke-hoach.txt").unlink()
    watch.start(key)
    try:
        _wait(lambda: watch.folders()[0].report is not None)
        folder = watch.folders()[0]
        assert (folder.watched, folder.documents) == (True, 1)
        assert folder.report is not None
        assert len(folder.report.pruned) == 1
    finally:
        watch.close()
    again = FolderWatch(engine)
    again.resume()
    assert again.folders()[0].watched
    again.stop(key)
    assert not again.folders()[0].watched
    third = FolderWatch(engine)
    third.resume()
    assert not third.folders()[0].watched


def _wait(done: object) -> None:
    assert callable(done)
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until, "nothing came of it within a minute"
        time.sleep(0.05)
