"""How sentences open: like an item of a list, like its continuation, or like a change of topic."""

from __future__ import annotations

import re

from ingest.folding import fold

# Openings of the items of real directives, counted (items opening so, of those that do in prose
# too), kept where an item is at least three times as likely as any other sentence.
_VERBS = (
    "tang cuong|day manh|tiep tuc|nang cao|thuc hien|trien khai|to chuc|xay dung|ra soat"
    "|chi dao|phoi hop|chu tri|chu dong|phat dong|phat huy|quan triet|tap trung|kiem tra"
    "|giam sat|doi moi|hoan thien|khan truong|nghiem tuc|kip thoi|bao dam|dam bao|quan tam"
    "|chu trong|kien quyet|xu ly|khac phuc|chan chinh|siet chat|de cao|gan|lay|coi|xac dinh"
    "|huy dong|bo tri|uu tien|khuyen khich|thuong xuyen|ban hanh|sua doi|nghien cuu|tham muu"
    "|huong dan|don doc|dinh ky|bao cao|cap nhat|ung dung|cai cach|cu the hoa|kien toan"
    "|cung co|duy tri|mo rong|phan dau|han che|giam|tao|thuc day|dau tu|giai quyet|thu hut"
    "|ho tro|quy hoach|quan ly|su dung|thanh tra|thong tin|tuyen truyen|van dong|giao duc"
    "|dao tao|boi duong|phan cong|giao|nghiem cam|tuyet doi|chong|phong|ngan chan|dau tranh"
    "|bieu duong|khen thuong|danh gia|tong ket|so ket|cong khai|nam chac|theo doi|lanh dao"
    "|cham lo|lap|thanh lap|cung cap|tham gia|pho bien|hoc tap|neu guong|thi hanh|tich cuc"
    "|phan dinh|phat trien|hinh thanh|lam tot|lam ro|thong nhat|giu gin|giu vung|ton tao"
    "|bao ve|bao ton|chuyen doi|so hoa|ket noi|cat giam|don gian|minh bach|nhan rong"
    "|khai thac|tiet kiem|binh xet|lua chon|sap xep|tinh gon|tran trong|lang nghe|tiep nhan"
    "|tra loi|niem yet|cong bo|lien he|dang ky|ky cam ket|ky ket|xoa bo|bai bo|loai bo|cam"
    "|khong|dua|hoan thanh|ket hop|long ghep|dinh huong|bam sat|lap lai|thiet lap|dieu tra"
    "|truy quet|thu hoi|dinh chi|tam dung|khoi phuc|ung pho|du bao|canh bao|dieu chinh"
    "|bo sung|cu|trang bi|tap huan|dien tap|rut kinh nghiem|chia se|tham dinh|phe duyet|cap"
    "|nang|tang|moi|guong mau|phan cap|uy quyen|nhan dien|tu phe binh|phe binh|doi thoai"
    "|tiep cong dan|tiep dan|xa hoi hoa|quy dinh|ren luyen"
)
_ITEM = re.compile(rf"(?:{_VERBS})\b")
_NUMBERED = re.compile(
    r"(?:(?:nhom|nhiem vu|giai phap|noi dung|muc tieu|nguyen tac|yeu cau|van de|diem|buoc|viec"
    r"|bai hoc|nguyen nhan|bieu hien|quan diem|khau)\s+)?"
    r"(?:nhiem vu |giai phap |noi dung |van de )?"
    r"(?:thu\s+(?:nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)|so\s+\d+|\d{1,2}\s*:)\b"
    r"|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|muoi \w+)\s+la\b"
)
_ADDING = re.compile(
    r"(?:theo do|dong thoi|ben canh do|cung voi do|cung voi|ngoai ra|di doi voi|song song|tiep theo"
    r"|tiep do|mat khac|cuoi cung|truoc het|truoc tien|ve|doi voi|trong cong tac|yeu cau|phai"
    r"|can)\b"
)
_IS = re.compile(r"(?:la|can|phai)\s+(?:viec\s+)?")
_LAST = re.compile(r"(?:cuoi cung|sau cung)\b")
_WITHIN = re.compile(
    r"(?:trong do|dac biet|nhat la|qua do|tu do|nho do|nho vay|do do|vi vay|vi the|do vay"
    r"|co nhu vay|day la|dieu nay|viec nay|noi dung nay|nhom nay|nhiem vu nay|muc tieu nay"
    r"|giai phap nay|cu the|theo do|o day|tren co so|truong hop|neu|ket qua|thoi gian|moi)\b"
)
_TURNING = re.compile(
    r"(?:tuy nhien|song|nhung"
    r"|de (?:to chuc|thuc hien|trien khai|chi thi|nghi quyet|ke hoach|dat|bao dam)"
    r"|tai (?:hoi nghi|buoi|cuoc|phien|le)|cung tai|phat bieu|ket luan|ket thuc|nhan manh|truoc do"
    r"|sau khi|duoc biet|theo (?:ong|ba|dong chi|bao cao|ke hoach|ban)|ong|ba|anh|chi|dong chi|d/c"
    r"|bi thu|pho bi thu|chu tich|pho chu tich|truong ban|giam doc|chi thi nay"
    r"|trong qua trinh|dip nay|den nay|hien nay|thoi gian toi|toi day|ngay \d|sang \d|chieu \d"
    r"|trong (?:nam|thang|quy|\d)|nam \d|tu nam|mot (?:trong|so)|nguon|anh:|bai|tin)\b"
)
_REPORTING = re.compile(
    r"\b(?:cho biet|cho rang|nhan manh|khang dinh|phat bieu|chia se|bay to|thong tin them|ghi nhan"
    r"|da (?:ban hanh|to chuc|hoan thanh|trien khai|dat|co|thuc hien|chi dao|giao|ky))\b"
)


