"""The files derived from the catalog: vectors by row, the vector engine, the term index.

They cover the catalog up to one generation, which `state.json` names. Rows are only ever added;
what the catalog no longer holds is hidden when the files are opened, and swept out when it is a
large share. A run killed at any instant leaves a state that the next one goes on from, and files
that cannot be understood are made anew, since the catalog keeps every encoded passage.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.abbreviations import Abbreviations
from index.catalog import Catalog
from index.encoder import Encoder, PassageText
from index.faiss_store import EXACT_UP_TO, FaissStore, build_base, open_base, save_base
from index.passage_index import PassageIndex
from index.rows import RowFiles, pack, unpack
from index.schema import StoredPassage
from index.terms import TermDocument, Terms
from index.vectors import Ids
from index.vocabulary import Vocabulary
from index.weights import Weights
from ingest.errors import IndexUnusable

Progress = Callable[[str, int, int], None]

FORMAT = 3  # raised when these files change so that old ones must be made anew

_FOLDER = "derived"
_VOCABULARY = "vocabulary.json"
_ABBREVIATIONS = "abbreviations.json"
_LENGTHS = "lengths.bin"
_LENGTH = np.dtype("<u4")
_ENCODED_AT_ONCE = 256  # passages; what a killed run loses at most
_ADDED_AT_ONCE = 4096
_TAIL_SHARE = 0.25  # of rows outside the approximate engine before it is built again
_DEAD_SHARE = 0.3  # of rows that are hidden before all is made anew
_FEW = 1000


@dataclass(frozen=True, slots=True)
class State:
    """What the files hold: `rows` passages with `sentences` sentences, the last with id `last_id`;
    `base` names the engine's file, "" while the search is exact."""

    format: int
    model: str
    dim: int
    generation: int = -1
    last_id: int = 0
    rows: int = 0
    sentences: int = 0
    base: str = ""
    base_rows: int = 0


def encode_missing(catalog: Catalog, encoder: Encoder, progress: Progress) -> None:
    """Encodes every passage that the catalog has no vectors of; each batch is kept at once."""
    total = catalog.count_lacking(encoder.name)
    done = 0
    lacking = catalog.passages_lacking(encoder.name)
    if total:
        progress("encode", 0, total)
    while batch := list(islice(lacking, _ENCODED_AT_ONCE)):
        catalog.put_vectors(encoder.name, _encoded(batch, encoder))
        done += len(batch)
        progress("encode", done, total)


def refresh(catalog: Catalog, directory: Path, encoder: Encoder, progress: Progress) -> None:
    """Brings the derived files up to the catalog's generation. One process at a time."""
    folder = directory / _FOLDER
    generation = catalog.generation
    state = _usable_state(folder, encoder.name)
    if state is not None and state.generation == generation:
        return
    live = catalog.live_ids()
    if state is not None and not _must_start_anew(folder, state, live):
        try:
            _bring_up(catalog, folder, state, encoder, live, generation, progress)
            return
        except IndexUnusable:
            progress("index", 0, len(live))  # all of it, since a kill left what cannot be added to
    shutil.rmtree(folder, ignore_errors=True)
    fresh = State(FORMAT, encoder.name, encoder.dim)
    _bring_up(catalog, folder, fresh, encoder, live, generation, progress)


def _bring_up(
    catalog: Catalog,
    folder: Path,
    state: State,
    encoder: Encoder,
    live: Ids,
    generation: int,
    progress: Progress,
) -> None:
    terms = Terms(folder / "terms")
    state = _add_new(catalog, folder, state, terms, encoder, live, progress)
    _remove_dead(folder, state, terms, live)
    state = _with_base(folder, state)
    _write_state(folder, replace(state, generation=generation))
    _sweep(folder, state)


