"""The words that make a question: which ones ask, which ones only frame, and what they ask for."""

from __future__ import annotations

import re

from app.tokens import word_set

# Patterns are matched on folded text (lower case, no marks). The first kind that matches names
# the question; the order tells "so sánh ... bao nhiêu" (compare) from "bao nhiêu" (number).
_AREA = "phuong|xa|quan|huyen|tinh|thanh pho|thi xa|thi tran|dia phuong|noi|thon|khu|to dan pho"
_BODY = (
    "co quan|don vi|to chuc|cap uy|so|ban|bo|nganh|hoi|doan the|doan|phong|truong|ban nganh|uy ban|"
    "ban thuong vu|dang uy|chi bo|dang bo|nha may|cong ty|doanh nghiep|benh vien|cap|luc luong|"
    "co quan,? don vi|tap the|vien|trung tam|van phong|chu the|doi tuong|doi"
)
_NO_BODY = r"(?<!\bhoi )(?<!\bthi )(?<!\bmoi )"  # "hội trường", "thị trường" are no schools
PERSON_SORTS = (
    "thi sinh|hoc sinh|sinh vien|giao vien|chien si|doan vien|dang vien|nghe nhan|van dong vien"
)
_PERSON = (
    "nguoi|dong chi|ong|ba|vi|can bo|lanh dao|tac gia|nha bao|phong vien|dai bieu|ca nhan|"
    f"{PERSON_SORTS}"
)
_PAPER = (
    "tai lieu|van ban|bai viet|bai bao|bai|tin bai|tep|file|chi thi|ke hoach|nghi quyet|"
    "quyet dinh|nghi dinh|thong tu|ket luan|quy dinh|cong van|cong dien|luat|huong dan|thong bao"
)

_SEARCHING = r"(?:tim|tra cuu|xem|cho xem)(?: giup| cho)?(?: toi| em| minh)?"

