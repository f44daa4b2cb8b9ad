"""English questions in the Vietnamese words that the texts use: a small lexicon of this field."""

from __future__ import annotations

import re

from app.tokens import UPPER, word_set

# Longest phrases win. An empty value drops the word. Keys are lower case.
_PHRASES = {
    # question words
    "who": "ai", "whom": "ai", "whose": "của ai", "when": "khi nào", "why": "vì sao",
    "where": "ở đâu", "how many": "bao nhiêu", "how much": "bao nhiêu", "how long": "bao lâu",
    "how often": "bao lâu một lần", "how": "như thế nào", "what": "gì", "which": "nào",
    "on what date": "ngày nào", "on which date": "ngày nào", "what date": "ngày nào",
    "which year": "năm nào", "what year": "năm nào", "in what year": "năm nào",
    "in which year": "năm nào", "what percentage": "tỷ lệ bao nhiêu",
    "what percent": "tỷ lệ bao nhiêu", "what share": "tỷ lệ bao nhiêu",
    "what is the number of": "bao nhiêu", "number of": "số lượng", "the number of": "số lượng",
    # frames without content
    "is": "", "are": "", "was": "", "were": "", "the": "", "a": "", "an": "", "of": "của",
    "in": "ở", "on": "về", "at": "tại", "to": "", "for": "cho", "by": "bởi", "with": "với",
    "and": "và", "or": "hoặc", "do": "", "does": "", "did": "", "has": "", "have": "", "had": "",
    "been": "", "be": "", "it": "", "its": "", "that": "", "this": "", "these": "", "there": "",
    "please": "", "from": "từ", "since": "từ", "during": "trong", "after": "sau",
    "before": "trước", "must": "phải", "should": "phải", "shall": "phải",
    "within": "trong", "their": "", "his": "", "her": "", "any": "", "all": "", "about": "về",
    "as": "", "into": "", "under": "theo", "between": "giữa", "than": "", "according": "theo",
    "according to": "theo", "if": "nếu", "not": "không", "no": "không",
    # papers
    "directive": "chỉ thị", "directives": "chỉ thị", "directive no": "chỉ thị số",
    "plan": "kế hoạch", "plans": "kế hoạch", "resolution": "nghị quyết",
    "decision": "quyết định", "decisions": "quyết định", "decree": "nghị định",
    "circular": "thông tư", "conclusion": "kết luận", "announcement": "thông báo",
    "notice": "thông báo", "guidance": "hướng dẫn", "guideline": "hướng dẫn",
    "guidelines": "hướng dẫn", "official letter": "công văn", "regulation": "quy định",
    "regulations": "quy định", "law": "luật", "document": "văn bản", "documents": "văn bản",
    "text": "văn bản", "texts": "văn bản", "article": "bài viết", "articles": "bài viết",
    "news": "tin", "report": "báo cáo", "reports": "báo cáo", "program": "chương trình",
    "programme": "chương trình", "action programme": "chương trình hành động",
    "action program": "chương trình hành động", "working regulations": "quy chế làm việc",
    "code of conduct": "quy tắc ứng xử", "title": "tiêu đề",
    # acts
    "issue": "ban hành", "issued": "ban hành", "issuing": "ban hành", "promulgated": "ban hành",
    "signed": "ký", "sign": "ký", "signs": "ký", "signer": "người ký", "adopted": "ban hành",
    "implement": "thực hiện", "implemented": "thực hiện", "implementing": "thực hiện",
    "implementation": "triển khai thực hiện", "carry out": "thực hiện",
    "carried out": "thực hiện", "organise": "tổ chức", "organize": "tổ chức",
    "organised": "tổ chức", "organized": "tổ chức", "held": "tổ chức", "host": "tổ chức",
    "hosted": "tổ chức", "disseminate": "phổ biến quán triệt",
    "disseminated": "phổ biến quán triệt", "presented": "quán triệt", "present": "trình bày",
    "inspect": "kiểm tra", "inspected": "kiểm tra", "inspection": "kiểm tra",
    "inspections": "kiểm tra", "checked": "kiểm tra", "supervise": "giám sát",
    "supervised": "giám sát", "supervision": "giám sát", "monitored": "giám sát",
    "monitoring": "giám sát", "audit": "thanh tra", "disciplined": "thi hành kỷ luật",
    "discipline": "kỷ luật", "disciplinary action": "kỷ luật", "rotated": "luân chuyển",
    "rotate": "luân chuyển", "rotation": "luân chuyển", "transferred": "điều động",
    "transfer": "điều động", "transfers": "điều động", "appointed": "bổ nhiệm",
    "said": "cho biết", "say": "nói", "says": "nói", "stated": "khẳng định",
    "affirmed": "khẳng định", "stressed": "nhấn mạnh", "emphasised": "nhấn mạnh",
    "emphasized": "nhấn mạnh", "attended": "tham dự", "attend": "tham dự",
    "participated": "tham gia", "took part": "tham gia", "take part": "tham gia",
    "received": "tiếp nhận", "handled": "xử lý", "processed": "xử lý", "replace": "thay thế",
    "replaces": "thay thế", "replaced": "thay thế", "amend": "sửa đổi", "amends": "sửa đổi",
    "report by": "báo cáo", "mention": "nói về", "mentions": "nói về", "cite": "nói về",
    "talk about": "nói về", "talks about": "nói về", "discuss": "nói về",
    "require": "yêu cầu", "requires": "yêu cầu", "required": "yêu cầu",
    "responsible": "chịu trách nhiệm", "responsible for": "chịu trách nhiệm",
    "responsibility": "trách nhiệm", "coordinate": "phối hợp", "complete": "hoàn thành",
    "completed": "hoàn thành", "submit": "trình", "assigned": "giao", "assign": "giao",
    "compare": "so sánh", "difference": "khác nhau", "differences": "khác nhau",
    "differ": "khác nhau", "list": "liệt kê", "name": "kể tên", "include": "gồm",
    "includes": "gồm", "consist of": "gồm", "consists of": "gồm", "take effect": "có hiệu lực",
    "takes effect": "có hiệu lực", "took effect": "có hiệu lực", "effective": "có hiệu lực",
    "come into force": "có hiệu lực", "comes into force": "có hiệu lực",
    "concern": "về việc", "purpose": "mục đích", "aim": "mục đích", "reason": "lý do",
    # counted things
    "task": "nhiệm vụ", "tasks": "nhiệm vụ", "task group": "nhóm nhiệm vụ",
    "task groups": "nhóm nhiệm vụ", "groups of tasks": "nhóm nhiệm vụ",
    "group of tasks": "nhóm nhiệm vụ", "key tasks": "nhiệm vụ trọng tâm",
    "specific tasks": "nhiệm vụ cụ thể", "specific": "cụ thể", "key": "trọng tâm",
    "group": "nhóm", "groups": "nhóm", "solution": "giải pháp", "solutions": "giải pháp",
    "measure": "biện pháp", "measures": "biện pháp", "requirement": "yêu cầu",
    "requirements": "yêu cầu", "target": "chỉ tiêu", "targets": "chỉ tiêu", "goal": "mục tiêu",
    "goals": "mục tiêu", "objective": "mục tiêu", "objectives": "mục tiêu",
    "principle": "nguyên tắc", "principles": "nguyên tắc", "motto": "phương châm",
    "mottos": "phương châm", "slogan": "phương châm", "on-the-spot": "tại chỗ",
    "on-site": "tại chỗ", "on the spot": "tại chỗ", "clears": "rõ", "clarities": "rõ",
    "clear": "rõ", "dares": "dám", "dare": "dám", "case": "trường hợp", "cases": "trường hợp",
    "petition": "đơn thư", "petitions": "đơn thư", "complaints": "đơn thư",
    "letters": "đơn thư", "member": "thành viên", "members": "thành viên",
    "party member": "đảng viên", "party members": "đảng viên",
    "party organisation": "tổ chức đảng", "party organisations": "tổ chức đảng",
    "party organization": "tổ chức đảng", "party organizations": "tổ chức đảng",
    "grassroots party organizations": "tổ chức cơ sở đảng",
    "grassroots party organisations": "tổ chức cơ sở đảng", "grassroots": "cơ sở",
    "presentations": "tham luận", "presentation": "tham luận", "papers": "tham luận",
    "speeches": "tham luận", "opinions": "ý kiến", "opinion": "ý kiến",
    "recommendations": "kiến nghị", "respondents": "người trả lời", "people": "người",
    "person": "người", "official": "cán bộ", "officials": "cán bộ", "cadre": "cán bộ",
    "cadres": "cán bộ", "civil servants": "công chức", "civil servant": "công chức",
    "public employees": "viên chức", "staff": "cán bộ", "leader": "lãnh đạo",
    "leaders": "lãnh đạo", "head": "trưởng", "heads": "người đứng đầu", "day": "ngày",
    "days": "ngày", "week": "tuần", "weeks": "tuần", "month": "tháng", "months": "tháng",
    "year": "năm", "years": "năm", "date": "ngày", "first": "đầu", "deadline": "thời hạn",
    "percentage": "tỷ lệ", "percent": "tỷ lệ", "rate": "tỷ lệ", "households": "hộ",
    # posts and bodies
    "secretary": "bí thư", "deputy secretary": "phó bí thư",
    "standing deputy secretary": "phó bí thư thường trực",
    "permanent deputy secretary": "phó bí thư thường trực",
    "party secretary": "bí thư", "chairman": "chủ tịch", "chairwoman": "chủ tịch",
    "chairperson": "chủ tịch", "chair": "chủ tịch", "president": "chủ tịch",
    "vice chairman": "phó chủ tịch", "vice chairwoman": "phó chủ tịch",
    "vice chair": "phó chủ tịch", "vice chairperson": "phó chủ tịch",
    "deputy chairman": "phó chủ tịch", "director": "giám đốc",
    "deputy director": "phó giám đốc", "head of": "trưởng", "deputy head": "phó trưởng",
    "deputy head of": "phó trưởng", "minister": "bộ trưởng", "prime minister": "thủ tướng",
    "people's committee": "ủy ban nhân dân", "people's council": "hội đồng nhân dân",
    "party committee": "đảng ủy", "city party committee": "thành ủy",
    "municipal party committee": "thành ủy", "provincial party committee": "tỉnh ủy",
    "district party committee": "quận ủy huyện ủy", "party": "đảng",
    "standing committee": "ban thường vụ", "standing board": "ban thường vụ",
    "executive committee": "ban chấp hành", "party cell": "chi bộ", "party cells": "chi bộ",
    "fatherland front": "mặt trận tổ quốc", "vietnam fatherland front":
    "mặt trận tổ quốc việt nam", "inspection commission": "ủy ban kiểm tra",
    "inspection committee": "ủy ban kiểm tra", "propaganda department": "ban tuyên giáo",
    "propaganda committee": "ban tuyên giáo", "propaganda board": "ban tuyên giáo",
    "propaganda and education": "tuyên giáo", "propaganda": "tuyên giáo",
    "internal affairs": "nội chính", "internal affairs commission": "ban nội chính",
    "internal affairs committee": "ban nội chính", "organisation board": "ban tổ chức",
    "organization board": "ban tổ chức", "organisation commission": "ban tổ chức",
    "department of home affairs": "sở nội vụ", "home affairs": "nội vụ",
    "department of planning and investment": "sở kế hoạch và đầu tư",
    "planning and investment": "kế hoạch và đầu tư", "department of finance": "sở tài chính",
    "department of health": "sở y tế", "department of education": "sở giáo dục",
    "department of justice": "sở tư pháp", "department": "sở", "ministry": "bộ",
    "ministry of": "bộ", "government": "chính phủ", "police": "công an",
    "agency": "cơ quan", "agencies": "cơ quan", "unit": "đơn vị", "units": "đơn vị",
    "body": "cơ quan", "committee": "ủy ban", "bloc": "khối", "political centre":
    "trung tâm chính trị", "political center": "trung tâm chính trị", "author": "tác giả",
    "ward": "phường", "wards": "phường", "district": "quận huyện", "districts": "quận huyện",
    "province": "tỉnh", "city": "thành phố", "commune": "xã", "communes": "xã", "town": "thị xã",
    "hanoi": "Hà Nội", "danang": "Đà Nẵng", "da nang": "Đà Nẵng",
    # matters
    "fire prevention": "phòng cháy", "fire fighting": "chữa cháy", "firefighting": "chữa cháy",
    "fire safety": "phòng cháy chữa cháy", "rescue": "cứu nạn cứu hộ",
    "fire prevention and fighting": "phòng cháy chữa cháy",
    "administrative reform": "cải cách hành chính",
    "administrative procedures": "thủ tục hành chính", "conference": "hội nghị",
    "seminar": "tọa đàm", "workshop": "tọa đàm", "discussion": "tọa đàm", "meeting": "cuộc họp",
    "meetings": "phiên họp", "sessions": "phiên họp", "contest": "cuộc thi",
    "competition": "cuộc thi", "emulation": "thi đua", "emulation movement":
    "phong trào thi đua", "movement": "phong trào", "golden bell": "rung chuông vàng",
    "ring the golden bell": "rung chuông vàng", "responsibility shirking": "né tránh trách nhiệm",
    "shirking": "né tránh đùn đẩy", "avoiding": "né tránh", "working style":
    "tác phong lề lối làm việc", "harassment": "phiền hà sách nhiễu",
    "harass": "phiền hà sách nhiễu", "survey": "khảo sát", "result": "kết quả",
    "results": "kết quả", "content": "nội dung", "topic": "chủ đề", "theme": "chủ đề",
    "system": "hệ thống", "political system": "hệ thống chính trị", "public duty": "công vụ",
    "order": "kỷ cương", "digital transformation": "chuyển đổi số",
    "information technology": "công nghệ thông tin", "model party cell": "chi bộ kiểu mẫu",
    "model": "kiểu mẫu", "participants": "tham gia", "online": "trực tuyến",
    "connection points": "điểm cầu", "locations": "điểm cầu", "citizens": "người dân",
    "savings": "tiết kiệm", "interest": "lãi", "interest rate": "lãi suất", "bank": "ngân hàng",
    "price": "giá", "salary": "lương", "tax": "thuế", "weather": "thời tiết",
    "school": "trường", "schools": "trường", "students": "học sinh", "teacher": "giáo viên",
    "teachers": "giáo viên", "education": "giáo dục", "health": "y tế", "food safety":
    "an toàn thực phẩm", "environment": "môi trường", "land": "đất đai", "budget": "ngân sách",
    "funding": "kinh phí", "fund": "kinh phí", "rice": "lúa", "forest": "rừng",
    "forest fire": "cháy rừng", "traffic safety": "an toàn giao thông", "traffic": "giao thông",
    "quarter": "quý", "quarterly": "hằng quý", "monthly": "hằng tháng", "annually": "hằng năm",
    "channel": "kênh", "channels": "kênh", "step": "bước", "steps": "bước", "report to": "báo cáo",
    "team": "tổ", "teams": "tổ", "community": "cộng đồng", "protection": "bảo vệ", "deputy":
    "phó", "readiness": "sẵn sàng", "readiness points": "sẵn sàng", "forests": "rừng", "part":
    "phần", "parts": "phần", "point": "điểm", "points": "điểm", "no's": "không", "nos": "không",
    "commitment": "cam kết", "feedback": "phản ánh", "overdue": "quá hạn", "late": "trễ hạn",
    "file": "hồ sơ", "files": "hồ sơ", "dossier": "hồ sơ", "dossiers": "hồ sơ", "apology letter":
    "thư xin lỗi", "apology letters": "thư xin lỗi", "letter": "thư", "satisfied": "hài lòng",
    "satisfaction": "hài lòng", "one-stop": "một cửa", "one stop": "một cửa", "cost": "kinh phí",
    "money": "tiền", "hectares": "ha", "quy chế": "quy chế", "population": "dân số", "minister of":
    "bộ trưởng bộ", "citizen": "người dân", "villages": "thôn", "village": "thôn", "sector": "ngành",
    "prize": "giải thưởng", "winner": "giải nhất", "won": "thắng", "match": "trận đấu", "football":
    "bóng đá", "yesterday": "hôm qua", "tomorrow": "ngày mai", "phone": "điện thoại", "phone number":
    "số điện thoại", "address": "địa chỉ", "email": "thư điện tử", "new": "mới", "old": "cũ", "one": "một", "two": "hai", "three": "ba", "four": "bốn",
    "five": "năm", "six": "sáu", "seven": "bảy", "eight": "tám", "nine": "chín", "ten": "mười",
    "secretary general": "tổng bí thư", "today": "hôm nay", "current": "hiện nay",
    "currently": "hiện nay", "now": "hiện nay", "vietnam": "Việt Nam",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\w./,%-]*|[^\w\s]")
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_AREAS = {"ward": "phường", "district": "", "province": "tỉnh", "city": "thành phố",
          "commune": "xã", "town": "thị xã"}  # fmt: skip
