"""The command line's options, apart from what they do, so that --help needs nothing heavy."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from app.cli_words import LANGUAGES
from ingest.errors import BadInput

INDEX = Path(".chithi")
LANGUAGE_VARIABLE = "CHITHI_LANG"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and where help is. Raises: BadInput, always."""
        raise BadInput(f"{_in_vietnamese(message)} (xem {self.prog} --help)")

    def format_help(self) -> str:
        """The help with argparse's own words in Vietnamese."""
        said = super().format_help()
        for english, vietnamese in _HELP_WORDS:
            said = said.replace(english, vietnamese, 1)
        return said


_HELP_WORDS = (
    ("usage: ", "cách dùng: "),
    ("\npositional arguments:\n", "\ntham số:\n"),
    ("\noptions:\n", "\ntùy chọn:\n"),
    ("show this help message and exit", "in phần trợ giúp này"),
    ("show program's version number and exit", "in số phiên bản"),
)

# What argparse complains of, and how the other error lines of the program would say it.
_COMPLAINTS = (
    (r"unrecognized arguments: (.*)", r"không hiểu tham số: \1"),
    (r"the following arguments are required: (.*)", r"thiếu tham số: \1"),
    (
        r"argument (\S+): invalid choice: (.+) \(choose from (.*)\)",
        r"\1: không có lựa chọn \2; hãy chọn \3",
    ),
    (r"argument (\S+): invalid (?:int|float) value: (.*)", r"\1: \2 không phải một số"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1: thiếu giá trị"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 không đi cùng \2"),
)


def _in_vietnamese(message: str) -> str:
    """A complaint of argparse in Vietnamese where it is a known one.

    >>> _in_vietnamese("argument -k: invalid int value: 'x'")
    "-k: 'x' không phải một số"
    """
    for pattern, said in _COMPLAINTS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            return match.expand(said)
    return message


def build_parser() -> Parser:
    """The parser of the whole command line, except for the commands that parse themselves."""
    parser = Parser(
        prog="chithi",
        description="Tra cứu và hỏi đáp trên kho văn bản chỉ thị, luôn trích nguyên văn.",
        allow_abbrev=False,
    )
    parser.set_defaults(index=INDEX, lang=default_language(), encoder=None)
    _add_common(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH", title="lệnh")
    for add in (_ingest, _search, _ask, _show, _documents, _duties, _study, _serve, _doctor):
        add(commands)
    for name, text in OTHERS.items():
        commands.add_parser(name, help=text, add_help=False)
    return parser


OTHERS = {
    "eval": "chấm điểm trên bộ câu hỏi và viết báo cáo",
    "users": "quản lý tài khoản của trang web",
}


def split_other(argv: list[str]) -> tuple[str, list[str], Path] | None:
    """(command, its arguments, index folder) when the command parses its own arguments."""
    common = Parser(prog="chithi", add_help=False, allow_abbrev=False)
    common.set_defaults(index=INDEX)
    _add_common(common)
    known, rest = common.parse_known_args(argv)
    if rest and rest[0] in OTHERS:
        encoder = getattr(known, "encoder", None)
        given = ["--encoder", encoder] if encoder and rest[0] == "eval" else []
        return rest[0], [*rest[1:], *given], known.index
    return None


def asked_language(argv: list[str]) -> str:
    """The language that a command line asks for, wherever --lang stands and whether or not the
    rest of the line can be read.

    >>> asked_language(["ask", "gì?", "--lang", "en"]), asked_language(["--lang=en", "bay"])
    ('en', 'en')
    """
    for word, after in pairwise([*argv, ""]):
        asked = after if word == "--lang" else word.partition("--lang=")[2]
        if asked in LANGUAGES:
            return asked
    return default_language()


def default_language() -> str:
    """The language of the environment's CHITHI_LANG, else Vietnamese."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "").strip().lower()
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _version() -> str:
    try:
        return importlib.metadata.version("chithi")
    except importlib.metadata.PackageNotFoundError:
        return "chưa cài đặt"


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before or after the command; only what is given overrides."""
    missing = argparse.SUPPRESS
    parser.add_argument(
        "--index", type=Path, default=missing, metavar="DIR", help=f"thư mục chỉ mục ({INDEX}/)"
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=missing,
        help=f"ngôn ngữ hiển thị ({LANGUAGE_VARIABLE})",
    )
    parser.add_argument(
        "--encoder",
        default=missing,
        metavar="TÊN",
        help="bộ mã hóa: bundled, syllables, tên, thư mục",
    )


def _command(commands: argparse._SubParsersAction[Parser], name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    _add_common(parser)
    return parser


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="in ra JSON")


def _ingest(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "ingest", "nạp tệp và thư mục vào chỉ mục, chỉ đọc phần đã đổi")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="tệp hay thư mục")
    parser.add_argument("--prune", action="store_true", help="bỏ văn bản mà tệp không còn nữa")
    parser.add_argument("--watch", action="store_true", help="theo dõi thư mục, nạp lại khi đổi")
    parser.add_argument(
        "--processes", type=int, default=None, metavar="N", help="số tiến trình đọc tệp"
    )
    _json(parser)


