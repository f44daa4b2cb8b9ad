"""The commands behind `chithi eval`: run a set, compare runs, make, review and convert sets."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import NoReturn

_SUBCOMMANDS = {
    "make": ("eval.cli_make", "sinh bộ câu hỏi có đáp án từ các văn bản trong kho"),
    "review": ("eval.cli_make", "đưa kết quả duyệt trong bảng tính trở lại bộ câu hỏi"),
    "convert": ("eval.cli_sets", "đổi bộ câu hỏi sang định dạng khác"),
    "compare": ("eval.cli_sets", "so hai lần chạy"),
    "ablate": ("eval.cli_ablate", "tắt lần lượt từng tín hiệu và đo phần đóng góp"),
}


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and where help is; exit 2."""
        print(f"chithi: {message} (xem {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


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
        epilog=f"lệnh con (chithi eval LỆNH --help):{others}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_arguments(parser)
    return run_set(parser.parse_args(argv), index, command="chithi eval " + " ".join(argv))