# Types of paper as questions name them, folded, and as numbers write them.
PAPER_TYPES = {
    "chi thi": "CT", "ke hoach": "KH", "nghi quyet": "NQ", "quyet dinh": "QĐ", "nghi dinh": "NĐ",
    "thong tu": "TT", "ket luan": "KL", "quy dinh": "QĐi", "huong dan": "HD", "thong bao": "TB",
    "cong van": "CV", "bao cao": "BC", "chuong trinh": "CTr", "to trinh": "TTr",
}  # fmt: skip

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "compare",
        re.compile(
            r"\bso sanh\b|\bkhac (?:nhau|gi|biet|voi)|\bgiong (?:nhau|va khac|gi)|"
            r"\bkhac (?!biet)[^?]*(?:diem|cho|mat) nao\b|"
            r"\bdiem (?:khac|giong|chung)|\bdoi chieu\b|\bsu khac\b"
        ),
    ),
    (
        "documents",
        re.compile(
            r"(?<!\bbang )(?<!\bbang nhung )(?<!\bnop )(?<!\bnop nhung )(?<!\bkem )"
            r"\b(?:tai lieu|van ban|bai viet|bai bao|tin bai|bai|tep|file) (?:nao|gi)\b|"
            r"\b(?:liet ke|ke ten|tim|cho xem)(?: tat ca| ra)?(?: cac| nhung)? "
            r"(?:tai lieu|van ban|bai viet|bai bao|tin bai)\b|"
            r"\bbao nhieu (?:tai lieu|van ban|bai viet|bai bao)\b(?=.*\b(?:noi|nhac|de cap)\b)|"
            # As one types into a search: "các chỉ thị về giữ rừng", "tìm văn bản về giữ rừng".
            rf"^\s*(?:{_SEARCHING}(?: cac| nhung)?|cac|nhung|tat ca(?: cac)?) (?:{_PAPER}) "
            r"(?:noi |quy dinh |lien quan )?(?:ve|den|toi) "
            r"(?!.*\b(?:gi|nao|ai|bao nhieu|may)\b)"
        ),
    ),
    ("why", re.compile(r"\b(?:vi|tai) sao\b|\bnho dau\b|\bnguyen nhan\b|\bly do\b|"
                       r"\bmuc dich\b|\bde lam gi\b|"
                       r"\bnham (?:muc dich|muc tieu)? ?gi\b|"
                       r"\bdo dau\b(?! (?:ra|bao dam|dam bao|chi|cap|tra|tai tro|bo tri)\b)")),
    ("when", re.compile(r"\b(?:hoi nao|hom nao|luc nao|khi nao|bao gio|luc may gio|may gio)\b|"
                        r"\b(?:ngay|nam|thang|quy|tuan|thoi gian|thoi diem|thoi han|han|giai doan|"
                        r"nhiem ky|dip|buoi)(?: nao| may)\b|"
                        r"(?<!moi )(?<!mot )(?<!hang )(?<!trong )"
                        r"\b(?:ngay|nam|thang|tuan) bao nhieu\b(?! (?:chuyen|luot|nguoi|vu|ho|tan|"
                        r"kg|km|m3|ca|cuoc|lan|xe|tien|dong|gio|lit|suat|trieu|ty|con|cay)\b)|"
                        r"\b(?:thoi han|han chot|thoi gian|thoi diem)\b.* la (?:khi )?nao\b|"
                        r"\bngay thang nam\b|\bngay (?:ban hanh|ky|to chuc|dien ra)\b(?! .*\bai\b)|"
                        r"\b(?:thoi han|han chot)\b")),
    ("duties", re.compile(r"\b(?:phai|can(?! bo\b)|co trach nhiem|co nhiem vu|duoc giao|"
                          r"duoc phan cong|duoc yeu cau)\b(?!.*\bthe nao\b)"
                          r"(?: \w+){0,2} (?:(?:nhung )?(?:viec |nhiem vu )?"
                          r"(?:gi|nao))\b|"
                          rf"^(?:{_BODY}|cuc|chi cuc|vu|ubnd|cong an|thanh tra|mat tran)\b.{{2,60}}"
                          r" (?:se |phai )?lam (?:nhung )?gi\s*\??$|"
                          r"\bgiao (?!duc\b|thong\b|dich\b|luu\b|su\b|vien\b|ban\b)(?:cho )?"
                          r"(?:\w+[ ,]+){2,10}?(?:lam |thuc hien )?(?:nhung |cac )?"
                          r"(?:viec|nhiem vu|lam|thuc hien) (?:gi|nao)\b|"
                          r"\b(?:nhiem vu|trach nhiem) (?:cua|doi voi) .*(?: la gi| gi|nhu the nao|"
                          r"gom nhung gi)\b|\btrach nhiem gi\b|\bchiu trach nhiem (?:ve )?"
                          r"(?:gi|viec gi|dieu gi|nhung gi|van de gi)\b")),
    ("list", re.compile(r"\b(?:liet ke|ke ten|ke ra|neu ten)\b|\bnoi nhan\b|"
                        r"\bgui (?:den|toi|cho) (?:nhung |cac )?(?:dau|ai|noi|co quan|don vi)\b|"
                        r"\bgom\b(?: co)?(?: nhung| cac)? ?(?:\w+ ){0,4}(?:gi|nao|ai)\b|"
                        r"\bla nhung (?:\w+ ){0,4}(?:gi|nao|ai)\b|\bnhung gi\b|"
                        r"\b(?:nhung|cac) (?:\w+ ){1,6}?(?:nao|gi)\b|"
                        r"\b(?:neu|cho biet|trinh bay)(?: ro)? (?:cac|nhung|\d+)\b")),
    ("who", re.compile(rf"\bai\b|{_NO_BODY}\b(?:{_PERSON}|{_AREA}|{_BODY}) nao\b|\bnguoi ky\b|"
                       r"\bdo dau\b(?! ra)")),
    ("number", re.compile(r"\bbao nhieu\b|\bbao lau\b|\bso (?:luong|lieu)\b|\bty le\b|"
                          r"\bti le\b|\bmay lan\b|"
                          r"\bhieu qua bao nhieu\b|\bmuc (?:phat|thu|chi|luong|gia)\b.* la\b")),
    ("who", re.compile(r"\bgiu chuc\b|\b(?:chuc vu|chuc danh)\b|\bo dau\b|\btac gia\b|\bten gi\b|"
                       r"\blam chuc gi\b")),
    ("about", re.compile(r"\bve (?:noi dung |viec |van de |chu de |dieu |cai |chuyen )?gi\b|"
                         r"\b(?:noi dung|van de|viec|dieu|chu de|linh vuc) (?:chinh )?(?:la )?gi\b|"
                         r"\bnoi (?:ve )?(?:gi|dieu gi|cai gi)\b|"
                         r"\b(?:tieu de|trich yeu|noi dung chinh)\b|"
                         r"\bten (?:goi |day du )*(?:la )?gi\b|\bquy dinh gi\b|"
                         r"\b(?:tom (?:tat|luoc)|khai quat)\b")),
    ("yesno", re.compile(r"\bco phai\b|\bphai khong\b|\bdung khong\b|\bcó đúng\b|\bdung hay sai\b|"
                         r"\b(?:hay khong|hay chua|khong|chua)\s*\??\s*$")),
    ("other", re.compile(r"\b(?:nhu the nao|the nao|ra sao|lam sao|gi|nao)\b")),
)  # fmt: skip

