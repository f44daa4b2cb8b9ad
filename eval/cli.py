"""The commands behind `chithi eval`: run a set, compare runs, make, review and convert sets."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from app.cli_options import Parser

_SUBCOMMANDS = {
    "make": ("eval.cli_make", "sinh bộ câu hỏi có đáp án từ các văn bản trong kho"),
    "review": ("eval.cli_make", "đưa kết quả duyệt trong bảng tính trở lại bộ câu hỏi"),
    "convert": ("eval.cli_sets", "đổi bộ câu hỏi sang định dạng khác"),
    "compare": ("eval.cli_sets", "so hai lần chạy"),
    "ablate": ("eval.cli_ablate", "tắt lần lượt từng tín hiệu và đo phần đóng góp"),
}

_EXAMPLES = """\
  chithi eval cau-hoi.xlsx                          chấm bộ câu hỏi trên kho .chithi
  chithi eval cau-hoi.xlsx --baseline bm25          đặt cạnh một hệ thống nền
  chithi eval cau-hoi.xlsx --only kind=list         chỉ các câu liệt kê
  chithi eval cau-hoi.xlsx --variant no-diacritics  hỏi lại không dấu
  chithi eval cau-hoi.xlsx --fail-under correct=0.9 mã thoát 1 khi dưới 90 %
  chithi eval make --out cau-hoi.xlsx               sinh bộ câu hỏi từ kho
  chithi eval compare reports/a reports/b           so hai lần chạy"""


def main(argv: list[str], *, index: Path) -> int:
    """Run `chithi eval ARGV...` on an index folder; its exit code: 0 ok, 1 under a --fail-under.

    Raises:
        ChithiError: wrong use, a bad question set or an unusable index (exit code 2).
    """
    if argv and argv[0] in _SUBCOMMANDS:
        module, about = _SUBCOMMANDS[argv[0]]
        parser = Parser(prog=f"chithi eval {argv[0]}", description=about, allow_abbrev=False)
        parser.add_argument("--encoder", help="mô hình mã hóa")
        command = importlib.import_module(module)
        getattr(command, f"add_{argv[0]}")(parser)
        return int(getattr(command, f"run_{argv[0]}")(parser.parse_args(argv[1:]), index))
    return _run_set(argv, index)


def _run_set(argv: list[str], index: Path) -> int:
    from eval.cli_run import add_arguments, run_set

    others = "".join(f"\n  {name:8} {about}" for name, (_, about) in _SUBCOMMANDS.items())
    parser = Parser(
        prog="chithi eval",
        description="Chấm điểm trên một bộ câu hỏi và viết báo cáo.",
        epilog=f"lệnh con (chithi eval LỆNH --help):{others}\n\nví dụ:\n{_EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_arguments(parser)
    return run_set(parser.parse_args(argv), index, command="chithi eval " + " ".join(argv))
