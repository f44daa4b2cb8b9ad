"""Family names, the common ones apart."""

from __future__ import annotations

from app.tokens import word_set
from ingest.folding import tone_key

# The family names of nearly all Vietnamese people, most common ones apart.
_COMMON_FAMILIES = word_set(
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đào"
)
_RARER_FAMILIES = word_set(
    "an âu bá bạch bành biện cà cái cam cấn cao cát chu chế châu chung chử cồ cù cung cự"
    " diêm diệp doãn dư đàm đan đậu điền điểu đoàn đổng đồng đường giang giáp hà hạ hán hàn"
    " hầu hình hoa hồng hứa hướng kha khâu khổng khuất khúc kiều kim kông kpă ksor la lã"
    " lạc lại lâm lăng lò lỗ lộc lù lục lư lương lường lưu ma mã mạc mai mẫn mộc mông"
    " nghiêm ngân ngọc nhâm nhan nhữ ninh nông ông phí phó phùng phương quách quan quản"
    " quàng sầm sùng tạ tang tào tăng tất thạch thái thân thi thiều thẩm thào tiêu tiết tô"
    " tôn tống trà trang triệu trình trương từ tưởng ung ứng ường vàng văn vầy vi viên"
    " bế vừ hờ hạng phàn chảo tẩn lèng ngạc nghê danh thập má"
    " vương xa xồng y yên ưng nay siu rah rmah hoàn hoàng lầu giàng lý"
)
# As `tone_key` spells them: "Vi" is "vy" there.
FAMILIES = frozenset(map(tone_key, _COMMON_FAMILIES | _RARER_FAMILIES))
COMMON = frozenset(map(tone_key, _COMMON_FAMILIES))