def open_index(
    catalog: Catalog, directory: Path, encoder: Encoder, *, weights: Weights | None = None
) -> tuple[int, PassageIndex]:
    """The generation that the derived files cover, and the index over them; files are mapped.

    Raises: IndexUnusable when there are none, or none of this encoder and version.
    """
    folder = directory / _FOLDER
    state = _usable_state(folder, encoder.name)
    if state is None:
        raise IndexUnusable(
            f"chỉ mục ở {directory} chưa dựng xong hoặc thuộc bộ mã hóa khác: "
            "hãy chạy lại `chithi ingest`"
        )
    rows = RowFiles(folder, state.dim).open(state.rows, state.sentences)
    base = open_base(folder / state.base) if state.base else None
    store = FaissStore(state.dim, ids=rows.ids, rows=rows.whole, base=base)
    dead = np.setdiff1d(rows.ids, catalog.live_ids(), assume_unique=True)
    store.remove(dead)
    terms = Terms(folder / "terms", removed=len(dead) > 0)
    vocabulary, abbreviations = _language(folder, terms)
    lengths = _lengths(folder, state.rows)[store.rows()]
    return state.generation, PassageIndex(
        encoder=encoder,
        store=store,
        rows=rows,
        terms=terms,
        passages=lambda ids: {
            one.id: PassageText(one.context, one.text, one.sentences)
            for one in catalog.passages_by_id(ids)
        },
        average_length=float(lengths.mean()) if len(lengths) else 0.0,
        vocabulary=vocabulary,
        abbreviations=abbreviations,
        weights=weights or Weights(),
    )


def covered_generation(directory: Path, model: str) -> int:
    """The catalog's generation that the derived files cover; -1 when there are none to use."""
    state = _usable_state(directory / _FOLDER, model)
    return -1 if state is None else state.generation


def model_of(directory: Path) -> str | None:
    """The name of the encoder that the derived files were made by, None when there are none."""
    state = _state(directory / _FOLDER)
    return state.model if state else None


