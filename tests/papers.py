"""Small invented papers for tests of the collection."""

from __future__ import annotations

from pathlib import Path

_TASKS = (
    "Rà soát quy trình tiếp công dân tại {place}, niêm yết công khai trước cửa phòng làm việc.",
    "Giao Văn phòng theo dõi việc chấm dứt họp chồng chéo ở {place}, báo cáo hằng quý.",
    "Bố trí cán bộ trực ngoài giờ khi bến thuyền {place} đông khách dịp lễ hội mùa nước nổi.",
    "Sửa đường liên thôn bị xói lở gần {place}, ưu tiên đoạn học sinh đi qua mỗi ngày.",
)
_PLACES = ("Thanh Khê Hạ", "Bến Lựu", "Đồng Sậy", "Cù Lao Vắng", "Xuân Lũng", "Mỹ Rạch")


def paper(number: int, *, edition: int = 1) -> str:
    """A short directive of an invented district, different for every number and edition."""
    place = _PLACES[number % len(_PLACES)]
    tasks = [task.format(place=f"{place} {number}") for task in _TASKS]
    lines = [
        "HUYỆN ỦY LŨNG SẬY",
        f"Số {number + 100}-CT/HU",
        f"Lũng Sậy, ngày {number % 27 + 1} tháng 3 năm 2021",
        "CHỈ THỊ",
        f"về việc giữ nếp làm việc ở {place}, lần sửa thứ {edition}",
        f"Năm qua các chi bộ tại {place} đã nhận {number * 7 + edition} góp ý của nhân dân.",
        *(f"{order}. {task}" for order, task in enumerate(tasks, start=1)),
        f"Chỉ thị này phổ biến đến chi bộ số {number * edition + 3}.",
    ]
    return "\n\n".join(lines) + "\n"


def write_papers(folder: Path, count: int, *, edition: int = 1) -> list[Path]:
    """Papers 0 to count - 1 in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"giay-{number:02}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(paper(number, edition=edition), encoding="utf-8")
    return paths
