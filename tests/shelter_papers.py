"""Invented papers on shelters: a dispatch as news tells it, a plan that carries out a directive, a
decision on support, a plan without a number."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DISPATCH = """\
Phát động Chiến dịch Mái ấm sau lũ ở Hòa Lạc
Ngày 3/9/2031, Chủ tịch UBND tỉnh Hòa Lạc ban hành Công điện số 17/CĐ-UBND về việc phát động \
"Chiến dịch Mái ấm" cho các hộ mất nhà sau lũ.
Công điện gửi Giám đốc các Sở: Xây dựng, Tài chính; Chủ tịch UBND các xã vùng lũ, nêu rõ tàu cứu \
hộ Sông Xanh 27 bị mắc cạn tại bến Cát vào hồi 9h15 ngày 1 tháng 9 năm 2031.
Chủ tịch UBND tỉnh yêu cầu các xã phát động và triển khai "Chiến dịch Mái ấm" vào ngày 05/9/2031.
- Sửa chữa nhà cho các hộ có nhà hư hỏng, hoàn thành chậm nhất trước ngày 30/11/2031; dựng lại \
nhà cho các hộ mất nhà trước ngày 31/01/2032.
"""

PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 88/KH-UBND
Hòa Lạc, ngày 12 tháng 3 năm 2031
KẾ HOẠCH
Thực hiện Chỉ thị số 61-CT/TW ngày 20 tháng 12 năm 2030 của Ban Bí thư về nhà ở an toàn
I. MỤC ĐÍCH
1. Xác định rõ việc của từng ngành để không còn nhà tạm ở vùng lũ.
2. Gắn việc dựng nhà với quy hoạch khu dân cư.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng công bố mẫu nhà an toàn trong quý III năm 2031.
2. Các sở, ngành báo cáo kết quả thực hiện về Sở Xây dựng trước ngày 10 tháng 12 hằng năm.
3. Hội đồng nhân dân các xã, Ban Thanh tra nhân dân trong phạm vi nhiệm vụ, quyền hạn của mình \
có trách nhiệm giám sát việc dựng nhà.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đỗ Quang Vịnh
"""

SUPPORT = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 19/2031/QĐ-UBND
Hòa Lạc, ngày 2 tháng 6 năm 2031
QUYẾT ĐỊNH
Quy định hỗ trợ tiền dựng nhà cho hộ vùng lũ
Chương I
HỖ TRỢ HỘ MẤT NHÀ
Điều 1. Mức và thời gian hỗ trợ
1. Mức hỗ trợ: 60.000.000 đồng/hộ.
2. Thời gian hỗ trợ: Tối đa 4 tháng.
Chương II
HỖ TRỢ HỘ CÓ NHÀ HƯ HỎNG
Điều 2. Mức và thời gian hỗ trợ
1. Mức hỗ trợ: 25.000.000 đồng/hộ.
2. Thời gian hỗ trợ: Tối đa 2 tháng.
Điều 3. Hồ sơ
1. Hộ gia đình gửi đơn đến UBND xã trong vòng 20 ngày.
2. UBND xã niêm yết danh sách hộ được hỗ trợ tiền dựng nhà ít nhất 5 ngày.
Điều 4. Các trường hợp không được hỗ trợ
Hộ gia đình không được hỗ trợ nếu thuộc một trong các trường hợp sau đây:
1. Đã nhận tiền bảo hiểm nhà ở.
2. Tự ý dựng nhà trong hành lang thoát lũ.
3. Còn nhà ở khác trong cùng xã.
"""

WITHOUT_NUMBER = """\
SỞ XÂY DỰNG TỈNH HÒA LẠC
KẾ HOẠCH
Lắp trạm đo mưa ở vùng lũ tỉnh Hòa Lạc đến năm 2032
Để báo sớm cho dân, Sở Xây dựng ban hành kế hoạch lắp trạm đo mưa ở vùng lũ.
I. MỤC TIÊU
- Trạm loại A gửi số liệu với tốc độ tối thiểu 20 Mbit/s.
- Trạm loại B ở vùng cao gửi số liệu với tốc độ tối thiểu 80Mbit/s.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Chủ trì, phối hợp với các đơn vị liên quan thực hiện kế hoạch này.
2. Đề nghị Ủy ban nhân dân các xã vùng lũ
- Bố trí đất đặt trạm đo mưa.
- Cử người trông coi trạm, báo số liệu hằng tuần về Sở Xây dựng.
"""

REPAIR = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/QĐ-UBND
Hòa Lạc, ngày 9 tháng 7 năm 2031
QUYẾT ĐỊNH
Hỗ trợ sửa nhà cho hộ vùng lũ
I. MỨC HỖ TRỢ
1. Hỗ trợ sửa nhà một lần cho hộ vùng lũ, cụ thể như sau:
a) Nhà hư hỏng nhẹ: 3.000.000 đồng/hộ.
b) Nhà hư hỏng vừa: 6.000.000 đồng/hộ.
c) Nhà hư hỏng nặng: 9.000.000 đồng/hộ.
2. Đơn vị có nhà trong vùng lũ được hỗ trợ sửa nhà, không bao gồm các trường hợp sau:
a) Doanh nghiệp có vốn nhà nước.
b) Cơ quan đang thuê trụ sở.
II. GIẢI PHÁP
1. Nhóm giải pháp về vật liệu
- Dự trữ ngói và xi măng ở mỗi xã.
2. Nhóm giải pháp về thợ
- Mời thợ của các xã bạn.
3. Nhóm giải pháp về vốn
- Cho vay không lãi trong hai năm.
III. KINH PHÍ
Kinh phí sửa nhà do ngân sách tỉnh đảm bảo.
"""

