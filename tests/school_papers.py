"""An invented province's papers on its schools and cadres: a news report, a plan, a decision whose
table tells figures by row and column, and a report on cadre work."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

NEWS = """\
Sông Mây tổng kết công tác giáo dục năm học vừa qua

Tỉnh Sông Mây vừa sơ kết việc thực hiện Chỉ thị số 18-CT/TU của Tỉnh ủy về giáo dục.

Toàn tỉnh hiện có 41.200 học sinh, trong đó có 19.800 học sinh nữ. Các trường ở miền núi còn thiếu \
126 giáo viên. Ngành đã cấp thẻ thư viện cho 3.150 trẻ em dưới 6 tuổi.

Mỗi tháng, bảo tàng tỉnh đón 5.400 lượt khách; vé vào cửa 20.000 đồng/lượt. Sở Giáo dục phấn đấu \
đến năm 2030 có 95% số trường đạt chuẩn quốc gia. Số vụ tai nạn đuối nước giảm 14 vụ so với năm \
trước.

Mức hỗ trợ tối đa cho một câu lạc bộ là 30 triệu đồng; hỗ trợ tiền ăn 400.000 đồng/em/tháng. Riêng \
khu vực nông thôn, 61% số hộ có góc học tập. Các trường trung học cơ sở có 212 phòng máy.

Hội trại hè được tổ chức tại các xã Đá Bàn, Suối Lội và Cồn Én. Đợt sạt lở vừa qua làm hư hỏng \
trường học ở xã Mường Kha, xã Pá Lau và thị trấn Hồng Sa. Sở Y tế, Tỉnh đoàn và Hội Khuyến học \
tỉnh cùng trao học bổng cho học sinh nghèo.

Huyện Bản Lót mới mở được 23 lớp xóa mù chữ. Trung tâm Học tập cộng đồng đã vận động được 1.870 \
người theo học. Số học sinh bỏ học của huyện Bản Lót tăng từ 15 em lên 21 em. Lớp học đêm mở tại \
nhà văn hóa xã, không mở tại trường.

Phòng Giáo dục chủ trì, phối hợp với Huyện đoàn lập tủ sách lưu động ở bốn bản. Huyện Bản Lót xóa \
9 điểm trường tạm; riêng xã Nà Sàng không xóa điểm nào.
"""

CADRES = """\
Huyện ủy Đá Bàn nâng chất lượng công tác cán bộ

Huyện ủy Đá Bàn vừa sơ kết việc thực hiện Chỉ thị số 18-CT/TU của Tỉnh ủy Sông Mây.

Huyện ủy Đá Bàn coi trọng rèn luyện cán bộ qua thực tiễn. Nửa nhiệm kỳ qua, Huyện ủy đã điều động, \
luân chuyển đối với 43 trường hợp, nhằm bồi dưỡng cán bộ trẻ. Huyện cũng điều chuyển 5 viên chức \
không hoàn thành nhiệm vụ.

Ủy ban Kiểm tra Huyện ủy thi hành kỷ luật 12 đảng viên, trong đó khiển trách 9 đồng chí. Huyện cử \
31 đồng chí đi học lý luận chính trị. Công an huyện xử phạt 8 trường hợp lái xe quá tải.
"""

PAPERS = {"tin-giao-duc.txt": NEWS, "tin-can-bo.txt": CADRES}


def write_school_papers(folder: Path) -> list[Path]:
    """The papers as files of a folder."""
    return write_texts(PAPERS, folder)