# What only frames a question, never in the evidence: folded phrases removed from its focus.
FRAMES = re.compile(
    rf"^\s*{_SEARCHING}(?= (?:cac |nhung )?(?:{_PAPER})\b)|"
    r"\b(?:(?:vao |luc |tu )*may gio|tat ca|so lieu(?: ve)?|"
    r"(?:(?:het|mat|ton) )?bao nhieu(?: tien| phan tram)?|"
    r"bao lau|bao gio|khi nao|luc nao|"
    r"nhu the nao|the nao|ra sao|vi sao|tai sao|nho dau|"
    r"la gi|la ai|la nhung ai|la nhung gi|nhung gi|gom nhung gi|bao gom|gom|liet ke|ke ten|so sanh|"
    r"cho biet (?=\w+ .*\b(?:nao|gi|ai|bao nhieu)\b)|"
    r"hay cho biet|cho toi biet|xin hoi|cho hoi|hay neu|noi ve|de cap den|de cap toi|nhac den|"
    r"nhac toi|ve viec gi|ve van de gi|ve noi dung gi|noi dung gi|van de gi|dieu gi|viec gi|"
    r"cai gi|ten (?:la )?gi|han nao|hom nao|dien ra|cuoc(?= hop\b)|"
    r"(?:cua |dan den |de xay ra )?tinh trang(?= \w)|"
    r"khac nhau|giong nhau|diem khac|diem giong|khac gi|co phai|phai khong|dung khong|"
    r"hay khong|muc dich|nguyen nhan|ly do|o dau|do dau|"
    r"(?:duoc )?(?:ap dung|danh|danh rieng)"
    r"(?= (?:cho|doi voi|voi) (?:nhung |cac )?(?:ai|\w+ \w+ nao)\b)|"
    r"(?<=phan tram )(?:\w+ \w+ )?(?:cho rang|tra loi(?: la| rang)?)|cho rang|"
    # The year that a change is told from stands in the text as a year compared with.
    r"so voi (?:cung ky )?(?:cua )?(?:nam )?(?:19|20)\d\d|"
    # A time says by "từ" and "đến" what begins and what ends.
    r"(?:bat dau va ket thuc|bat dau|ket thuc)"
    r"(?= (?:(?:tu|vao|den|luc) )?(?:ngay|thang|khi|luc|bao gio|may)\b)|"
    r"(?:thoi han|han chot|han cuoi)(?= (?:bao cao|hoan thanh|nop|gui|trinh|thuc hien|cua|phai)\b)|"
    r"chi thi|(?:tai lieu|bai viet|bai bao|tin bai|van ban)(?= (?:noi|nhac|de cap|ve|viet)\b)|"
    rf"(?:{_PAPER}|{_AREA}|{_BODY}|{_PERSON}|ngay|nam|thang|quy|tuan|thoi gian|thoi diem) nao|"
    r"ngay thang nam nao|may|nao|gi|ai)\b"
)

