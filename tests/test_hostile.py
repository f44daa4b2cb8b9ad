"""Files sent in bad faith or merely damaged: each ends in one clear line, or is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.errors import EmptyFile, RuinedText, UnreadableFile
from ingest.limits import Limits
from ingest.ocr import ocr_languages
from ingest.read import read
from tests.hostile_child import MOST_MEGABYTES
from tests.hostile_files import GOOD, HUGE, READ, REFUSED, docx, paragraph, write


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_with_nothing_worth_indexing_ends_in_one_clear_line(
    tmp_path: Path, name: str
) -> None:
    path = write(tmp_path, name)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert len(message) > len(str(path)) + 8


@pytest.mark.parametrize("name", READ)
def test_what_is_good_in_an_odd_file_is_read(tmp_path: Path, name: str) -> None:
    text = clean(read(write(tmp_path, name))).text
    expected = "Uy ban nhan dan xa An Lac" if name == "really-a-pdf.txt" else GOOD.strip()
    assert expected in text
    assert not set(text) & {"\x00", "\u202e", "\u2066", "\ufeff"}
    assert all(line and line == line.strip() for line in text.split("\n"))


def test_no_hostile_file_takes_a_gigabyte_or_kills_its_process() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_child", "--json"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    taken = {one["name"]: one for one in json.loads(done.stdout)}
    assert set(taken) == {*REFUSED, *READ, *HUGE}
    assert max(one["megabytes"] for one in taken.values()) < MOST_MEGABYTES
    assert taken["as-long-as-may-be.txt"]["outcome"].endswith("characters")


def test_at_least_sixty_kinds_of_hostile_files_are_tried() -> None:
    assert len(REFUSED) + len(READ) >= 60


def test_empty_and_ruined_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        read(write(tmp_path, "spaces.txt"))
    with pytest.raises(RuinedText):
        read(write(tmp_path, "noise.txt"))


def test_entities_of_a_word_file_are_never_fetched(tmp_path: Path) -> None:
    text = clean(read(write(tmp_path, "external-entity.docx"))).text
    assert text == GOOD.strip()


def test_scripts_of_a_page_are_no_text(tmp_path: Path) -> None:
    assert "alert" not in clean(read(write(tmp_path, "scripts.html"))).text


def test_a_name_with_line_ends_gives_a_one_line_message(tmp_path: Path) -> None:
    path = tmp_path / "hai\ndòng.txt"
    path.write_bytes(b" ")
    with pytest.raises(EmptyFile) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(UnreadableFile):
        read(one)


def test_folders_pipes_and_absent_files_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "none.txt"):
        with pytest.raises(UnreadableFile):
            read(path)


def test_limits_bound_the_file_its_text_and_what_it_unpacks_to(tmp_path: Path) -> None:
    text, word = tmp_path / "a.txt", tmp_path / "a.docx"
    text.write_text(GOOD * 3, encoding="utf-8")
    word.write_bytes(docx(paragraph(GOOD)))
    for path, limits in (
        (text, Limits(max_bytes=10)),
        (text, Limits(max_chars=100)),
        (word, Limits(max_unpacked_bytes=500)),
        (word, Limits(max_chars=20)),
    ):
        with pytest.raises(UnreadableFile):
            read(path, limits)
    assert clean(read(text, Limits(max_chars=1000))).text == (GOOD * 3).strip()


@pytest.mark.skipif(bool(ocr_languages()), reason="Tesseract reads Vietnamese here")
def test_without_ocr_a_picture_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Tesseract"):
        read(write(tmp_path, "one-dot.png"))
