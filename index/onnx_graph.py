"""Writes ONNX models byte by byte, as far as a plain transformer needs them.

The `onnx` package would be a second large dependency for what are a few nested messages in
Protocol Buffers' wire format; field numbers are those of onnx.proto3.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

CONTRIB = "com.microsoft"  # the operators that ONNX Runtime adds

_VARINT, _BYTES, _FLOAT = 0, 2, 5  # wire types
_IR_VERSION = 8
_OPSETS = {"": 17, CONTRIB: 1}
_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}
_FLOAT_ATTRIBUTE, _INT_ATTRIBUTE = 1, 2


@dataclass(slots=True)
class Graph:
    """A graph under construction; values go by name."""

    _nodes: list[bytes] = field(default_factory=list)
    _constants: list[bytes] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        """Adds a tensor; its name."""
        dims = b"".join(_number(1, size) for size in values.shape)
        kind = _number(2, _TYPES[values.dtype.name])
        raw = _message(9, np.ascontiguousarray(values).tobytes())
        self._constants.append(dims + kind + _text(8, name) + raw)
        return name

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        outputs: Sequence[str],
        *,
        domain: str = "",
        attributes: Mapping[str, float | int] | None = None,
    ) -> str:
        """Adds an operation; the name of its first output."""
        self._nodes.append(
            b"".join(_text(1, name) for name in inputs)
            + b"".join(_text(2, name) for name in outputs)
            + _text(4, operator)
            + b"".join(_message(5, _attribute(*item)) for item in (attributes or {}).items())
            + _text(7, domain)
        )
        return outputs[0]

    def model(self, inputs: Mapping[str, Sequence[int | str]], outputs: Sequence[str]) -> bytes:
        """The model as a file's bytes. All inputs are floats; a dimension is a size or a name."""
        graph = (
            b"".join(_message(1, node) for node in self._nodes)
            + _text(2, "encoder")
            + b"".join(_message(5, constant) for constant in self._constants)
            + b"".join(_message(11, _value(name, shape)) for name, shape in inputs.items())
            + b"".join(_message(12, _value(name, None)) for name in outputs)
        )
        opsets = b"".join(
            _message(8, _text(1, domain) + _number(2, version))
            for domain, version in _OPSETS.items()
        )
        return _number(1, _IR_VERSION) + _message(7, graph) + opsets


def _attribute(name: str, value: float | int) -> bytes:
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _INT_ATTRIBUTE)
    single = _key(2, _FLOAT) + struct.pack("<f", value)
    return _text(1, name) + single + _number(20, _FLOAT_ATTRIBUTE)


def _value(name: str, shape: Sequence[int | str] | None) -> bytes:
    """A float tensor's name and shape; None leaves the shape open."""
    tensor = _number(1, _TYPES["float32"])
    if shape is not None:
        sizes = [_number(1, size) if isinstance(size, int) else _text(2, size) for size in shape]
        tensor += _message(2, b"".join(_message(1, size) for size in sizes))
    return _text(1, name) + _message(2, _message(1, tensor))


def _text(number: int, text: str) -> bytes:
    return _message(number, text.encode("utf-8"))


def _message(number: int, content: bytes) -> bytes:
    return _key(number, _BYTES) + varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _key(number, _VARINT) + varint(value)


def _key(number: int, wire_type: int) -> bytes:
    return varint(number << 3 | wire_type)


def varint(value: int) -> bytes:
    """A whole number from 0 on, seven bits a byte, the least first.

    >>> varint(300).hex()
    'ac02'
    """
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)
