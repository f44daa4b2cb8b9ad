"""Invented news texts of a harbour town, for tests of what readers ask about news."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

_PORT = """Thị ủy Cửa Sót nghiên cứu, học tập Chỉ thị 46-CT/TU của Tỉnh ủy
Ngày 07/8/2025, Thị ủy Cửa Sót mở hội nghị trực tuyến nghiên cứu, học tập Chỉ thị số 46-CT/TU \
ngày 01/7/2025 của Ban Thường vụ Tỉnh ủy về giữ gìn trật tự bến cảng.
Dự hội nghị có đồng chí Kiều Thế Lãm, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Bí thư Thị ủy; Lưu \
Thanh Nhã, Tỉnh ủy viên, Phó Bí thư Thị ủy.
Ông Mạc Đình Khoa, Ủy viên Ban Thường vụ Thị ủy, Chánh Văn phòng Thị ủy, giới thiệu nội dung cốt \
lõi.
Cũng tại hội nghị, ông Mạc Đình Khoa, Trưởng ban Chỉ đạo chuyển đổi số, trả lời câu hỏi của bến \
trưởng.
Ngoài Chỉ thị số 46-CT/TU, cán bộ còn được phổ biến Chỉ thị số 15-CT/TU ngày 20/5/2025 của Ban \
Thường vụ Tỉnh ủy về chống khai thác hải sản trái phép và Thông báo số 63-TB/TU ngày 11/6/2025 \
của Thường trực Tỉnh ủy về sắp xếp chợ cá.
Thị ủy yêu cầu thủ trưởng các ban quản lý bến chịu trách nhiệm về an toàn của tàu neo đậu; thực \
hiện phương châm “2 nhanh” (nhanh tiếp nhận, nhanh trả lời) đối với bộ phận một cửa và “3 chậm” \
(chậm kết luận, chậm xử phạt, chậm đóng bến) đối với đội kiểm tra.
Hỏi 900 ngư dân về việc đòi tiền bến bãi, 55,8% trả lời “chưa gặp bao giờ”, 9,1% trả lời “gặp \
vài lần”, 3,6% trả lời “gặp thường xuyên”.
Năm 2024, 21,5% tổ bến xếp loại xuất sắc, 64% tổ bến xếp loại tốt, 11,5% xếp loại trung bình.
Hàng hóa dồn về ban đêm, lối lên bến thường tắc. Do đó, thường xuyên nạo vét luồng vào bến cá là \
việc cấp bách.
Bến trưởng phải chịu trách nhiệm nếu để tàu không đăng ký neo qua đêm.
Tổ bốc xếp bị cắt hợp đồng khi ba lần trong tháng làm hỏng hàng của chủ tàu.
Thời gian tới, Thị ủy Cửa Sót sẽ ban hành Quy chế chuyên đề về quản lý chợ cá.
Thị ủy Cửa Sót đã ban hành Kế hoạch số 31-KH/TU ngày 15/7/2025 và Công văn số 88-CV/TU ngày \
18/7/2025 để triển khai.
Trong giữ gìn trật tự bến cảng phải lấy nhắc nhở làm chính, lấy tổ tự quản làm nòng cốt, lấy sự \
yên lòng của ngư dân làm thước đo.
Các phường Rạch Vẹt, Gò Bần, Sông Ốc và xã Hàm Tiến đã dự hội nghị tại điểm cầu cơ sở.
HẠNH NGUYÊN - BẢO TOÀN
Nguồn: Báo Cửa Sót: https://baocuasot.example.vn/chi-thi-46
"""

_WARD = """Phường Rạch Vẹt học Chỉ thị 46-CT/TU qua trò chơi bến cảng
(Báo Gò Bần) - Ngày 20/8/2025, phường Rạch Vẹt phát động thi tìm hiểu Chỉ thị số 46-CT/TU.
Phường học tập Chỉ thị số 46-CT/TU bằng hình thức thi hùng biện và hỏi đáp trên loa bến.
Phường giữ phương châm “5 rõ” (rõ bến, rõ tàu, rõ giờ, rõ người trực, rõ kết quả).
Phường tặng 45 áo phao cho ngư dân nghèo của tổ bến số 6.
Bài, ảnh: DIỆU CHÂU
"""

_COMMUNE = """Xã Hàm Tiến giữ bến với phương châm “4 không”
Chiều 02/9/2025, Đảng ủy xã Hàm Tiến sơ kết việc giữ gìn trật tự bến cảng.
Xã thực hiện phương châm “4 không” (không chen lấn, không xả rác, không đốt lửa, không neo sai) \
đối với chủ tàu.
Trưởng thôn phải trực tiếp đôn đốc và chịu trách nhiệm về việc thu gom lưới cũ trên bãi.
Sau đợt rà soát, 6 tổ bến được xếp loại tốt và 2 tổ bến xếp loại khá.
Cán bộ xã đã đến tuyên truyền ở thôn Bãi Dừa, thôn Hòn Quạ và thôn Giếng Cạn.
"""


def write_harbour_papers(folder: Path) -> list[Path]:
    """The texts as files, in order."""
    return write_texts({"thi-uy": _PORT, "phuong": _WARD, "xa": _COMMUNE}, folder)
