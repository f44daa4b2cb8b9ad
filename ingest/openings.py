"""How sentences open: like an item of a list, like its continuation, or like a change of topic."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.folding import fold

# Verbs that open items: those that open items of 78,000 legal passages at least three times as
# often as other sentences, and their like from party papers. Folded.
_VERBS = (
    "bai bo|bam|bam sat|ban hanh|bao cao|bao dam|bao quan|bao ton|bao ve|bat buoc|bien che"
    "|bien soan|bieu duong|binh on|binh xet|bo sung|bo tri|boi duong|buong long|cai cach|cam"
    "|cam ket|can doi|canh bao|cap giay|cap lai|cap nhat|cap phat|cat giam|cham lo|chan chinh"
    "|chap hanh|chi dao|chi tra|chia se|chiu trach nhiem|cho vay|chong|chu dong|chu tri"
    "|chu trong|chua benh|chua nghiem|chua quan tam|chua thuc hien|chua tri|chuan bi"
    "|chuan hoa|chuyen|chuyen doi|coi|cong bo|cong khai|cong nhan|cu can bo|cu the hoa|cung"
    "|cung cap|cung co|cung ung|dai tu|dam bao|dam nhan|dan dat|dang ky|danh gia|dao tao"
    "|dap ung|dat chi tieu|dau noi|dau tranh|dau tu|day cac|day du|day dung|day hoc|day manh"
    "|day nghe|de cao|de xay ra|de xuat|dien tap|dieu chinh|dieu tra|dinh chi|dinh huong"
    "|dinh ky|doi chieu|doi moi|doi thoai|don doc|don gian|du bao|dua|dung|duy tri|gan"
    "|giai quyet|giai trinh|giam|giam sat|giam thieu|gianh|giao chi tieu|giao cho|giao duc"
    "|giao nhiem vu|giu|giu gin|giu vung|gui|guong mau|han che|hinh thanh|ho tro|hoan tat"
    "|hoan thanh|hoan thien|hoc tap|hop|huong dan|huy dong|ke khai|ket hop|ket noi|khac phuc"
    "|khai bao|khai thac|kham|khan truong|khao sat|khen|khen thuong|khoan|khoanh vung"
    "|khoi phuc|khong|khong che|khuyen hoc|khuyen khich|kich cau|kiem dinh|kiem ke|kiem soat"
    "|kiem tra|kien nghi|kien quyet|kien toan|kip thoi|ky cam ket|ky ket|lai tao|lam ro"
    "|lam tot|lam viec|lan toa|lang nghe|lanh dao|lap|lap lai|lay|lien he|loai bo|loi dung"
    "|long ghep|lua chon|luan chuyen|luu tru|mien|minh bach|mo cac|mo chuyen|mo lop|mo rong"
    "|moi goi|mua sam|nam bat|nam chac|nang|nang cao|nang cap|neu guong|ngan chan|ngan ngua"
    "|nghiem cam|nghiem chinh|nghiem tri|nghiem tuc|nghien cuu|nhan dien|nhan rong|niem yet"
    "|noi long|nuoi|on dinh|phan anh|phan cap|phan cong|phan dau|phan dinh|phan loai"
    "|phan tich|phat dong|phat hien|phat huy|phat trien|phe binh|phe duyet|pho bien|phoi"
    "|phoi hop|phong chong|phong ngua|phong, chong|phuc hoi|phuc vu|quan ly|quan tam"
    "|quan triet|quang ba|quy dinh|quy hoach|quyet liet|quyet tam|ra soat|ren luyen|rut"
    "|rut kinh nghiem|rut ngan|sang tao|sap|sap xep|siet chat|so hoa|so ket|soat xet|son"
    "|su dung|sua doi|tach|tai co cau|tam dung|tan dung|tang cuong|tao|tap huan|tap ket"
    "|tap trung|tham dinh|tham gia|tham muu|thang than|thanh lap|thanh ly|thanh toan"
    "|thanh tra|thao go|thau suot|thay doi|thay the|theo doi|thi diem|thi hanh|thi tuyen"
    "|thiet lap|thieu|thong nhat|thong qua|thong tin|thu gom|thu hoi|thu hut|thu thap"
    "|thuc day|thuc hanh|thuc hien|thuong xuyen|tich cuc|tich hop|tiem phong|tien hanh"
    "|tiep cong dan|tiep dan|tiep nhan|tiep tuc|tiet kiem|tim|tinh gian|tinh gon|to chuc"
    "|toi uu|ton tao|ton trong|tong hop|tong ket|tra ket qua|tra loi|tran trong|trang bi"
    "|tranh|tre hoa|tri an|trien khai|trong cay|trong moi|trong rung|trong them|truc tiep"
    "|truy quet|truy thu|tu choi|tu phe binh|tu soi|tu sua|tu van|tuan thu|tuan tra"
    "|tuyen truyen|tuyet doi|ung dung|ung pho|ung xu|uu tien|uy quyen|van dong|van hanh"
    "|vi pham|viet|vinh danh|xa hoi hoa|xac dinh|xac lap|xac minh|xay|xay dung|xem xet"
    "|xep loai|xoa|xoa bo|xu ly|xu phat|xuc tien|yeu thuong"
)
_REMEMBERED = 512  # sentences; announcements close together look at the same ones
_ITEM = re.compile(rf"(?:{_VERBS})\b")
_NUMBERED = re.compile(
    r"(?:(?:nhom|nhiem vu|giai phap|noi dung|muc tieu|nguyen tac|yeu cau|van de|diem|buoc|viec"
    r"|bai hoc|nguyen nhan|bieu hien|quan diem|khau|dot pha|yeu to|han che)\s+(?:\w+\s+){0,3}?)?"
    r"(?:thu\s+(?:nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)|so\s+\d+|\d{1,2}\s*:)\b"
    r"|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|muoi \w+)\s+la\b"
    r"|(?:nhom|buoc|loai|muc|giai doan|nhiem vu|giai phap|phuong an)\s+\d{1,2}\b"
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
_SUBJECT = re.compile(
    r"(?:cac (?:dai bieu|dong chi)|hoi nghi|toan (?:tinh|huyen|thanh pho|xa)|huyen|tinh|thanh pho"
    r"|xa|so|ubnd|uy ban|hdnd|ban thuong vu|dang uy|dang bo|nam|thang|sang|chieu|hon|gan|nhieu|co"
    r"|day|hien|\d|kinh phi"
    r"|thu|tong|ty le|ket qua|nguoi dan|ba con)\b"
)
_TURNING = re.compile(
    r"(?:tuy nhien|song|nhung"
    r"|de (?:to chuc|thuc hien|trien khai|chi thi|nghi quyet|ke hoach|dat|bao dam)"
    r"|can cu|tai (?:hoi nghi|buoi|cuoc|phien|le)|cung tai|phat bieu|ket luan|ket thuc|nhan manh"
    r"|truoc do|sau (?:khi|do|mot|hai|\d|\w+ nam)|duoc biet"
    r"|theo (?:ong|ba|dong chi|bao cao|ke hoach|ban)|ong|ba|anh|chi|dong chi|d/c"
    r"|bi thu|pho bi thu|chu tich|pho chu tich|truong ban|giam doc|chi thi nay"
    r"|trong qua trinh|dip nay|den nay|hien nay|thoi gian toi|toi day|ngay \d|sang \d|chieu \d"
    r"|trong (?:nam|thang|quy|\d)|nam \d|tu nam|mot (?:trong|so)|nguon|anh:|bai|tin)\b"
)
_REPORTING = re.compile(
    r"\b(?:cho biet|cho rang|nhan manh|khang dinh|phat bieu|chia se|bay to|thong tin them|ghi nhan"
    r"|da (?:ban hanh|to chuc|hoan thanh|trien khai|dat|co|thuc hien|chi dao|giao|ky))\b"
)


@lru_cache(maxsize=_REMEMBERED)
def item_score(sentence: str, *, first_of_paragraph: bool) -> float:
    """How much a sentence looks like the beginning of an item; below zero it does not.

    >>> item_score("Rà soát tổng thể chức năng.", first_of_paragraph=True) > 2
    True
    >>> item_score("Qua đó, tạo chuyển biến.", first_of_paragraph=False) < 0
    True
    """
    folded = fold(sentence.lstrip("“\"'- –"))
    score = 1.2 if first_of_paragraph else 0.2
    if is_numbered(sentence):
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
    elif _SUBJECT.match(opening):
        score -= 1.2
    if _TURNING.match(folded):
        score -= 3.0
    if _REPORTING.search(folded[:120]):
        score -= 2.0
    return score


@lru_cache(maxsize=_REMEMBERED)
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


@lru_cache(maxsize=_REMEMBERED)
def is_numbered(sentence: str) -> bool:
    """Whether a sentence opens with an ordinal: "Một là", "Thứ hai", "Nhiệm vụ thứ ba".

    >>> is_numbered("Thứ hai, đổi mới phương thức."), is_numbered("Hai bên ký kết.")
    (True, False)
    """
    if sentence[:7].lower() == "thứ tự":
        return False
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