# A name before its kind of area: "Thanh Khê Đông ward", "Bac Giang province".
_NAMED_AREA = re.compile(
    rf"((?:[{UPPER}][^\W\d_]*\s+){{1,4}})(ward|district|province|city|commune|town)\b"
)
_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_ENGLISH = word_set(
    "who what when where which how many much does did is are was were the of in on by to for and"
    " list name compare why must has have there please tell me about directive issued"
)


def is_english(text: str) -> bool:
    """Whether a question is English: its common words outweigh, and no Vietnamese letter besides
    those of names.

    >>> is_english("what are the 6 task groups of 24-CT/TU"), is_english("ai ky chi thi 24")
    (True, False)
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    known = sum(word in _ENGLISH for word in words)
    return known >= 2 or (bool(words) and known / len(words) > 0.4)


def translate(question: str) -> str:
    """The question's words in Vietnamese, word by word, names and numbers kept: enough to search
    and match with, not to read.

    >>> translate("Who is the secretary of the Party Committee of Lâm Sơn ward?")
    'ai bí thư của đảng ủy của phường Lâm Sơn ?'
    >>> translate("How many cases did An Lộc district handle in 2023?")
    'bao nhiêu trường hợp An Lộc handle ở 2023 ?'
    """
    placed = _NAMED_AREA.sub(_kind_first, question)
    words = _WORD.findall(placed)
    translated: list[str] = []
    index = 0
    while index < len(words):
        size, meaning = _longest(words, index)
        translated.append(meaning)
        index += size
    return " ".join(word for word in translated if word)


def _kind_first(match: re.Match[str]) -> str:
    name = match[1].strip()
    # The article belongs to no name: "The Bac Giang province".
    kept = [word for word in name.split() if word.lower() not in _PHRASES or " " in name]
    return f"{_AREAS[match[2]]} {' '.join(kept)}".strip()


def _longest(words: list[str], index: int) -> tuple[int, str]:
    for size in range(min(_LONGEST, len(words) - index), 0, -1):
        phrase = " ".join(words[index : index + size]).lower().replace("’", "'")
        if phrase in _PHRASES and not (size == 1 and _is_name(words, index)):
            return size, _PHRASES[phrase]
    month = words[index].lower()
    if month in _MONTHS and words[index][0].isupper():
        return 1, f"tháng {_MONTHS.index(month) + 1}"
    return 1, words[index]


def _is_name(words: list[str], index: int) -> bool:
    """Whether a word is a syllable of a name that looks like an English word ("Long An")."""
    word = words[index]
    if not word[0].isupper() or index == 0:
        return False
    around = [words[at] for at in (index - 1, index + 1) if 0 < at < len(words)]
    return len(word) <= 4 and any(
        other[:1].isupper() and other.lower() not in _PHRASES for other in around
    )