WARNING = """\
Lũ trên sông Cát lên nhanh
Theo báo cáo của Sở Nông nghiệp (Cơ quan thường trực Ban chỉ đạo 36), Hệ thống 36 chỉ ghi nhận, \
phân loại số liệu của 12/40 xã. Sáng 2/9/2031, lũ trên sông Cát ở mức báo động cấp 3.
"""

BOATS = """\
HỘI ĐỒNG NHÂN DÂN
TỈNH HÒA LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 23/2031/NQ-HĐND
Hòa Lạc, ngày 8 tháng 8 năm 2031
NGHỊ QUYẾT
Về cho vay vốn đóng thuyền ở bãi sông
Điều 1. Cho vay vốn đóng thuyền như sau:
1. Phạm vi và đối tượng
a) Phạm vi: Các xã ven sông Cát.
b) Đối tượng: Hộ làm nghề cá ở bãi sông.
2. Mức vay
a) Lãi suất bằng không trong hai năm, số nợ vay tối đa không quá 40 triệu đồng/hộ.
b) Thời hạn trả theo hợp đồng nhưng không quá 05 (năm) năm.
3. Nguồn kinh phí thực hiện: Quỹ phòng lũ của tỉnh.
4. Chi họp của Tổ 27, mức chi:
a) Người chủ trì: 90.000 đồng/người/buổi.
b) Các thành viên khác: 60.000 đồng/người/buổi.
Điều 2. Hội đồng nhân dân tỉnh giao cho Sở Thủy sản hoàn thiện hồ sơ bãi neo thuyền.
Điều 3. Thường trực Hội đồng nhân dân tỉnh giám sát việc lập bãi neo thuyền.
"""

MARKET = """\
HỘI ĐỒNG NHÂN DÂN
TỈNH BÌNH ẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 31/2031/NQ-HĐND
Bình Ải, ngày 9 tháng 8 năm 2031
NGHỊ QUYẾT
Về chợ nổi trên sông
Điều 1. Mở hai chợ nổi ở ngã ba sông.
Điều 2. Thường trực Hội đồng nhân dân tỉnh giám sát việc mở chợ nổi.
"""


def write_shelter_papers(folder: Path) -> list[Path]:
    """Write the papers into a folder and give back their paths."""
    texts = {
        "cong-dien.txt": DISPATCH,
        "ke-hoach.txt": PLAN,
        "quyet-dinh.txt": SUPPORT,
        "tram-do-mua.txt": WITHOUT_NUMBER,
        "sua-nha.txt": REPAIR,
        "bao-lu.txt": WARNING,
        "dong-thuyen.txt": BOATS,
        "cho-noi.txt": MARKET,
    }
    return write_texts(texts, folder)
