"""The same invented paper as a text, a Word and a pdf file."""

from __future__ import annotations

import textwrap
from pathlib import Path

DIRECTIVE = """\
ĐẢNG BỘ TỈNH LAM GIANG|ĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY|
Số 31-CT/TU|Lam Giang, ngày 4 tháng 9 năm 2024
^CHỈ THỊ
^về tăng cường quản lý, khai thác cát, sỏi lòng sông trên địa bàn tỉnh
Thời gian qua, việc quản lý cát, sỏi lòng sông đã có chuyển biến. Tuy nhiên, khai thác trái phép \
còn diễn ra ở một số tuyến sông giáp ranh, gây sạt lở bờ bãi và bức xúc trong Nhân dân.
Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt một số nhiệm vụ sau:
I. MỤC TIÊU
- Đến hết năm 2025, chấm dứt khai thác cát trái phép trên các tuyến sông do tỉnh quản lý.
- Mọi bến bãi tập kết đều có giấy phép và camera giám sát.
II. NHIỆM VỤ, GIẢI PHÁP
1. Công tác lãnh đạo, chỉ đạo
a) Cấp ủy các cấp đưa nội dung này vào chương trình công tác hằng năm và phân công cấp ủy viên \
phụ trách từng tuyến sông, từng bến bãi.
b) Người đứng đầu chịu trách nhiệm khi để xảy ra khai thác trái phép kéo dài:
- Kiểm điểm ngay trong tháng xảy ra vụ việc;
- Xem xét khi đánh giá, xếp loại cuối năm.
2. Công tác tuyên truyền
a) Báo Lam Giang, Đài Phát thanh và Truyền hình tỉnh mở chuyên mục, mỗi tuần ít nhất một tin.
b) Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động hộ dân ven sông ký cam kết.
3. Kiểm tra, xử lý vi phạm
Công an tỉnh chủ trì, phối hợp với Sở Nông nghiệp và Môi trường tuần tra, xử lý nghiêm vi phạm.
III. TỔ CHỨC THỰC HIỆN
1. Đảng ủy Ủy ban nhân dân tỉnh cụ thể hóa Chỉ thị bằng kế hoạch, hoàn thành trước ngày 30/9/2024.
2. Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ báo cáo Ban Thường vụ Tỉnh ủy.
Nơi nhận:|T/M BAN THƯỜNG VỤ
- Các huyện ủy;|PHÓ BÍ THƯ
- Lưu Văn phòng.|Đinh Văn Khải
"""

DECISION = """\
ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAM GIANG|Độc lập - Tự do - Hạnh phúc
Số: 52/2024/QĐ-UBND|Lam Giang, ngày 12 tháng 11 năm 2024
^QUYẾT ĐỊNH
^Ban hành Quy định về quản lý bến khách ngang sông trên địa bàn tỉnh
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Xây dựng.
^QUYẾT ĐỊNH:
^Chương I
^QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy định này quy định về điều kiện, trách nhiệm của chủ bến và việc kiểm tra bến khách ngang sông.
Điều 2. Giải thích từ ngữ
1. Bến khách ngang sông là nơi đón, trả người và hàng hóa qua sông bằng phương tiện thủy.
2. Chủ bến là tổ chức, cá nhân được cấp phép khai thác bến.
^Chương II
^ĐIỀU KIỆN HOẠT ĐỘNG
Điều 3. Điều kiện của bến
1. Bến phải có đủ các điều kiện sau:
a) Có biển báo, đèn chiếu sáng và lối lên xuống an toàn cho người đi bộ và xe thô sơ;
b) Có áo phao đúng quy chuẩn:
- Số lượng không ít hơn số người được phép chở;
- Để nơi dễ lấy, có hướng dẫn sử dụng.
2. Bến ngừng hoạt động khi nước sông vượt báo động cấp 2 hoặc có gió từ cấp 6 trở lên, trừ trường \
hợp cứu nạn do cơ quan có thẩm quyền yêu cầu.
Điều 4. Hiệu lực thi hành
1. Quyết định này có hiệu lực từ ngày 25 tháng 11 năm 2024.
2. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Xây dựng và Chủ tịch Ủy ban nhân dân các xã \
chịu trách nhiệm thi hành Quyết định này.
Nơi nhận:|TM. ỦY BAN NHÂN DÂN
- Như Điều 4;|CHỦ TỊCH
- Lưu: VT.|Lò Thị Hạnh
"""


def as_text(paper: str, path: Path) -> None:
    """One line a paragraph, the two columns of head and foot one behind the other."""
    path.write_text("\n".join(_in_one_column(paper)) + "\n", encoding="utf-8")


def as_wrapped_text(paper: str, path: Path) -> None:
    """Lines broken at a printed page's width, paragraphs indented."""
    lines: list[str] = []
    for line in _in_one_column(paper):
        long = len(line) > 60
        lines += textwrap.wrap(line, 76, initial_indent="    " if long else "") or [line]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def as_word(paper: str, path: Path) -> None:
    """Paragraphs, and tables without lines for head and foot."""
    import docx

    document = docx.Document()
    for rows, line in _grouped(paper):
        if rows:
            table = document.add_table(rows=0, cols=2)
            for left, right in rows:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = left, right
        else:
            document.add_paragraph(line.removeprefix("^"))
    document.save(str(path))


def as_pdf(paper: str, path: Path) -> None:
    """Two printed pages or so, justified, with page numbers."""
    import typst

    parts = [
        '#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), numbering: "1")',
        '#set text(size: 13pt, lang: "vi", hyphenate: false)',
        "#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.9em)",
    ]
    for rows, line in _grouped(paper):
        if rows:
            cells = "".join(f"[{_marked(cell)}]," for row in rows for cell in row)
            parts.append(
                "#{set par(first-line-indent: 0pt, justify: false); "
                f"grid(columns: (1fr, 1.3fr), align: center, row-gutter: 0.6em, {cells})}}"
            )
        elif line.startswith("^"):
            parts.append(f"#align(center, block[*{_marked(line[1:])}*])")
        else:
            parts.append(f"#par[{_marked(line)}]")
    path.write_bytes(typst.compile("\n\n".join(parts).encode()))


def _marked(line: str) -> str:
    """A line that typst prints as it stands."""
    return '#"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _grouped(paper: str) -> list[tuple[list[tuple[str, str]], str]]:
    """Runs of two-column rows, and single lines."""
    groups: list[tuple[list[tuple[str, str]], str]] = []
    for line in paper.splitlines():
        left, bar, right = line.partition("|")
        if not bar:
            groups.append(([], line))
        elif groups and groups[-1][0]:
            groups[-1][0].append((left, right))
        else:
            groups.append(([(left, right)], ""))
    return groups


def _in_one_column(paper: str) -> list[str]:
    lines: list[str] = []
    for rows, line in _grouped(paper):
        columns = [cell for column in zip(*rows, strict=True) for cell in column if cell]
        lines += columns if rows else [line.removeprefix("^")]
    return lines