def _search(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "search", "tìm đoạn văn")
    _one_or_many(parser, "text", "TEXT")
    parser.add_argument("-k", type=int, default=10, help="số đoạn (10)")
    parser.add_argument("--directive", metavar="SỐ", help="chỉ trong văn bản này, ví dụ 24-CT/TU")
    parser.add_argument("--issuer", metavar="TÊN", help="chỉ của cơ quan này")
    parser.add_argument("--kind", action="append", default=[], metavar="LOẠI", help="chỉ loại này")
    parser.add_argument(
        "--source", choices=("primary", "secondary"), help="văn bản gốc hay tin bài"
    )
    parser.add_argument("--from", dest="date_from", metavar="NGÀY", help="từ ngày")
    parser.add_argument("--to", dest="date_to", metavar="NGÀY", help="đến ngày")
    _json(parser)


def _ask(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "ask", "hỏi và nhận câu trả lời có trích dẫn")
    _one_or_many(parser, "question", "QUESTION")
    _language_model(parser)
    _json(parser)


def _language_model(parser: Parser) -> None:
    """None is asked unless an address is given: an address elsewhere gets questions and quotes."""
    parser.add_argument(
        "--llm",
        metavar="URL",
        help="nhờ mô hình ngôn ngữ kiểu OpenAI ở địa chỉ này viết gọn câu trả lời (CHITHI_LLM_URL)",
    )
    parser.add_argument(
        "--llm-model", metavar="TÊN", help="tên mô hình ở địa chỉ đó (CHITHI_LLM_MODEL)"
    )


def _one_or_many(parser: Parser, name: str, shown: str) -> None:
    parser.add_argument(name, nargs="?", metavar=shown)
    parser.add_argument(
        "--questions", type=Path, metavar="FILE.jsonl", help="tệp có một câu JSON mỗi dòng"
    )


def _show(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "show", "xem một văn bản")
    parser.add_argument("document", metavar="DOC_ID", help="mã, đường dẫn hay tên tệp")
    parts = parser.add_mutually_exclusive_group()
    for part, text in {
        "text": "chỉ toàn văn",
        "outline": "dàn ý",
        "relations": "dẫn chiếu đến văn bản khác",
        "duties": "nhiệm vụ",
        "removed": "những gì bị bỏ khi làm sạch",
        "versions": "các phiên bản",
        "diff": "khác gì phiên bản trước",
    }.items():
        parts.add_argument(f"--{part}", dest="part", action="store_const", const=part, help=text)
    parser.add_argument("--version", type=int, metavar="N", help="phiên bản thứ N thay vì mới nhất")
    _json(parser)


def _documents(commands: argparse._SubParsersAction[Parser]) -> None:
    _json(_command(commands, "documents", "liệt kê văn bản đang giữ"))


def _duties(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "duties", "ai phải làm gì, trước ngày nào")
    parser.add_argument("--directive", metavar="SỐ", help="của văn bản này, ví dụ 24-CT/TU")
    parser.add_argument("--unit", metavar="TÊN", help="của đơn vị này")
    parser.add_argument("--before", metavar="NGÀY", help="có hạn đến hết ngày này")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="ghi thành bảng tính")
    _json(parser)


def _study(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "study", "soạn tài liệu ôn tập từ một văn bản")
    parser.add_argument("document", metavar="DIRECTIVE|DOC_ID")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="đuôi quyết định định dạng: .docx .pdf .md .pptx .xlsx .gift .txt .csv .jsonl",
    )
    parser.add_argument(
        "--what",
        choices=("pack", "bank", "contest"),
        help="tài liệu học tập, ngân hàng câu hỏi hay cuộc thi (bỏ trống: hợp với đuôi tệp)",
    )
    parser.add_argument("--questions", type=int, metavar="N", help="số câu hỏi")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="đề số (mặc định 1)")


def _serve(commands: argparse._SubParsersAction[Parser]) -> None:
    parser = _command(commands, "serve", "mở trang web")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=7860)
    parser.add_argument("--mcp", action="store_true", help="mở cả cổng cho trợ lý (MCP)")
    _language_model(parser)


def _doctor(commands: argparse._SubParsersAction[Parser]) -> None:
    _json(_command(commands, "doctor", "kiểm tra chỉ mục, mô hình, phông chữ, OCR, đĩa"))
