"""The tables of a dataset as pandas frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Data(Mapping[str, "pd.DataFrame"]):
    """The tables below OUT by name: `data["indikator"]` or `data.indikator`; each is read when first asked for.

    Whole numbers, texts and yes/no are pandas' nullable types: an empty cell is `pd.NA`, never 0 or "".
    """

    def __init__(self, out: Path) -> None:
        self._folder = out / "data"
        self._names = [path.stem for path in sorted(self._folder.glob("*.parquet"))]
        self._frames: dict[str, pd.DataFrame] = {}
        if not self._names:
            raise FileNotFoundError(f"{out}: tidak ada hasil Petik di folder ini (data/*.parquet)")

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._frames:
            self._frames[name] = _frame(self._folder / f"{name}.parquet")
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no table {name!r}; there are {', '.join(self._names)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._names]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"Data({', '.join(self._names)})"


def _frame(path: Path) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype()}
    frame: pd.DataFrame = pq.read_table(path).to_pandas(types_mapper=types.get)
    return frame
