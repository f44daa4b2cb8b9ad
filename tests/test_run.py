"""Running a set against a system: what is asked, what is kept, what is taken up again."""

import random
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from eval.choices import choose
from eval.gold import GoldNotHeld, bind, locate
from eval.outcomes import read_outcomes
from eval.questions import Evidence, Question
from eval.run import Run, Settings, run, select
from eval.summary import summarise
from eval.systems import Held
from eval.variants import VARIANTS, vary
from ingest.errors import BadInput
from ingest.model import Reference
from tests.evaluated import QUESTIONS, SET, TEXTS, FirstWords


def go(folder: Path, system: FirstWords | None = None, **settings: object) -> Run:
    return run(system or FirstWords(), SET, folder=folder, settings=Settings(**settings))  # type: ignore[arg-type]


def test_every_question_has_an_outcome_in_order(tmp_path: Path) -> None:
    done = go(tmp_path)
    assert [o.id for o in done.outcomes] == ["n1", "n2", "l1", "u1"]
    assert {o.id: o.scores["correct"] for o in done.outcomes} == {
        "n1": 1,
        "n2": 0,
        "l1": 1,
        "u1": 1,
    }
    assert [o.id for o in done.outcomes if o.missed] == ["n2"]
    assert done.outcomes[0].scores["evidence Success@1"] == 1
    assert done.outcomes[0].scores["quote exactness"] == 1
    assert "nDCG@10" not in done.outcomes[3].scores


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    run(
        FirstWords(),
        SET,
        folder=tmp_path,
        settings=Settings(),
        progress=lambda d, t: seen.append((d, t)),
    )
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_run_cut_short_goes_on_where_it_stopped(tmp_path: Path) -> None:
    whole = go(tmp_path)
    file = tmp_path / "outcomes.jsonl"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text(lines[0] + lines[1] + lines[2][:40], "utf-8")
    system = FirstWords()
    again = go(tmp_path, system)
    assert [question for question, _ in system.asked] == [q.question for q in QUESTIONS[2:]]
    assert again.resumed == 2
    assert [o.scores for o in again.outcomes] == [o.scores for o in whole.outcomes]
    assert [o.id for o in read_outcomes(file)] == ["n1", "n2", "l1", "u1"]


def test_another_setting_starts_anew(tmp_path: Path) -> None:
    go(tmp_path)
    assert go(tmp_path, variant="nfd").resumed == 0
    assert go(tmp_path, variant="nfd").resumed == 4


