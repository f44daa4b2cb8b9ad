"""Kills an ingest again and again with SIGKILL and looks at what it leaves.

`python -m tests.kill FOLDER KILLS`: the moments are spread over the length of an unhurt run. After
each kill the index must hold the state before or the state after, whole and searchable; in the end
it must equal a clean index of the same files. The parent only forks, so that children start at
once with everything imported and no threads of others.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.catalog import Catalog
from index.collection import ingest
from index.search import Searcher
from index.syllable_encoder import SyllableEncoder
from tests.papers import write_papers

_PAPERS = 24
_ALL = 1000  # more than there are passages: every live one comes back, no dead one
_QUESTION = "niêm yết công khai trước cửa phòng làm việc"


def main(folder: Path, kills: int) -> int:
    """0 when nothing was ever half done; prints what was seen."""
    texts, index = folder / "van-ban", folder / "index"
    states = []
    for edition in (1, 2):
        write_papers(texts, _PAPERS - edition, edition=edition)
        clean = folder / f"clean-{edition}"
        _in_child(partial(_ingest, texts, clean))
        states.append(_state(clean, folder))
        _wipe(texts)
    write_papers(texts, _PAPERS - 1, edition=1)
    started = time.monotonic()
    _in_child(lambda: _ingest(texts, index))
    length = time.monotonic() - started
    moments = random.Random(7)
    seen = []
    for kill in range(kills):
        edition = 2 - kill % 2
        _wipe(texts)
        write_papers(texts, _PAPERS - edition, edition=edition)
        _kill_after(lambda: _ingest(texts, index), moments.uniform(0, 1.2 * length))
        state = _state(index, folder)
        if state not in states:
            print(f"kill {kill}: neither the old state nor the new")
            return 1
        seen.append(states.index(state) + 1)
    _in_child(lambda: _ingest(texts, index))
    if _state(index, folder) != states[edition - 1]:
        print("the last run did not reach the state of a clean one")
        return 1
    print(f"{kills} kills over {length:.2f} s each; states seen: {seen}")
    return 0


def _ingest(texts: Path, index: Path) -> None:
    ingest(index, [texts], encoder=SyllableEncoder(), prune=True, processes=0)


def _state(index: Path, folder: Path) -> object:
    """All that people can see of an index, without numbers that count runs."""
    result = folder / "state.json"
    _in_child(lambda: result.write_text(json.dumps(_seen(index)), encoding="utf-8"))
    return json.loads(result.read_text(encoding="utf-8"))


def _seen(index: Path) -> list[object]:
    with Catalog.open(index) as catalog:
        rows = catalog.documents()
        texts = {row.doc_id: catalog.document(row.doc_id).text for row in rows}
        hits = Searcher(catalog, index, SyllableEncoder()).search(_QUESTION, k=_ALL).hits
        if any(hit.text != texts[hit.doc_id][hit.start : hit.end] for hit in hits):
            raise AssertionError("a hit is not the text at its span")
        # Without scores and order: the term index counts removed passages in its word statistics
        # until it merges its segments, so an updated index ranks a little unlike a clean one.
        # For the same reason another one of several near copies may stand for them all.
        found = [[hit.doc_id, hit.start, hit.end] for hit in hits]
        found += [list(copy) for hit in hits for copy in hit.duplicates]
        passages = sorted(
            (item.doc_id, item.ordinal, item.text, item.context, item.key.hex())
            for item in catalog.passages()
        )
        documents = [[row.doc_id, row.content_hash, row.near, row.duplicates] for row in rows]
        return [documents, passages, sorted(found), len(catalog.relations()), texts]


def _in_child(work: Callable[[], object]) -> None:
    child = _fork(work)
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise SystemExit(f"a child failed with status {status}")


def _kill_after(work: Callable[[], object], seconds: float) -> None:
    child = _fork(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    return child


def _wipe(texts: Path) -> None:
    for path in texts.iterdir():
        path.unlink()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
