"""Names of units that are given work: where one begins, where its verb begins.

Patterns are matched on `tone_key(text)`: lower case, tones kept, one spelling (uỷ → ủy, vị → vỵ),
same length. Names are not listed; a unit is a known head (Sở, Ủy ban, Thủ trưởng…) and all words up
to a verb.
"""

from __future__ import annotations

import re
from typing import NamedTuple


def keyed(pattern: str) -> re.Pattern[str]:
    """A pattern for text that `tone_key` has brought to one spelling, which writes "vị" as "vỵ"."""
    return re.compile(pattern.replace("vị", "vỵ"))


# Fields whose words are verbs elsewhere, kept whole behind their heads: "Sở Xây dựng xây dựng …".
_FIELDS = (
    "xây dựng|kế hoạch và đầu tư|kế hoạch - đầu tư|lao động [-–] thương binh và xã hội|"
    "văn hóa, thể thao và du lịch|tổ chức - nội vụ|tổ chức nội vụ"
)
_FIELD = keyed(
    rf"(?<![^\W\d_])(?:(?:bộ|sở|vụ|cục|phòng|ty|ban)\s(?:{_FIELDS})|ủy ban kiểm tra|"
    r"ban (?:tổ chức|chỉ đạo|quản lý|giám sát|thực hiện|vận động|hướng dẫn)|(?:tổng )?cục quản lý|"
    r"vụ (?:tổ chức|giám sát)|giáo dục thường xuyên|(?:cơ quan|đơn vị|cá nhân) "
    r"(?:chủ trì|phối hợp|thực hiện|tham mưu|xây dựng|tham gia|lập|thẩm định|thường trực|quy định|"
    r"có báo cáo)|tổ chức (?:đảng|chính trị|xã hội|đoàn thể)|hội đồng thẩm định|đội kiểm tra|"
    r"(?:lao động [-–] thương binh|giáo dục|khoa học|tài nguyên|nông nghiệp|thông tin|kế hoạch|"
    r"dân tộc|"
    r"văn hóa, thể thao) và (?:xã hội|đào tạo|công nghệ|môi trường|phát triển nông thôn|"
    r"truyền thông|đầu tư|tôn giáo|du lịch)|"
    r"thi đua(?:, | [-–] )khen thưởng|đoàn (?:kiểm tra|giám sát)|người (?:lập|báo cáo)|"
    r"được giao|thanh tra xây dựng)(?![^\W\d_])"
)
# What follows "tổ chức" where it is a body, not the verb "to organise".
_BODY_NOUNS = (
    r",| (?:đảng|chính trị|xã hội|đoàn thể|cá nhân|có|liên quan|thành viên|trong|đoàn|quần chúng|"
    r"công đoàn|cơ sở|doanh nghiệp|quốc tế|hội(?! nghị| thảo| thi| diễn)|của|khác|hữu quan|"
    r"tín dụng|"
    r"kinh tế|khoa học|phi|tôn giáo|"
    r"sự nghiệp|hành chính|đại diện|nước ngoài|nghề nghiệp|pháp chế|sử dụng|hoạt động|"
    r"khai thác|và cá nhân|và công dân)"
)
_HEADS = (
    r"bộ(?! luật| phận| máy| môn| tiêu chí| chỉ số| hồ sơ)|sở|vụ|tổng cục|chi cục|cục|"
    r"ban(?! hành)|ủy ban|ubnd|ubkt|ubmttq|mttq|hđnd|hội đồng|văn phòng|"
    r"thanh tra(?! (?:đột xuất|việc|thường))|công an(?! các)|lực lượng|viện|trung tâm|"
    r"phòng(?!,| chống| ngừa| cháy)|kho bạc|ngân hàng|đài|báo(?! cáo)|tạp chí|"
    r"hội(?! nghị| thảo| nhập| thi)|(?:tổng )?liên đoàn|liên minh|liên hiệp|đoàn|mặt trận|tòa án|"
    r"tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng đoàn|cấp ủy|chi bộ|đảng bộ|"
    r"chi, đảng bộ|tỉnh đoàn|thành đoàn|cơ quan|đơn vị|doanh nghiệp|địa phương|ngành|cấp|"
    r"trường(?! hợp)|"
    rf"(?<=các )tổ chức|tổ chức(?={_BODY_NOUNS})|"
    r"nhà trường|cơ sở(?! vật chất| dữ liệu| hạ tầng)|chủ tịch|phó chủ tịch|bí thư|phó bí thư|"
    r"thủ trưởng|người đứng đầu|người sử dụng lao động|công dân|bên mời thầu|"
    r"(?:tổng |phó )?giám đốc|(?:thứ|bộ) trưởng|trưởng|phó trưởng|chánh|"
    r"hiệu trưởng|thống đốc|cục trưởng|tổng cục trưởng|viện trưởng|đồng chí|cán bộ|công chức|"
    r"viên chức|đảng viên|thành viên|chính phủ|quốc hội|thủ tướng|chính quyền|chủ đầu tư|công ty|"
    r"tập đoàn|tổng công ty|bảo hiểm xã hội|bưu điện|công đoàn|hợp tác xã|viễn thông|điện lực|"
    r"tổ(?! chức)|đội|hạt|đồn|trạm|chi nhánh|học viện|đại học|bệnh viện|nhà máy|hộ gia đình|"
    r"nhà đầu tư|cá nhân|xã|phường|"
    r"huyện|tỉnh|thành phố|quận|thị xã|chi hội|lãnh đạo|thường trực"
)
_QUANTIFIERS = r"(?:(?:các|những|từng|mỗi|mọi|toàn thể|toàn bộ|tất cả|tập thể|riêng|nhóm)\s)*"
HEAD = keyed(rf"{_QUANTIFIERS}(?P<head>{_HEADS})(?![^\W\d_])")
# Heads that are also the names of fields: "các Bộ: Công an, …" means Bộ Công an.
FIELD_HEADS = frozenset({"công an", "thanh tra"})
_VERBS = (
    r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|(?<!sự )chỉ đạo|hướng dẫn|"
    r"(?:tổng )?kiểm tra|theo dõi|"
    r"đôn đốc|giám sát|tham mưu|báo cáo|thực hiện|triển khai|(?:tổng )?rà soát|nghiên cứu|bảo đảm|"
    r"đảm bảo|"
    r"tăng cường|tiếp tục|xây dựng|ban hành|cân đối|bố trí|đưa|vận động|"
    r"(?<!công )(?<!chương )(?<!quy )trình(?! độ| tự| bày)|"
    r"quán triệt|cụ thể hóa|đề xuất|hoàn thành|tổng hợp|quy định(?! tại| ở| trong)|"
    r"thẩm định|tuyên truyền|phát huy|"
    r"phát động|duy trì|kịp thời|nghiêm túc|khẩn trương|chủ động|thường xuyên|căn cứ|trên cơ sở|"
    r"quyết liệt|tiếp thu(?! ý kiến của)|"
    r"theo chức năng|trong phạm vi|theo thẩm quyền|theo chức trách|theo nhiệm vụ|cần|phải|"
    r"có (?:kế hoạch|phương án|biện pháp|hình thức|văn bản|giải pháp|cơ quan thường trực|nhiệm vụ|"
    r"thẩm quyền|nghĩa vụ|ý kiến)|"
    r"là (?:(?:cơ quan|đơn vị) )?(?:đầu mối|thường trực|chủ trì|tham mưu)|giúp(?! việc)|"
    r"(?<!đào )tạo|ưu tiên|"
    r"tham gia|xử lý|công khai|cập nhật|thống kê|tổng kết|sơ kết|lập|đánh giá|phổ biến|biên soạn|"
    r"nâng cấp|cắt giảm|giải quyết|niêm yết|bám sát|gương mẫu|nêu gương|chấp hành|phân công|"
    r"lồng ghép|thành lập|kiện toàn|củng cố|đổi mới|huy động|dành|hỗ trợ|tập trung|đẩy mạnh|"
    r"(?<!cán bộ )(?<!ban )(?<!tập thể )(?<!đồng chí )lãnh đạo(?! (?:các|sở|đơn vị|cơ quan|ủy|ubnd|"
    r"phòng|bộ|đảng|huyện|tỉnh|thành)|,? quản lý)|nâng cao|nhận|"
    r"(?<!bầu )(?<!ứng )(?<!đề )cử(?! tri| nhân| chỉ)|mở|"
    r"xác định|"
    r"không được|không để|tiếp(?= công dân| dân)|(?<!thư )(?<!đăng )(?<!chữ )ký|nêu|gửi|"
    r"làm đầu mối|"
    r"(?:hằng|hàng) (?:năm|quý|tháng|tuần|ngày)|định kỳ|trước ngày|chậm nhất|thông báo|tiếp nhận|"
    r"(?:lựa )?chọn|làm điểm|nộp|cam kết|tạm dừng|chấm dứt|kiên quyết|tuyệt đối|chuẩn bị|tiến hành|"
    r"thu hồi|khắc phục|tập huấn|"
    r"vận dụng|bồi dưỡng|mở rộng|phát sóng|tuân thủ|đăng ký|tranh thủ|phát hiện|"
    r"ngăn chặn|đấu tranh|cải tiến|mời|"
    r"tuần tra|truy quét|triệt phá|trấn áp|điều tra|công bố|kiến nghị|phê duyệt|thu thập|đáp ứng|"
    r"đình chỉ|thanh toán|thiết lập|dự báo|lấy ý kiến|"
    r"(?<!trung tâm )(?<!trạm )(?<!cục )(?<!đội )kiểm soát(?! viên)|trang bị|hợp tác(?! xã)|"
    r"xác nhận|chỉ định|phân tích|lưu giữ|xác minh|phản ánh|thẩm tra|khảo sát|khai báo|triệu tập|"
    r"trao đổi|ứng dụng|phân loại|can thiệp|lắp đặt|chi trả|đăng tải|sửa chữa|giải trình|tập hợp|"
    r"hoàn thiện|kết nối|khen thưởng|sơ tán|di dời|khơi thông|gia cố|kiểm kê|hòa giải|lắng nghe|"
    r"bàn giao|nghiệm thu|giải ngân|cưỡng chế|phân luồng|cách ly|thi đua|"
    r"sắp xếp|nắm|trồng(?! trọt)|(?<!thường )trực(?= \d| chốt| ban)|"
    r"cung cấp|xem xét|bổ sung|sửa đổi|điều chỉnh|tư vấn|quản lý chặt|trả lời|"
    r"cấp(?= giấy| phép| lại| đổi| thẻ| kinh phí| đủ| \d)|cung ứng|xử phạt|phát hành|nhân rộng|"
    r"định hướng|mua sắm|thu gom|vận hành|chuyển giao|bảo vệ(?= rừng| an ninh| hiện trường)|"
    rf"(?<!các )(?<!của )tổ chức(?!{_BODY_NOUNS})"
)
_VERB = keyed(rf"(?<![^\W\d_])(?:{_VERBS})(?![^\W\d_])")
_ASKED = keyed(
    r"(?P<verb>giao(?<![^\W\d_]giao)|đề nghị(?<![^\W\d_]đề nghị)|yêu cầu(?<![^\W\d_]yêu cầu)"
    r"|phân công(?<![^\W\d_]phân công))(?: nhiệm vụ)?\s(?:cho\s)?"
)
_FOR = keyed(r"(?:(?:đối với|trách nhiệm của|nhiệm vụ của|giao|đề nghị|yêu cầu)\s)")
_THINGS_TO_DO = keyed(
    r" (?:thực hiện )?(?:các|những|một số) (?:công )?(?:việc|nhiệm vụ|nội dung)(?![^\W\d_])"
)
_ASIDE = keyed(r",? \(|, (?:đặc biệt là|nhất là|trước hết là|trong đó|bao gồm|gồm) ")
# What no unit's name holds: amounts, conditions, announcements of lists.
_NO_NAME = re.compile(
    r"%|\bthì\b|\blà\b|trong việc|làm việc theo|\d{2}|sau đây|như sau|\bgồm\b|[“”\"?!]|ảnh:|"
    r"yêu cầu|đề nghị"
)
_PLAIN_DUTY = keyed(
    r"(?<![^\W\d_])(?:chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan|đơn vị) (?:đầu mối|"
    r"thường trực|chủ trì))(?![^\W\d_])"
)
_NO_FIRST = frozenset({"có", "không", "được", "đã", "khi", "việc", "trường", "nếu", "do", "để"})
_MAX_UNLISTED = 90
_MAX_UNIT = 330


