"""Gradio's own words in Vietnamese: those it looks up, and those written into its scripts."""

from __future__ import annotations

# By group and key, as Gradio's own translations are; only what this page can show.
LOOKED_UP: dict[str, dict[str, str]] = {
    "common": {
        "clear": "Xóa", "download": "Tải về", "download_all": "Tải tất cả", "edit": "Sửa",
        "empty": "Trống", "error": "Lỗi", "loading": "Đang tải", "or": "hoặc", "remove": "Bỏ",
        "settings": "Cài đặt", "share": "Chia sẻ", "submit": "Gửi", "undo": "Hoàn tác",
        "language": "Ngôn ngữ", "progress": "Tiến độ", "run": "Chạy", "logo": "biểu trưng",
    },
    "blocks": {
        "connection_can_break": "Trên điện thoại, kết nối có thể đứt khi rời trang này.",
        "long_requests_queue": "Đang có nhiều yêu cầu chờ; xin đợi trong giây lát.",
        "lost_connection": "Mất kết nối do rời trang; đang nối lại…",
        "waiting_for_inputs": "Tệp chưa gửi xong; hãy thử lại sau giây lát.",
    },
    "dataframe": {
        "incorrect_format": "Sai định dạng: chỉ nhận CSV và TSV", "new_column": "Thêm cột",
        "new_row": "Thêm dòng", "add_row_above": "Thêm dòng phía trên",
        "add_row_below": "Thêm dòng phía dưới", "delete_row": "Xóa dòng",
        "delete_column": "Xóa cột", "add_column_left": "Thêm cột bên trái",
        "add_column_right": "Thêm cột bên phải", "sort_column": "Sắp xếp cột",
        "sort_ascending": "Sắp xếp tăng dần", "sort_descending": "Sắp xếp giảm dần",
        "clear_sort": "Bỏ sắp xếp", "filter": "Lọc", "clear_filter": "Bỏ lọc",
        "drop_to_upload": "Thả tệp CSV hoặc TSV vào đây", "import_empty_file": "Tệp trống.",
    },
    "dropdown": {"dropdown": "Danh sách chọn"},
    "number": {"number": "Số"},
    "radio": {"radio": "Lựa chọn"},
    "file": {"uploading": "Đang gửi…"},
    "errors": {
        "build_error": "trang dựng lỗi", "config_error": "trang cấu hình lỗi",
        "contact_page_author": "Hãy báo người quản trị trang.", "runtime_error": "trang gặp lỗi",
        "use_via_api": "Dùng qua API", "use_via_api_or_mcp": "Dùng qua API hoặc MCP",
    },
    "status": {"queue_position": "Đang chờ: {position}/{size}"},
    "upload_text": {
        "click_to_upload": "Bấm để chọn tệp", "drop_file": "Thả tệp vào đây",
        "drop_csv": "Thả tệp CSV vào đây", "paste_clipboard": "Dán",
    },
}  # fmt: skip

# Titles and lines of its messages and names that only screen readers say, each by its English.
WRITTEN_IN: dict[str, str] = {
    "Error": "Lỗi",
    "Warning": "Lưu ý",
    "Info": "Thông báo",
    "Success": "Đã xong",
    "Connection Lost": "Mất kết nối",
    "Connection to the server was lost. Attempting reconnection...": (
        "Mất kết nối với máy chủ; đang nối lại…"
    ),
    "Connection errored out.": "Kết nối bị lỗi; hãy thử lại.",
    "Connection errored out": "Kết nối bị lỗi; hãy thử lại.",
    "This application is currently busy. Please try again.": "Trang đang bận; hãy thử lại.",
    "Could not parse server response": "Không hiểu trả lời của máy chủ; hãy tải lại trang.",
    "Unexpected error": "Lỗi bất ngờ; hãy thử lại.",
    "Too many requests": "Quá nhiều yêu cầu; hãy đợi giây lát.",
    "More tabs": "Thẻ khác",
    "Close": "Đóng",
    "Dismiss": "Đóng",
    "Remove": "Bỏ",
    "Show options": "Xem các lựa chọn",
    "No options": "Không có lựa chọn nào",
}