def test_conversations_are_asked_as_one_and_again_from_their_start(tmp_path: Path) -> None:
    talk = tuple(replace(q, conversation="c") for q in QUESTIONS[:2])
    source = replace(SET, questions=(*talk, QUESTIONS[2]))
    system = FirstWords()
    run(system, source, folder=tmp_path, settings=Settings())
    names = [name for _, name in system.asked]
    assert names[0] == names[1] is not None
    assert names[2] is None
    file = tmp_path / "outcomes.jsonl"
    file.write_text(file.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    again = FirstWords()
    run(again, source, folder=tmp_path, settings=Settings())
    assert [question for question, _ in again.asked] == [q.question for q in source.questions]
    assert len(file.read_text("utf-8").splitlines()) == 3


def test_variant_changes_what_is_asked_only(tmp_path: Path) -> None:
    outcome = go(tmp_path, variant="no-diacritics").outcomes[0]
    assert outcome.asked == "Huyen An Son mo bao nhieu lop?"
    assert outcome.question == QUESTIONS[0].question


def test_search_only_run_judges_rankings(tmp_path: Path) -> None:
    system = FirstWords()
    done = go(tmp_path, system, answers=False)
    assert system.asked == []
    assert "correct" not in done.outcomes[0].scores
    assert done.outcomes[0].ask_ms is None
    assert summarise(done.outcomes).value("nDCG@10") == 1


def test_only_keeps_matching_questions() -> None:
    assert [q.id for q in select(QUESTIONS, {"kind": "number"})] == ["n1", "n2"]
    with pytest.raises(BadInput, match="kind=who"):
        select(QUESTIONS, {"kind": "who"})
    with pytest.raises(BadInput, match="colour"):
        select(QUESTIONS, {"colour": "red"})


def test_gold_that_is_not_held_is_named_with_its_line(tmp_path: Path) -> None:
    strange = replace(QUESTIONS[0], documents=("vang.txt",), where="dòng 7")
    with pytest.raises(GoldNotHeld, match=r"dòng 7 \(n1\): vang\.txt"):
        bind([strange], FirstWords().held(), TEXTS.__getitem__)


def test_documents_are_found_by_what_people_call_them() -> None:
    paper = Reference("CT", "12", "TU", issuer="Tỉnh ủy Lam Giang", party=True)
    held = [
        Held("d1", "kho/chi-thi.pdf", "", "về việc tiếp dân ở xã", ("cu/ban-sao.pdf",), paper),
        Held("d2", "kho/tin.txt", "", "An Sơn tiếp dân", (), None, (paper,)),
    ]
    names = {
        "chi-thi": "kho/chi-thi.pdf",
        "ban-sao.pdf": "kho/chi-thi.pdf",
        "d2": "kho/tin.txt",
        "An Sơn tiếp dân": "kho/tin.txt",
        "Chỉ thị 12-CT/TU của Tỉnh ủy Lam Giang": "kho/chi-thi.pdf",
    }
    for name, path in names.items():
        asked = replace(QUESTIONS[1], documents=(name,))
        bound = bind([asked], held, lambda doc_id: "")
        assert (bound.questions[0].documents, bound.notes) == ((path,), ()), name


def test_a_paper_named_is_neither_a_text_about_it_nor_another_issuers() -> None:
    one = Reference("CT", "12", "TU", issuer="Tỉnh ủy Lam Giang", party=True)
    other = Reference("CT", "12", "TU", issuer="Tỉnh ủy An Phú", party=True)
    held = [
        Held("d1", "hoi-dap.md", "", "Hỏi đáp Chỉ thị 12-CT/TU của Tỉnh ủy Lam Giang", (), None),
        Held("d2", "a.pdf", "", "Chỉ thị về tiếp dân", (), one),
        Held("d3", "b.pdf", "", "Chỉ thị về kênh mương", (), other),
    ]
    names = {
        "Chỉ thị 12-CT/TU của Tỉnh ủy Lam Giang": ("a.pdf",),
        "Chỉ thị 12-CT/TU (Lam Giang)": ("a.pdf",),
        "CT 12-CT/TU tỉnh An Phú": ("b.pdf",),
        "Chỉ thị 12-CT/TU": ("a.pdf", "b.pdf"),
        "Hỏi đáp Chỉ thị 12-CT/TU của Tỉnh ủy Lam Giang": ("hoi-dap.md",),
    }
    for name, paths in names.items():
        (bound,) = bind(
            [replace(QUESTIONS[1], documents=(name,))], held, lambda doc_id: ""
        ).questions
        assert bound.documents == paths, name


def test_a_source_in_words_that_fits_nothing_is_noted() -> None:
    asked = replace(QUESTIONS[1], documents=("Báo cáo của xã",), where="dòng 3")
    bound = bind([asked], FirstWords().held(), TEXTS.__getitem__)
    assert bound.questions[0].documents == ()
    assert bound.notes == (
        "không rõ là văn bản nào nên không chấm theo văn bản: dòng 3 (n2): Báo cáo của xã",
    )


def test_evidence_gets_offsets_across_line_breaks() -> None:
    asked = replace(QUESTIONS[0], evidence=(Evidence("an-son.txt", "tập huấn. Có 345"),))
    (bound,) = bind([asked], FirstWords().held(), TEXTS.__getitem__).questions
    (evidence,) = bound.evidence
    assert TEXTS["tin/an-son.txt"][evidence.start : evidence.end] == "tập huấn.\nCó 345"
    reworded = replace(
        asked, evidence=(Evidence("an-son.txt", "tập huấn cho 345"),), where="dòng 9"
    )
    (note,) = bind([reworded], FirstWords().held(), TEXTS.__getitem__).notes
    assert note.startswith("bằng chứng không có nguyên văn") and "dòng 9" in note
    assert locate("hai ba hai", "hai", 6) == (7, 10)
    assert locate("hai ba", "bốn", None) is None


def test_summary_by_hand(tmp_path: Path) -> None:
    summary = summarise(go(tmp_path).outcomes)
    assert summary.value("correct") == 3 / 4
    assert summary.value("refusal F1") == 1
    assert [(g.name, g.questions, g.missed) for g in summary.kinds] == [
        ("list", 1, 0),
        ("number", 2, 1),
        ("unanswerable", 1, 0),
    ]
    assert summary.risk_curve[-1] == (3 / 4, pytest.approx(1 / 3))


def test_variants_are_the_same_for_the_same_seed() -> None:
    text = "Đảng ủy xã đã xử lý 12 trường hợp vi phạm kỷ luật"
    for variant in VARIANTS:
        first = vary(text, variant=variant, seed=4, id="q")
        assert first == vary(text, variant=variant, seed=4, id="q") != text
        assert "12" in first
    assert unicodedata.normalize("NFC", vary(text, variant="nfd", seed=0, id="q")) == text
    assert vary(text, variant="telex", seed=0, id="") == (
        "DDangr uyr xax ddax xuwr lys 12 truwowngf howpj vi phamj kyr luaatj"
    )
    with pytest.raises(BadInput, match="telex"):
        vary(text, variant="vni", seed=0, id="q")


def test_typos_touch_few_words() -> None:
    text = "cấp ủy đảng các cấp nghiêm túc quán triệt nội dung chỉ thị đến từng chi bộ trong tháng"
    changed = vary(text, variant="typo", seed=random.Random(1).randrange(9), id="x").split(" ")
    differing = sum(a != b for a, b in zip(text.split(" "), changed, strict=True))
    assert 1 <= differing <= len(changed) // 6


def test_a_choice_is_taken_by_statement_polarity_or_support() -> None:
    system = FirstWords()
    hits = system.search("Ba rõ của xã Hòa Lạc?", 2)
    answer = system.ask("Ba rõ của xã Hòa Lạc?", None)
    three = Question("q", "?", choices=("rõ lịch", "rõ người", "Cả A và B đều đúng"))
    assert choose(three, answer, hits) == 0
    everything = Question("q", "?", choices=("rõ lịch", "rõ tiền", "Tất cả đều đúng"))
    assert choose(everything, answer, hits) == 2
    negative = replace(answer, answer="Sai: văn bản nêu khác [1]")
    assert choose(Question("q", "?", choices=("Đúng", "Sai")), negative, hits) == 1
    refused = replace(answer, status="not_found", citations=())
    assert choose(three, refused, []) is None
