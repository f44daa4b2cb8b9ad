"""Word lists of official Vietnamese that the wording of questions needs."""

from __future__ import annotations

import re


def _either(words: str) -> str:
    """A pattern for any of the words, longest first."""
    listed = [" ".join(word.split()) for word in words.split(",")]
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


# Words that tie a sentence to the one before and can be left out.
CONNECTIVES = _either(
    """
    Tuy nhiên, Đồng thời, Bên cạnh đó, Ngoài ra, Đặc biệt, Cụ thể, Theo đó, Cùng với đó, Song
    song đó, Mặt khác, Như vậy, Trước hết, Cuối cùng, Ngược lại, Đáng chú ý, Hơn nữa, Còn,
    Trước mắt, Đi đôi với đó
    """
)
# Words that mean nothing without the text around them.
POINTERS = _either(
    """
    ấy, coi đây, đây là, tại đây, nói trên, nêu trên, trên đây, sau đây, dưới đây, như trên,
    như sau, kể trên, vừa qua,
    chúng tôi, chúng ta, tôi, họ, hai văn bản, ở đây, qua đó, nhờ vậy, nhờ đó, vì thế, do đó,
    vì vậy, trong đó, từ đó, sau đó, trước đó, còn lại, đơn vị mình, địa phương mình,
    thời gian mới, thời hạn mới, lịch mới
    """
)
# Verbs that begin an order to officials.
VERBS = _either(
    """
    ban hành, báo cáo, bảo đảm, đảm bảo, bảo vệ, biên soạn, bố trí, bồi dưỡng, cải tiến,
    cân đối, cắt giảm, chăm lo, động viên, trao đổi, chấm dứt, chấn chỉnh, chỉ đạo, chỉ
    định, chọn, chú trọng, chủ động, chủ trì, chuẩn bị, chuyển, công bố, công khai, củng
    cố, cung cấp, cử, cập nhật, duy trì, đánh giá, đào tạo, đẩy mạnh, đẩy nhanh, đăng
    ký, đề cao, đề xuất, đề nghị, điều chuyển, điều tra, đình chỉ, đôn đốc, đối thoại,
    đổi mới, đưa, gắn, giải quyết, giám sát, giao, giữ, gửi, hoàn thành, hoàn thiện, hỗ
    trợ, huy động, hướng dẫn, khảo sát, khắc phục, khẩn trương, khen thưởng, khuyến
    khích, kiểm điểm, kiểm soát, kiểm tra, kiên quyết, kiện toàn, kịp thời, lãnh đạo,
    lấy, lập, lồng ghép, mở, mở rộng, nâng, nâng cao, nâng cấp, nắm, nghiên cứu, ngăn
    chặn, nhân rộng, niêm yết, phân công, phân loại, phấn đấu, phát động, phát hiện,
    phát huy, phát triển, phối hợp, phổ biến, phòng ngừa, phục vụ, quan tâm, quán triệt,
    quản lý, quy định, rà soát, rút ngắn, sắp xếp, siết chặt, sơ kết, sửa đổi, tạm dừng,
    tăng cường, tăng, tập huấn, tập trung, tham mưu, thanh tra, thành lập, tháo gỡ, thay
    thế, theo dõi, thí điểm, thống kê, thống nhất, thu hồi, thực hiện, thường xuyên,
    tiếp nhận, tiếp tục, trồng mới, tiếp công dân, tiến hành, tìm, tổ chức, tổng hợp, tổng kết, trả
    lời, triển khai, trình, truy quét, tuyên truyền, tuyển chọn, tự, vận động, ưu tiên,
    xác định, xác minh, xem xét, xét, xử lý, xây dựng, ký, sử dụng, tuân thủ, chấp hành,
    nghiêm cấm, tước, đầu tư, tạo điều kiện, phản ánh, thông báo, bổ sung, tổng kiểm
    tra, ứng dụng, số hóa, hằng năm, định kỳ
    """
)
# Words that begin the name of a body or of a post.
_BODIES = _either(
    """
    Sở, Ban, Bộ, Văn phòng, Thanh tra, Chủ tịch, Phó, Bí thư, Trưởng, Giám đốc, Cục, Chi cục,
    Hội, Mặt trận, Ủy ban, Uỷ ban, Ủy viên, UBND, HĐND, UBMTTQ, MTTQ, BTV, Huyện ủy, Huyện uỷ,
    Tỉnh ủy, Tỉnh uỷ, Thành ủy, Thành uỷ, Quận ủy, Quận uỷ, Đảng ủy, Đảng uỷ, Đảng đoàn, Đảng
    bộ, Công an, Thường trực, Thường vụ, Đoàn Thanh niên, Viện, Tòa án, Báo, Đài, Trung tâm,
    Liên đoàn, Ngân hàng, Kho bạc, Bộ Chỉ huy, Bảo hiểm, Công đoàn, Phòng, Tổng cục, Thủ
    tướng, Chính phủ, Quốc hội, Hội đồng, Chánh, Bưu điện, Quân khu, Tập đoàn, Tổng công ty,
    Kiểm toán, Học viện, Trường, Tỉnh đoàn, Huyện đoàn, Thành đoàn
    """
)
BODY = re.compile(rf"(?:{_BODIES})(?!\w)")
