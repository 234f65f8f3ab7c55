"""Texts put together column by column in Arrow: ten times as fast as cell by cell in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc


def joined(parts: Sequence[pa.Array | str], between: str = "") -> pa.Array:
    """The *parts* of each row, one after the other. Nothing may be null."""
    return pc.binary_join_element_wise(*parts, between)


def by_value(values: pa.Array, told: Callable[[float], str]) -> pa.Array:
    """What *told* makes of each number, "" for none; each different number is asked for once."""
    found = pc.dictionary_encode(values)
    texts = pa.array([told(value) for value in found.dictionary.to_pylist()], pa.string())
    return pc.fill_null(texts.take(found.indices), "")


def changed_where(texts: pa.Array, where: pa.Array, change: Callable[[str], str]) -> pa.Array:
    """*texts*, those that *where* marks as *change* makes them."""
    changed = [change(text) for text in texts.filter(where).to_pylist()]
    return pc.replace_with_mask(texts, where, pa.array(changed, pa.string())) if changed else texts


def as_bytes(texts: pa.Array) -> memoryview:
    """All *texts*, one after the other, as UTF-8."""
    if not len(texts):
        return memoryview(b"")
    _, offsets, data = texts.buffers()
    first, last = pa.Array.from_buffers(pa.int32(), len(texts) + 1, [None, offsets], offset=texts.offset)[:: len(texts)]
    return memoryview(data)[first.as_py() : last.as_py()]
