"""Names of units that are given work: where one begins, where its verb begins, lists of units.

Patterns are matched on `tone_key(text)`: lower case, tones kept, one spelling (uỷ → ủy), same length.
Names are not listed; a unit is a known head (Sở, Ủy ban, Thủ trưởng…) and all words up to a verb.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.folding import tone_key

# Fields whose words are verbs elsewhere, kept whole behind their heads: "Sở Xây dựng xây dựng …".
_FIELDS = (
    "xây dựng|kế hoạch và đầu tư|kế hoạch - đầu tư|lao động - thương binh và xã hội|"
    "lao động, thương binh và xã hội|văn hóa, thể thao và du lịch|văn hóa - thể thao và du lịch|"
    "văn hóa và thể thao|văn hóa - thông tin|văn hóa, xã hội và thông tin|thông tin và truyền thông|"
    "giáo dục và đào tạo|khoa học và công nghệ|tài nguyên và môi trường|nông nghiệp và môi trường|"
    "nông nghiệp và phát triển nông thôn|giao thông vận tải|dân tộc và tôn giáo|"
    "kiểm tra|tổ chức|tuyên giáo và dân vận|chỉ đạo|quản lý|giám sát"
)
_HEADS = (
    r"bộ(?! luật| phận| máy| môn| tiêu chí| chỉ số| hồ sơ)|sở|vụ|tổng cục|chi cục|cục|ban(?! hành)|ủy ban|"
    r"ubnd|ubkt|ubmttq|mttq|hđnd|hội đồng|văn phòng|thanh tra(?! (?:đột xuất|việc|thường))|"
    r"công an(?! các)|lực lượng|viện|trung tâm|phòng(?!,| chống| ngừa| cháy)|kho bạc|ngân hàng|"
    r"đài|báo(?! cáo)|tạp chí|hội(?! nghị| thảo| nhập| thi)|liên đoàn|liên minh|liên hiệp|đoàn|"
    r"mặt trận|tòa án|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng đoàn|cấp ủy|chi bộ|"
    r"đảng bộ|chi, đảng bộ|tỉnh đoàn|thành đoàn|tổ chức(?! (?:thực hiện|triển khai|quán triệt|tốt|"
    r"học tập|hội nghị|kiểm tra|sơ kết|tổng kết|lại|thi công|tuyên truyền|thi|các|đối thoại|tiếp))|"
    r"cơ quan|đơn vị|doanh nghiệp|địa phương|ngành|cấp|trường(?! hợp)|nhà trường|"
    r"cơ sở(?! vật chất| dữ liệu)|chủ tịch|phó chủ tịch|bí thư|phó bí thư|thủ trưởng|người đứng đầu|"
    r"(?:tổng |phó )?giám đốc|(?:thứ|bộ) trưởng|trưởng|phó trưởng|chánh|hiệu trưởng|thống đốc|"
    r"cục trưởng|tổng cục trưởng|viện trưởng|đồng chí|cán bộ|công chức|viên chức|đảng viên|thành viên|"
    r"chính phủ|quốc hội|thủ tướng|chính quyền|chủ đầu tư|công ty|tập đoàn|tổng công ty|"
    r"bảo hiểm xã hội|bưu điện|công đoàn|hợp tác xã|viễn thông|điện lực|tổ(?! chức)|đội|xã|phường|"
    r"huyện|tỉnh|thành phố|quận|thị xã|chi hội|lãnh đạo|thường trực"
)
_QUANTIFIERS = r"(?:(?:các|những|từng|mỗi|mọi|toàn thể|toàn bộ|tất cả|tập thể|riêng|nhóm)\s)*"
_HEAD = re.compile(rf"{_QUANTIFIERS}(?P<head>{_HEADS})(?![^\W\d_])")
_FIELD = re.compile(
    rf"(?:bộ|sở|ban|vụ|cục|phòng|tổng cục|chi cục|ủy ban|bộ trưởng bộ|giám đốc sở)\s(?:{_FIELDS})"
    r"(?![^\W\d_])"
)
_VERBS = (
    r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|(?<!ban )(?<!sự )chỉ đạo|hướng dẫn|"
    r"(?<!ủy ban )kiểm tra|theo dõi|đôn đốc|giám sát|(?<!quan )tham mưu|báo cáo|thực hiện|triển khai|"
    r"rà soát|nghiên cứu|bảo đảm|đảm bảo|tăng cường|tiếp tục|xây dựng|ban hành|trình|cân đối|bố trí|"
    r"đưa|vận động|quán triệt|cụ thể hóa|đề xuất|hoàn thành|tổng hợp|quy định|thẩm định|tuyên truyền|"
    r"phát huy|phát động|duy trì|kịp thời|nghiêm túc|khẩn trương|chủ động|thường xuyên|căn cứ|"
    r"trên cơ sở|theo chức năng|trong phạm vi|theo thẩm quyền|theo chức trách|cần|phải|"
    r"có (?:kế hoạch|phương án|biện pháp|hình thức|văn bản|giải pháp|cơ quan thường trực)|"
    r"là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì|tham mưu)|giúp|tạo|ưu tiên|tham gia|xử lý|"
    r"công khai|cập nhật|thống kê|tổng kết|sơ kết|lập|đánh giá|phổ biến|biên soạn|nâng cấp|cắt giảm|"
    r"giải quyết|niêm yết|bám sát|gương mẫu|nêu gương|chấp hành|phân công|lồng ghép|thành lập|"
    r"kiện toàn|củng cố|đổi mới|huy động|dành|hỗ trợ|tập trung|đẩy mạnh|nâng cao|nhận|cử|mở|đặt|"
    r"không được|không để|gửi|làm đầu mối|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|"
    r"định kỳ|trước ngày|sử dụng các|thông báo|tiếp nhận|cung cấp|xem xét|bổ sung|tư vấn|quản lý chặt|"
    r"tổ chức (?:thực hiện|triển khai|quán triệt|tốt|học tập|hội nghị|kiểm tra|sơ kết|tổng kết|lại|"
    r"tuyên truyền|thi|các|đối thoại|tiếp|việc|tập huấn|lễ|nghiên cứu|đánh giá|phát động|rà soát|\d)"
)
_VERB = re.compile(rf"(?<![^\W\d_])(?:{_VERBS})(?![^\W\d_])")
_ASKED = re.compile(
    r"(?<![^\W\d_])(?:giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công)\s(?:cho\s)?"
)
_LINK = re.compile(r"\s?(?:,|;|\svà\s|\scùng\s|\svới\s|:)\s?")
_FOR = re.compile(r"(?:(?:đối với|trách nhiệm của|nhiệm vụ của|giao|đề nghị|yêu cầu)\s)")
_MAX_UNIT = 330


class Subject(NamedTuple):
    """A unit with the place of its name and of the verb that follows (equal to `end` if none)."""

    start: int
    end: int
    verb: int


def read_subject(key: str, start: int, end: int) -> Subject | None:
    """The unit whose name begins at `start`, up to the verb of its duty; None when no unit begins
    here or no verb follows before `end`. `key` is `tone_key(text)`.

    >>> key = tone_key("Sở Xây dựng chủ trì rà soát")
    >>> read_subject(key, 0, len(key))
    Subject(start=0, end=11, verb=12)
    """
    if _HEAD.match(key, start, end) is None:
        return None
    verb = _verb_after(key, start, min(end, start + _MAX_UNIT))
    if verb is None:
        return None
    name_end = start + len(key[start:verb].rstrip(" ,:;-–"))
    return Subject(start, name_end, verb) if name_end > start else None


def read_owner(key: str, start: int, end: int) -> Subject | None:
    """The unit that a line consists of ("2. Bộ Y tế", "Đối với Sở Nội vụ:"), None for other lines."""
    lead = _FOR.match(key, start, end)
    begin = lead.end() if lead else start
    name = key[begin:end].rstrip(" :.;,")
    if end - begin > _MAX_UNIT or (key[start:end].rstrip().endswith(".") and not lead):
        return None
    if _HEAD.match(key, begin, end) is None or _verb_after(key, begin, end) is not None:
        return None
    return Subject(begin, begin + len(name), begin + len(name))


def asked_units(key: str, start: int, end: int) -> list[int]:
    """Where the names of units begin that are asked: "giao Sở …", "đề nghị Ủy ban …"."""
    return [
        match.end()
        for match in _ASKED.finditer(key, start, end)
        if _HEAD.match(key, match.end(), end)
    ]


def split_units(text: str) -> tuple[str, ...]:
    """The units of a list, "các Bộ: A, B và C" written out.

    >>> split_units("Bộ Y tế, các Bộ: Tư pháp, Văn hóa và Ủy ban nhân dân các tỉnh")
    ('Bộ Y tế', 'Bộ Tư pháp', 'Bộ Văn hóa', 'Ủy ban nhân dân các tỉnh')
    """
    key = tone_key(text)
    cuts = [0]
    for link in _LINK.finditer(key):
        if _field_covers(key, link.start()):
            continue
        cuts.extend((link.start(), link.end()))
    cuts.append(len(text))
    units: list[str] = []
    shared = ""
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        name = text[start:end].strip(" ,;:.")
        if not name:
            continue
        headed = _HEAD.match(key, start + len(text[start:end]) - len(text[start:end].lstrip()))

        if tone_key(name) in {"các bộ", "các sở", "bộ", "sở"}:
            shared = name.split()[-1]
        elif headed or not units:
            units.append(name)
            shared = "" if headed and not shared else shared
        elif shared and name[0].isupper():
            units.append(f"{shared.capitalize()} {name}")
        else:
            units[-1] = f"{units[-1]}, {name}"
    return tuple(units)


def _verb_after(key: str, start: int, end: int) -> int | None:
    """Where the first verb stands that is no part of a unit's field."""
    at = start
    while at < end:
        verb = _VERB.search(key, at, end)
        if verb is None:
            return None
        covering = _field_covers(key, verb.start())
        if covering is None or covering <= verb.start():
            return verb.start() if not _told_as_past(key, verb.start()) else None
        at = covering
    return None


def _field_covers(key: str, place: int) -> int | None:
    """The end of the field name ("Bộ Xây dựng") that covers a place, if any."""
    for match in _FIELD.finditer(key, max(0, place - 60), min(len(key), place + 60)):
        if match.start() <= place < match.end():
            return match.end()
    return None


def _told_as_past(key: str, verb: int) -> bool:
    """Whether the verb tells what was done, not what must be: "đã chỉ đạo", "chưa thực hiện"."""
    return re.search(r"(?:đã|đang|chưa|vừa|được|bị)\s$", key[max(0, verb - 6) : verb]) is not None