# Function words, toned, that carry no content by themselves.
FUNCTION_WORDS = word_set(
    "và của là có các những cho được trong với đã để theo từ đến về trên khi này đó một như tại thì"
    " mà nên cũng ra vào do bởi ở bị hay hoặc sẽ đang không nhiều rất lại còn sau trước nếu việc sự"
    " cùng qua tới vì nhằm hãy nêu gì nào ai sao mấy bao nhiêu thế kia ấy đây vậy à ạ nhé hỏi"
    " xin tôi mình bạn giúp biết số ngày nay hiện đều vừa mới rồi thuộc gồm bằng phải đối"
)

ASKED_BODY = re.compile(rf"{_NO_BODY}\b({_AREA}|{_BODY}|{_PERSON}) nao\b")
ASKED_PAPER = re.compile(rf"\b({_PAPER}) nao\b")
ABOUT_DOCUMENTS = re.compile(
    r"\b(?:noi(?! dung)|nhac|de cap|lien quan|viet|dan|trich)\b|"
    r"\b(?:nao|gi)\b.*\b(?:ve|quan triet|trien khai)\b|"
    # "các văn bản về giữ rừng"; "hội nghị quán triệt những văn bản nào về …" asks for papers.
    r"^\W*(?:hay |xin )?(?:tim|liet ke|ke ten|cho|co|nhung|cac|tat ca|van ban)\b"
    r".*\b(?:ve|quan triet|trien khai)\b"
)

# Syllables beside "số" that are no numbers with it: "số hóa", "chữ ký số".
WITH_NUMBER = frozenset([
    ("số", "hóa"), ("ký", "số"), ("đổi", "số"), ("dân", "số"), ("sĩ", "số"), ("doanh", "số"),
    ("chỉ", "số"),
])  # fmt: skip

# "Số hộ", "tổng số vụ"; without marks only before what is always counted, for "sở" looks alike.
COUNT_NAMED = re.compile(
    r"\s*(?:tiền (?:công|phạt|thưởng|lương)|học phí|dân số|diện tích|mức phạt|thu nhập|dư nợ|"
    r"kim ngạch|tổng (?:kinh phí|chi phí|trị giá|giá trị|doanh thu)) (?!.*đâu\b)[^\W\d_]|"
    r"\s*(?:tổng )?số "
    r"(?!liệu|hiệu|ký hiệu|kí hiệu|điện thoại|quyết định|văn bản|nào|mấy|của|\d)[^\W\d_]"
)
COUNT_NAMED_BARE = re.compile(
    r"\s*(?:tong so|so (?:luot|nguoi|can bo|dang vien|truong hop|vu|ho|hoc sinh|tien|don|cuoc)) \w"
)

# Which posts somebody holds, or is given.
ASKS_POSTS = re.compile(
    r"\b(?:giu|nam giu|dam nhiem|dam nhan|mang|co|la) (?:nhung |cac )"
    r"(?:chuc vu|chuc danh|chuc) (?:nao|gi)\b|"
    r"\bduoc (?:\w+ ){0,4}?(?:giu |lam |dam nhiem |vao )?(?:nhung |cac )?"
    r"(?:chuc vu|chuc danh|chuc|cuong vi) (?:nao|gi)\b"
)