class Subject(NamedTuple):
    """A unit with the place of its name and of the verb that follows (equal to `end` if none)."""

    start: int
    end: int
    verb: int


def read_subject(key: str, start: int, end: int) -> Subject | None:
    """The unit whose name begins at `start`, up to the verb of its duty; None when no unit begins
    here or no verb follows before `end`. `key` is `tone_key(text)`.

    >>> from ingest.folding import tone_key
    >>> key = tone_key("Sở Xây dựng chủ trì rà soát")
    >>> read_subject(key, 0, len(key))
    Subject(start=0, end=11, verb=12)
    """
    if HEAD.match(key, start, end) is None:
        return None
    verb = _verb_after(key, start, min(end, start + _MAX_UNIT))
    if verb is None:
        return None
    aside = _ASIDE.search(key, start, verb)
    name_end = start + len(key[start : aside.start() if aside else verb].rstrip(" ,:;-–."))
    if _NO_NAME.search(key, start, name_end):
        return None
    return Subject(start, name_end, verb) if name_end > start else None


def read_owner(key: str, start: int, end: int) -> Subject | None:
    """The unit that a line consists of ("2. Bộ Y tế", "Đối với Sở Nội vụ:"); None for others."""
    lead = _FOR.match(key, start, end)
    begin = lead.end() if lead else start
    tasks = _THINGS_TO_DO.search(key, begin, end) if lead else None
    end = tasks.start() if tasks is not None else end
    name = key[begin:end].rstrip(" :.;,")
    if _NO_NAME.search(name) or name.startswith("phụ lục"):
        return None
    if end - begin > _MAX_UNIT or (key[start:end].rstrip().endswith(".") and not lead):
        return None
    if HEAD.match(key, begin, end) is None or _verb_after(key, begin, end) is not None:
        return None
    return Subject(begin, begin + len(name), begin + len(name))


