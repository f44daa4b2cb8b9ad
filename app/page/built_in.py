"""Gradio's own words in Vietnamese, by its English. Its translations cannot be added to: it has
none into Vietnamese and falls back to its English, so the page's script puts these in."""

from __future__ import annotations

OWN_WORDS: dict[str, str] = {
    # messages
    "Error": "Lỗi",
    "Warning": "Lưu ý",
    "Info": "Thông báo",
    "Success": "Đã xong",
    "Connection Lost": "Mất kết nối",
    "Connection to the server was lost. Attempting reconnection...": (
        "Mất kết nối với máy chủ; đang nối lại…"
    ),
    "Connection errored out.": "Kết nối bị lỗi; hãy thử lại.",
    "This application is currently busy. Please try again.": "Trang đang bận; hãy thử lại.",
    "Unexpected error": "Lỗi bất ngờ; hãy thử lại.",
    "Close": "Đóng",
    "Loading": "Đang tải",
    # menus
    "Clear": "Xóa",
    "Remove": "Bỏ",
    "Show options": "Xem các lựa chọn",
    "No options": "Không có lựa chọn nào",
    "More tabs": "Thẻ khác",
    # tables
    "Dataframe": "Bảng",
    "Table actions": "Thao tác với bảng",
    "Copy table data": "Chép bảng",
    "Fullscreen": "Toàn màn hình",
    "Exit fullscreen": "Thôi toàn màn hình",
    "Static column": "Cột cố định",
    "Open cell menu": "Mở trình đơn của ô",
    "File upload": "Chọn tệp",
    "Drop CSV or TSV files here to import data into dataframe": "Thả tệp CSV hoặc TSV vào đây",
    "Incorrect format, only CSV and TSV files are supported": "Sai định dạng: chỉ nhận CSV và TSV",
    "Add column": "Thêm cột",
    "New row": "Thêm dòng",
    "Add row above": "Thêm dòng phía trên",
    "Add row below": "Thêm dòng phía dưới",
    "Delete row": "Xóa dòng",
    "Delete column": "Xóa cột",
    "Add column to the left": "Thêm cột bên trái",
    "Add column to the right": "Thêm cột bên phải",
    "Sort column": "Sắp xếp cột",
    "Sort ascending": "Sắp xếp tăng dần",
    "Sort descending": "Sắp xếp giảm dần",
    "Clear sort": "Bỏ sắp xếp",
    "Filter": "Lọc",
    "Clear filters": "Bỏ lọc",
    "Search...": "Tìm…",
}
