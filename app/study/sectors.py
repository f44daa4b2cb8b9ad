"""Which words of a task tell the sector of the body that does it, as common knowledge has it."""

from __future__ import annotations

import re

# The name of a body, and what else tells its field as plainly as the name does.
_SECTORS: tuple[tuple[str, str], ...] = (
    (r"nội vụ|ban tổ chức",
     "công vụ|công chức|viên chức|biên chế|tuyển dụng|tổ chức bộ máy|thi đua|khen thưởng|"
     "luân chuyển|điều chuyển|xếp loại"),
    (r"thanh tra|ban kiểm tra|nội chính",
     "thanh tra|kiểm tra|giám sát|khiếu nại|tố cáo|tiếp công dân|tham nhũng|kỷ luật|công vụ"),
    (r"tài chính|kho bạc",
     "kinh phí|ngân sách|dự toán|tỷ đồng|triệu đồng|chi thường xuyên|bố trí vốn|quyết toán"),
    (r"kế hoạch và đầu tư", "kế hoạch đầu tư|vốn đầu tư|đầu tư công|huy động các nguồn lực"),
    (r"y tế",
     "vệ sinh|dịch bệnh|phòng dịch|bệnh|khám|tiêm|thuốc|bác sĩ|y học|sức kho[eẻ]|xoa bóp|tình dục"),
    (r"tài nguyên|môi trường",
     "đất đai|hồ sơ đất|khoáng sản|rác|ô nhiễm|thăm dò|sử dụng đất|nguồn nước"),
    (r"xây dựng", "vật liệu xây dựng|xi măng|công trình|nhà ở|quy hoạch xây dựng|đô thị"),
    (r"giao thông", "đường bộ|vận tải|tai nạn giao thông|cầu đường|lái xe|bến xe"),
    (r"nông nghiệp|thu[ỷy] sản|kiểm lâm",
     "nông sản|nông dân|chăn nuôi|trồng trọt|thú y|giết mổ|thủy lợi|rừng|thuỷ sản|thủy sản"),
    (r"công thương|thương mại|công nghiệp|quản lý thị trường",
     "hàng giả|hàng thực phẩm giả|nhập lậu|siêu thị|chợ|nhà máy|xí nghiệp|khu công nghiệp|"
     "gian lận thương mại|vật liệu nổ|lưu thông hàng hóa"),
    (r"tư pháp", "phổ biến pháp luật|thi hành pháp luật|văn bản quy phạm|hộ tịch|tổ chức pháp chế|"
     "quy phạm pháp luật|biên soạn tài liệu tuyên truyền"),
    (r"văn h(?:óa|oá)|thể thao|du lịch",
     "văn hóa|văn hoá|lễ hội|di tích|thuần phong mỹ tục|báo chí|nghệ thuật|văn hoá phẩm|"
     "truyền thanh|phát sóng"),
    (r"thông tin|truyền thông|công nghệ",
     "hệ thống thông tin|phần mềm|trực tuyến|dịch vụ công|số hóa|chuyển đổi số|truyền thanh|"
     "báo chí|phát sóng"),
    (r"khoa học", "quy chuẩn|tiêu chuẩn quốc gia|đo lường|khoa học"),
    (r"lao động|bảo hiểm|công đoàn",
     "lao động|việc làm|dạy nghề|bảo hiểm|tiền lương|người lao động|người có công"),
    (r"giáo dục và đào tạo",
     "học sinh|sinh viên|nhà trường|trường học|giáo viên|giáo trình|học đường|ngoại khóa"),
    (r"mầm non", "trẻ em|trẻ|mẫu giáo|nuôi dưỡng"),
    (r"phổ thông|tiểu học|trung học", "học sinh"),
    (r"đại học|cao đẳng|học viện", "sinh viên|tốt nghiệp|doanh nghiệp"),
    (r"công an",
     "truy quét|triệt phá|tội phạm|trật tự an toàn|ổ nhóm|an ninh|trật tự|điều tra|cư trú|"
     "phòng cháy|lực lượng công an"),
    (r"quốc phòng|quân sự|biên phòng|bộ chỉ huy",
     "biên phòng|bộ đội|quân đội|dân quân|biên giới|hải đảo|đóng quân"),
    (r"tuyên giáo|báo |đài ",
     "tuyên truyền|báo chí|chuyên mục|tin bài|phát sóng|hỏi - đáp|dư luận|thông tấn"),
    (r"dân vận|mặt trận",
     "vận động (?:nhân dân|toàn dân|quần chúng)|hài lòng của người dân|phản biện|đồng bào|"
     "khu dân cư|dân tộc"),
    (r"thanh niên|tỉnh đoàn|huyện đoàn", "thanh niên|đoàn viên|thanh thiếu|tình nguyện"),
    (r"phụ nữ", "phụ nữ|bình đẳng giới|hội viên"),
    (r"hội nông dân", "nông dân|nông hộ"),
    (r"ngân hàng", "tín dụng|vay|lãi suất|thanh toán|tiền tệ"),
    (r"hải quan|thuế", "xuất khẩu|nhập khẩu|thông quan|thuế|hóa đơn"),
    (r"bưu điện", "bưu phẩm|bưu chính|chuyển phát"),
    (r"văn phòng", "theo dõi, tổng hợp|tổng hợp, báo cáo|tham mưu sơ kết|đầu mối tổng hợp"),
    (r"(?:tỉnh|thành|huyện|quận|đảng) [uủ][yỷ]|tỉnh đảng bộ", "của đảng|đảng viên|đảng bộ"),
    (r"doanh nghiệp|tổ chức, cá nhân|cơ sở|hộ ", "tuân thủ|chấp hành|hợp đồng lao động|thi công"),
)  # fmt: skip
_PATTERNS = tuple(
    (re.compile(name), re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for name, words in _SECTORS
)


def sector_words(body: str, task: str, topic: str = "") -> frozenset[str]:
    """Words of a task that tell the sector of a body; those that the whole paper is about, its
    `topic`, tell nothing.

    >>> sorted(sector_words("Sở Y tế", "kiểm tra vệ sinh các chợ", "về quản lý chợ"))
    ['vệ sinh']
    >>> sorted(sector_words("Sở Y tế", "kiểm tra vệ sinh các chợ", "về vệ sinh thực phẩm"))
    []
    """
    named, said, known = body.lower(), task.lower(), topic.lower()
    found: set[str] = set()
    for name, words in _PATTERNS:
        if name.search(named):
            found |= {match[0] for match in words.finditer(said) if match[0] not in known}
    return frozenset(found)
