"""Frozen dataclasses to compact JSON and back, so that the catalog can keep whole documents.

A dataclass becomes the list of its values in field order; a field added later, with a default,
still lets older and shorter rows be read.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ingest.errors import IndexUnusable
from ingest.model import Document

FORMAT = 1  # first byte of every packed document; raised when old rows can no longer be read

_Data = TypeVar("_Data")


def to_json(value: Any) -> str:
    """A dataclass (or tuple of them) as compact JSON text.

    >>> from ingest.model import Fact, Span
    >>> to_json(Fact("Nếp", Span(0, 3)))
    '["Nếp",[0,3]]'
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_Data], text: str) -> _Data:
    """The dataclass that `to_json` wrote.

    >>> from ingest.model import Reference
    >>> from_json(Reference, '["CT","24","TU"]').canonical
    '24/CT-TU'
    """
    annotation: Any = kind
    read = _reader(annotation)
    return typing.cast(_Data, json.loads(text) if read is None else read(json.loads(text)))


def pack(document: Document) -> bytes:
    """A whole document as compressed bytes. Lone surrogates survive the round trip."""
    text = json.dumps(_plain(document), ensure_ascii=True, separators=(",", ":"))
    return bytes([FORMAT]) + zlib.compress(text.encode("ascii"), 6)


def unpack(data: bytes) -> Document:
    """The document that `pack` wrote.

    Raises:
        IndexUnusable: the bytes were written by another version of the program.
    """
    if data[:1] != bytes([FORMAT]):
        raise IndexUnusable(
            f"tài liệu trong chỉ mục có định dạng {data[:1].hex() or 'trống'}, "
            f"chương trình này đọc định dạng {FORMAT:02x}: hãy nạp lại vào một thư mục chỉ mục mới"
        )
    return from_json(Document, zlib.decompress(data[1:]).decode("ascii"))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, name)) for name in _field_names(type(value))]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """How to rebuild a value of this annotated type from plain JSON; None where it is one."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return _optional_reader(_reader(inner))
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if kind is dt.date:
        return dt.date.fromisoformat
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):  # a NamedTuple
        return _named_reader(kind)
    return None


def _named_reader(kind: Any) -> Callable[[Any], Any]:
    # The quick way takes no value for granted.
    return (lambda values: kind(*values)) if kind._field_defaults else kind._make


def _optional_reader(read: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return None if read is None else lambda value: None if value is None else read(value)


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        read_item = _reader(parts[0])
        return tuple if read_item is None else lambda values: tuple(map(read_item, values))
    readers = [_reader(part) for part in parts]
    return lambda values: tuple(_each(readers, values, strict=True))


def _record_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [_reader(hints[name]) for name in _field_names(kind)]
    # Older rows may be shorter: the dataclass's own defaults fill what they lack.
    return lambda values: kind(*_each(readers, values, strict=False))


def _each(
    readers: Sequence[Callable[[Any], Any] | None], values: Sequence[Any], *, strict: bool
) -> list[Any]:
    together = zip(readers, values, strict=strict)
    return [value if read is None else read(value) for read, value in together]