def indexed_text(passage: StoredPassage) -> str:
    """What the term index knows of a passage."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def _encoded(batch: Sequence[StoredPassage], encoder: Encoder) -> list[tuple[bytes, bytes]]:
    texts = [PassageText(one.context, one.text, one.sentences) for one in batch]
    vectors = encoder.encode_passages(texts)
    return [(one.key, pack(found)) for one, found in zip(batch, vectors, strict=True)]


def _usable_state(folder: Path, model: str) -> State | None:
    """The state on disk; None when there is none, or one of another version or encoder."""
    state = _state(folder)
    if state is None or not Terms.is_current(folder / "terms"):
        return None
    return state if (state.format, state.model) == (FORMAT, model) else None


def _state(folder: Path) -> State | None:
    file = folder / "state.json"
    if not file.exists():
        return None
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return State(**{field.name: kept[field.name] for field in fields(State)})
    except (ValueError, TypeError, KeyError):
        return None  # written by another version


def _must_start_anew(folder: Path, state: State, live: Ids) -> bool:
    """Whether adding is no longer enough: ids came to life below the last one, too many rows are
    dead, or files are missing."""
    try:
        held = np.asarray(RowFiles(folder, state.dim).open(state.rows, state.sentences).ids)
    except IndexUnusable:
        return True
    if state.base and not (folder / state.base).exists():
        return True
    older = live[live <= state.last_id]
    dead = len(held) - len(older)
    return not np.isin(older, held).all() or dead > max(_FEW, _DEAD_SHARE * len(held))


def _add_new(
    catalog: Catalog,
    folder: Path,
    state: State,
    terms: Terms,
    encoder: Encoder,
    live: Ids,
    progress: Progress,
) -> State:
    files = RowFiles(folder, state.dim)
    total = int((live > state.last_id).sum())
    done = 0
    new = catalog.passages(after=state.last_id)
    while batch := list(islice(new, _ADDED_AT_ONCE)):
        rows = unpack([one.id for one in batch], _vectors(catalog, encoder, batch), state.dim)
        files.append(rows, rows=state.rows, sentences=state.sentences)
        lengths = terms.add(_term_documents(batch))
        _append_lengths(folder, lengths, rows=state.rows)
        _learn_language(folder, batch)
        state = replace(
            state,
            last_id=batch[-1].id,
            rows=state.rows + len(batch),
            sentences=state.sentences + len(rows.scales),
        )
        _write_state(folder, state)
        done += len(batch)
        progress("index", done, total)
    return state


def _append_lengths(folder: Path, lengths: Sequence[int], *, rows: int) -> None:
    """Writes how many tokens passages have behind the first `rows` of them."""
    path = folder / _LENGTHS
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.seek(rows * _LENGTH.itemsize)
        file.write(np.array(lengths, _LENGTH).tobytes())


def _lengths(folder: Path, rows: int) -> npt.NDArray[np.uint32]:
    """How many tokens each passage has, removed ones too."""
    return np.fromfile(folder / _LENGTHS, _LENGTH, count=rows)


def _learn_language(folder: Path, batch: Sequence[StoredPassage]) -> None:
    """Counts the batch's syllables and reads its abbreviations; a batch that a killed run had
    counted already counts twice, which changes no order worth minding."""
    vocabulary, abbreviations = _language(folder)
    texts = [indexed_text(one) for one in batch]
    vocabulary.with_texts(texts).save(folder / _VOCABULARY)
    abbreviations.with_texts(texts).save(folder / _ABBREVIATIONS)


def _language(folder: Path, terms: Terms | None = None) -> tuple[Vocabulary, Abbreviations]:
    """What the collection has taught so far; nothing where no file is."""
    pairs = terms.pair_frequency if terms else None
    words, short = folder / _VOCABULARY, folder / _ABBREVIATIONS
    return (
        Vocabulary.load(words, pairs) if words.exists() else Vocabulary(pairs=pairs),
        Abbreviations.load(short) if short.exists() else Abbreviations(),
    )


def _vectors(catalog: Catalog, encoder: Encoder, batch: Sequence[StoredPassage]) -> list[bytes]:
    keys = [one.key for one in batch]
    known = catalog.vectors(encoder.name, keys)
    lacking = [one for one in batch if one.key not in known]
    if lacking:
        found = _encoded(lacking, encoder)
        catalog.put_vectors(encoder.name, found)
        known.update(found)
    return [known[key] for key in keys]


def _term_documents(batch: Sequence[StoredPassage]) -> Iterator[TermDocument]:
    return (TermDocument(one.id, one.doc_id, indexed_text(one)) for one in batch)


def _remove_dead(folder: Path, state: State, terms: Terms, live: Ids) -> None:
    if len(terms) > len(live):
        held = RowFiles(folder, state.dim).open(state.rows, state.sentences).ids
        terms.remove(np.setdiff1d(held, live).tolist())


def _with_base(folder: Path, state: State) -> State:
    """The state with an approximate engine over all rows, where their number asks for one."""
    outside = state.rows - state.base_rows
    if state.rows <= EXACT_UP_TO or outside <= _TAIL_SHARE * state.rows:
        return state
    rows = RowFiles(folder, state.dim).open(state.rows, state.sentences)
    name = f"base-{state.rows}.faiss"
    save_base(build_base(rows.whole), folder / name)
    return replace(state, base=name, base_rows=state.rows)


def _write_state(folder: Path, state: State) -> None:
    """Replaces the state in one step. What it counts must be on disk before it is."""
    for file in folder.glob("*.bin"):
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
    draft = folder / "state.json.draft"
    draft.write_text(json.dumps(asdict(state), indent=1), encoding="utf-8")
    draft.replace(folder / "state.json")


def _sweep(folder: Path, state: State) -> None:
    """Deletes engines that are no longer used; readers that mapped them keep them open."""
    for file in folder.glob("base-*.faiss"):
        if file.name != state.base:
            file.unlink()
