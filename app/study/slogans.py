"""Parts of slogans as officials coin them ("5 rõ", "4 tại chỗ"), by what all parts share."""

from __future__ import annotations

from app.study.wording import plain

_PARTS: dict[str, str] = {
    "item ro": "rõ người, rõ việc, rõ thời gian, rõ tiến độ, rõ trách nhiệm, rõ thẩm quyền, "
    "rõ sản phẩm, rõ kết quả, rõ quy trình, rõ hiệu quả, rõ địa chỉ",
    "item * cho": "chỉ huy tại chỗ, lực lượng tại chỗ, phương tiện tại chỗ, hậu cần tại chỗ, "
    "vật tư tại chỗ, thông tin tại chỗ, tuyên truyền tại chỗ, y tế tại chỗ",
    "item dam": "dám nghĩ, dám nói, dám làm, dám đổi mới, dám đột phá, dám đương đầu, "
    "dám hành động",
    "item * hon": "nhanh hơn, hiệu quả hơn, quyết liệt hơn, linh hoạt hơn, thực chất hơn, "
    "sáng tạo hơn, gần dân hơn, kịp thời hơn",
    "item khong": "không né tránh, không đùn đẩy, không chậm trễ, không phiền hà, không tiêu cực, "
    "không chồng chéo, không hình thức, không bỏ sót",
    "item san": "sẵn sàng lực lượng, sẵn sàng phương tiện, sẵn sàng phương án, sẵn sàng chỉ huy, "
    "sẵn sàng hậu cần, sẵn sàng thông tin, sẵn sàng nhân lực, sẵn sàng vật tư, sẵn sàng kinh phí",
    "item dung": "đúng người, đúng việc, đúng quy trình, đúng thời hạn, đúng thẩm quyền, "
    "đúng đối tượng, đúng trách nhiệm",
    "item xin": "xin chào, xin lỗi, xin cảm ơn, xin phép, xin góp ý",
    "item luon": "luôn mỉm cười, luôn nhẹ nhàng, luôn thấu hiểu, luôn giúp đỡ, luôn lắng nghe",
    "item biet": "biết lắng nghe, biết chia sẻ, biết xin lỗi, biết cảm ơn, biết tôn trọng",
}

# What every slogan of its sort holds, so that nobody needs to read it there.
_COMMONPLACE = frozenset({"ro nguoi", "ro viec"})
# What parts of slogans say in other words: such a part is no stranger beside its like.
_SENSES = (
    ("thoi han", "thoi gian", "tien do", "ngay xong", "gio hen", "ngay"),
    ("ket qua", "hieu qua", "san pham"),
    ("nguoi", "nguoi lam", "dau moi"),
    ("trach nhiem", "tham quyen"),
)


def same_sense(first: str, second: str) -> bool:
    """Whether two parts say nearly the same.

    >>> same_sense("rõ thời hạn", "rõ ngày xong"), same_sense("rõ việc", "rõ người")
    (True, False)
    """
    tails = [plain(text).partition(" ")[2] for text in (first, second)]
    return any(tails[0] in senses and tails[1] in senses for senses in _SENSES)


def is_commonplace(part: str) -> bool:
    """Whether a part stands in all slogans of its sort.

    >>> is_commonplace("Rõ việc"), is_commonplace("rõ giờ hẹn")
    (True, False)
    """
    return plain(part) in _COMMONPLACE


def slogan_parts(sort: str) -> tuple[str, ...]:
    """Usual parts of slogans of a sort, as `list_sort` names sorts; () for others.

    >>> slogan_parts("item * hon")[:2], slogan_parts("item task")
    (('nhanh hơn', 'hiệu quả hơn'), ())
    """
    parts = _PARTS.get(sort, "")
    return tuple(parts.split(", ")) if parts else ()