def read_unlisted_subject(key: str, start: int, end: int) -> Subject | None:
    """A unit of a sort not known, before words that only a unit's duty has: "… chủ trì", "… chịu
    trách nhiệm". The caller sees to it that a capital begins it."""
    verb = _PLAIN_DUTY.search(key, start, min(end, start + _MAX_UNLISTED))
    if verb is None:
        return None
    name_end = start + len(key[start : verb.start()].rstrip(" ,:-–"))
    by = key.rfind(" do ", start, name_end) + len(" do ")
    if by > start and HEAD.match(key, by, name_end) and not _VERB.search(key, start, by):
        start = by  # "Cổng thông tin do Sở A chủ trì xây dựng"
    words = key[start:name_end].split()
    if not words or words[0] in _NO_FIRST:
        return None
    if (
        not 2 <= len(words) <= 12
        or _VERB.search(key, start, name_end)
        or ";" in key[start:name_end]
    ):
        return None
    return None if _NO_NAME.search(key, start, name_end) else Subject(start, name_end, verb.start())


def is_bare_unit(key: str, start: int, end: int) -> bool:
    """Whether words are but a unit's name, with nothing that it does."""
    return HEAD.match(key, start, end) is not None and _verb_after(key, start, end) is None


def asked_units(key: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The units that are asked to do something, "giao Sở …", "đề nghị Ủy ban …": the asking verb,
    where it stands, and where the unit's name begins."""
    return [
        (match["verb"], match.start(), match.end())
        for match in _ASKED.finditer(key, start, end)
        if HEAD.match(key, match.end(), end)
    ]


def _verb_after(key: str, start: int, end: int) -> int | None:
    """Where the first verb stands that is no part of a unit's field."""
    at = start
    while at < end:
        verb = _VERB.search(key, at, end)
        if verb is None:
            return None
        bracket = key.rfind("(", start, verb.start())
        closing = key.find(")", bracket, end) if bracket >= 0 else -1
        if closing > verb.start():
            at = closing
            continue
        covering = field_end(key, verb.start())
        if covering is None or covering <= verb.start():
            return verb.start() if not _told_as_past(key, verb.start()) else None
        at = covering
    return None


def field_end(key: str, place: int) -> int | None:
    """The end of the field name ("Bộ Xây dựng") that covers a place, if any."""
    for match in _FIELD.finditer(key, max(0, place - 60), min(len(key), place + 60)):
        if match.start() <= place < match.end():
            return match.end()
    return None


def _told_as_past(key: str, verb: int) -> bool:
    """Whether the verb tells what was done, not what must be: "đã chỉ đạo", "chưa thực hiện"."""
    return re.search(r"(?:đã|đang|chưa|vừa|được|bị)\s$", key[max(0, verb - 6) : verb]) is not None
