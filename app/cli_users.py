"""`chithi users`: add, list and remove the accounts of a page that leaves this machine."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from app.cli_options import Parser
from app.users import MIN_PASSWORD, ROLES, Users
from ingest.errors import BadInput


def main(argv: list[str], *, index: Path) -> int:
    """Run one action on the accounts of an index folder; the exit code.

    Raises:
        BadInput: a name, password or role that cannot be used.
    """
    arguments = _parser().parse_args(argv)
    users = Users(index)
    if arguments.action == "add":
        users.add(arguments.name, _asked_password(), arguments.role)
        print(f"Đã lưu tài khoản {arguments.name} ({arguments.role}).")
    elif arguments.action == "remove":
        users.remove(arguments.name)
        print(f"Đã xóa tài khoản {arguments.name}.")
    else:
        for user in users.all():
            print(f"{user.name}\t{user.role}")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="chithi users", description="Tài khoản của trang web.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="VIỆC")
    add = actions.add_parser("add", help="thêm tài khoản hoặc đổi mật khẩu, vai trò")
    add.add_argument("name", metavar="TÊN")
    add.add_argument("--role", choices=ROLES, default="reader", help="vai trò (reader)")
    remove = actions.add_parser("remove", help="xóa tài khoản")
    remove.add_argument("name", metavar="TÊN")
    actions.add_parser("list", help="liệt kê tài khoản")
    return parser


def _asked_password() -> str:
    """The password typed twice at a terminal, or one line of a pipe; never an argument, which
    other people on the machine could read."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(f"Mật khẩu (ít nhất {MIN_PASSWORD} ký tự): ")
    if first != getpass.getpass("Gõ lại mật khẩu: "):
        raise BadInput("Hai lần gõ mật khẩu không giống nhau.")
    return first
