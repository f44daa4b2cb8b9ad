"""News of contests, badges and inspections in invented places, alike in all but their figures."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

PAPERS = {
    "huy-hieu-lam": (
        "Phường Lam Khê trao Huy hiệu cho 14 đảng viên\n"
        "Sáng 3/2, Đảng ủy phường Lam Khê tổ chức lễ trao Huy hiệu Đảng cho các đảng viên.\n"
        "Dịp này, Đảng bộ phường Lam Khê có 14 đồng chí được trao Huy hiệu, trong đó: Huy hiệu 60 "
        "năm tuổi Đảng có 2 đồng chí; Huy hiệu 45 năm tuổi Đảng có 5 đồng chí và Huy hiệu 30 năm "
        "tuổi Đảng có 7 đồng chí.\n"
    ),
    "huy-hieu-bai": (
        "Lễ trao Huy hiệu ở phường Bãi Sậy\n"
        "Tại buổi lễ, lãnh đạo Đảng ủy phường Bãi Sậy đã trao Huy hiệu 55 năm tuổi Đảng cho 3 đảng "
        "viên; Huy hiệu 40 năm tuổi Đảng cho 8 đảng viên.\n"
    ),
    "hoi-thi": (
        "Huyện ủy Cồn Sẻ tổ chức hội thi kể chuyện\n"
        "Sáng 9/5, Ban Thường vụ Huyện ủy Cồn Sẻ tổ chức hội thi kể chuyện năm 2023.\n"
        "Tới dự có các đồng chí: Lê Thị Mận – Phó Trưởng ban Tuyên giáo Tỉnh ủy, Đỗ Văn Ngọ – "
        "Huyện ủy viên, Trưởng ban Dân vận Huyện ủy, Trần Quý Sửu – Giám đốc Trung tâm Chính trị "
        "huyện.\n"
        "Đồng chí Đỗ Văn Ngọ, Huyện ủy viên, Chủ tịch HĐND xã Gò Dứa trao hoa cho thí sinh Vũ Thị "
        "Tỵ, giáo viên Trường THCS Gò Dứa.\n"
        "Thí sinh Phạm Hồ Lan Thảo Mùi đã xuất sắc đạt giải Nhất; giải Nhì thuộc về xã Gò Dứa.\n"
    ),
    "ke-chuyen-tinh": (
        "Trao giải hội thi kể chuyện khu vực IV\n"
        "Tối 12/6, tại thị xã Mộc Giang, Ban Tuyên giáo Tỉnh ủy Cửu Lâm trao giải hội thi kể "
        "chuyện khu vực IV.\n"
        "Theo đó, thí sinh Vi Thị Mão (xã Gò Dứa) giành giải Nhất; hai giải Nhì thuộc hai thí sinh "
        "Hà Văn Thìn (xã Bãi Sậy) và La Thị Dần (xã Lam Khê); giải Ba thuộc về Lò Văn Ngọ.\n"
        "Kết quả, đội tỉnh Hạ Lũng giành giải nhất toàn đoàn.\n"
        "Đồng chí Bế Văn Thân, Phó Trưởng ban Tuyên giáo Tỉnh ủy trao giải Nhất cho thí sinh Vi "
        "Thị Mão.\n"
    ),
    "ky-luat": (
        "Huyện Hạ Lũng kỷ luật 31 đảng viên trong quý II\n"
        "Trong quý II/2022, cấp ủy các cấp huyện Hạ Lũng thi hành kỷ luật 31 đảng viên. Hình thức "
        "kỷ luật: khiển trách 22 đồng chí; cảnh cáo 6 đồng chí; cách chức 1 đồng chí và khai trừ 2 "
        "đồng chí.\n"
        "Huyện lập 3 tổ kiểm tra; mỗi tổ kiểm tra có từ 4-5 thành viên.\n"
    ),
    "dan-van": (
        "Xã Gò Dứa tổng kết hội thi Dân vận khéo\n"
        "Sáng 2/10, Đảng ủy xã Gò Dứa tổng kết hội thi Dân vận khéo. Phát biểu tại hội thi, bà Kha "
        "Thị Ngọ – Phó Chủ tịch UBND xã nhắc lại phong trào do Chủ tịch Hồ Chí Minh khởi xướng.\n"
        "Ban tổ chức trao giải cho các đội: ấp Bến Cá 2 giành giải nhất toàn đoàn; giải nhì thuộc "
        "ấp Rạch Gốc; giải khuyến khích gồm các ấp: Bến Cá 1, Xóm Củi. Các đội đến từ 3 tỉnh, "
        "thành phố, gồm: Cửu Lâm, Hạ Lũng và TP Mộc Giang.\n"
        "Bí thư Huyện ủy Lã Văn Mùi, Trưởng ban Tổ chức hội thi, trao cờ cho đội xã Lam Khê.\n"
    ),
    "boi-duong": (
        "Huyện Cồn Sẻ bồi dưỡng kiến thức phòng thủ khóa 21\n"
        "Sáng 4/8, Hội đồng giáo dục huyện Cồn Sẻ khai mạc lớp bồi dưỡng kiến thức phòng thủ khóa "
        "21 cho 65 đồng chí là cán bộ chủ chốt cấp xã.\n"
        "Trong thời gian 9 ngày, học viên nghiên cứu 7 chuyên đề.\n"
    ),
    "chong-lu": (
        "Tỉnh Cửu Lâm lập các đoàn chống lũ\n"
        "Đoàn công tác số 1 do Chủ tịch UBND tỉnh Bùi Văn Dậu làm trưởng đoàn, chỉ đạo tại thị xã "
        "Mộc Giang. Đoàn công tác số 2 do Phó Chủ tịch UBND tỉnh - bà Hồ Thị Tuất làm trưởng đoàn; "
        "chỉ đạo tại huyện Cồn Sẻ và huyện đảo Hòn Mực.\n"
        "UBND tỉnh Cửu Lâm vừa lập Đoàn kiểm tra liên ngành về đê điều năm 2023. Theo đó, ông Lý "
        "Văn Thân - Phó Giám đốc Sở Xây dựng được chỉ định làm Trưởng đoàn, bà Mai Thị Hợi - "
        "Trưởng Phòng Quản lý đê làm Phó Trưởng đoàn.\n"
    ),
}


def write_contest_papers(folder: Path) -> list[Path]:
    """The papers as files of a folder."""
    return write_texts(PAPERS, folder)