def item_score(sentence: str, *, first_of_paragraph: bool) -> float:
    """How much a sentence looks like the beginning of an item; below zero it does not.

    >>> item_score("Rà soát tổng thể chức năng.", first_of_paragraph=True) > 2
    True
    >>> item_score("Qua đó, tạo chuyển biến.", first_of_paragraph=False) < 0
    True
    """
    folded = fold(sentence.lstrip("“\"'- –"))
    score = 1.0 if first_of_paragraph else 0.0
    if _NUMBERED.match(folded):
        return score + 6.0
    opening, added = _without_adding(folded)
    if added:
        score += 0.5
    if _ITEM.match(opening):
        score += 2.0
    elif _ITEM.search(opening[:70]) and added:
        score += 1.0
    elif _WITHIN.match(opening):
        score -= 2.5
    if _TURNING.match(folded):
        score -= 3.0
    if _REPORTING.search(folded[:120]):
        score -= 2.0
    return score


def turn_score(sentence: str, *, first_of_paragraph: bool) -> float:
    """How much a sentence looks like the end of a list: another topic, a speaker, a report."""
    folded = fold(sentence.lstrip("- –"))
    score = 0.0
    if first_of_paragraph:
        score += 0.5
    if _TURNING.match(folded) or sentence.startswith("“"):
        score += 2.0
    if _REPORTING.search(folded[:160]):
        score += 1.5
    return score - max(0.0, item_score(sentence, first_of_paragraph=first_of_paragraph))


def opens_with_verb(phrase: str) -> bool:
    """Whether a phrase opens with a verb of duty, as most items do.

    >>> opens_with_verb("tiếp tục đổi mới"), opens_with_verb("Chỉ thị số 01")
    (True, False)
    """
    return _ITEM.match(_without_adding(fold(phrase))[0]) is not None


def is_last(sentence: str) -> bool:
    """Whether a sentence says that its item is the last one.

    >>> is_last("Cuối cùng là công khai kết quả.")
    True
    """
    return _LAST.match(fold(sentence)) is not None


def is_numbered(sentence: str) -> bool:
    """Whether a sentence opens with an ordinal: "Một là", "Thứ hai", "Nhiệm vụ thứ ba".

    >>> is_numbered("Thứ hai, đổi mới phương thức."), is_numbered("Hai bên ký kết.")
    (True, False)
    """
    return _NUMBERED.match(fold(sentence.lstrip("“\"'-–+ "))) is not None


def _without_adding(folded: str) -> tuple[str, bool]:
    """The opening behind "Đồng thời", "Theo đó," or "Về công tác cán bộ, yêu cầu phải"."""
    added = False
    for _ in range(3):
        match = _ADDING.match(folded)
        if match is None:
            return folded, added
        added = True
        folded = _IS.sub("", folded[match.end() :].lstrip(" ,:"))
    return folded, added
