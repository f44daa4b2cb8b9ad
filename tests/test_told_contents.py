"""What a paper says, out of texts that only tell of it: its matter, then the items that it sets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

BRIEF = """\
Tóm lược Chỉ thị số 33-CT/TU của Ban Thường vụ Tỉnh ủy Lâm Hà
Chỉ thị yêu cầu siết lại việc lấy cát trên sông Bạc. Văn bản được báo tỉnh giới thiệu ngày 4/5/2025.
Chỉ thị số 33-CT/TU đặt ra 3 nhiệm vụ cho các huyện ven sông:
1. Cắm mốc các bãi cát được phép lấy.
2. Lắp máy quay ở bến chở cát.
3. Công khai số phép đã cấp.
Các ý kiến nêu 2 nhóm vấn đề khi thực hiện Chỉ thị số 33-CT/TU: giá cát và đường chở cát.
"""
OTHER = """\
Thực hiện Chỉ thị số 44-CT/TU, huyện Đồng Sim bàn 2 nhiệm vụ: ươm cây và đào hố. Chỉ thị số \
44-CT/TU yêu cầu phủ xanh đồi trọc.
Huyện Đồng Sim dự tính trồng cây
Sáng 6/5, huyện Đồng Sim bàn 2 nhiệm vụ: ươm cây và đào hố.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over a brief and a report on something else."""
    folder = tmp_path_factory.mktemp("cat")
    paths = [folder / "tom-luoc.txt", folder / "trong-cay.txt"]
    for path, text in zip(paths, (BRIEF, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    "question",
    [
        "Tóm tắt Chỉ thị 33-CT/TU",
        "Tóm lược chỉ thị của Tỉnh ủy Lâm Hà",
        "Nội dung chính của Chỉ thị 33-CT/TU là gì?",
    ],
)
def test_a_paper_known_from_others_is_its_matter_and_its_items(
    engine: Engine, question: str
) -> None:
    answer = engine.ask(question)
    assert [item.text for item in answer.items] == [
        "Chỉ thị yêu cầu siết lại việc lấy cát trên sông Bạc.",
        "Cắm mốc các bãi cát được phép lấy.",
        "Lắp máy quay ở bến chở cát.",
        "Công khai số phép đã cấp.",
    ]
    assert {citation.path.rsplit("/", 1)[-1] for citation in answer.citations} == {"tom-luoc.txt"}


def test_what_it_is_about_is_one_sentence(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 33-CT/TU nói về gì?")
    assert answer.answer.startswith("Chỉ thị yêu cầu siết lại việc lấy cát trên sông Bạc.")
    assert not answer.items


def test_what_somebody_does_to_carry_it_out_is_not_its_own(engine: Engine) -> None:
    answer = engine.ask("Tóm tắt Chỉ thị 44-CT/TU")
    assert "phủ xanh đồi trọc" in answer.answer
    assert "ươm cây" not in answer.answer
