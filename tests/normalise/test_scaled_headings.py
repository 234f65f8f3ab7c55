"""A factor in a heading scales the value, the print stays; amounts that are printed in full are not scaled."""

import pytest

from petik.normalise.record import _scaled
from petik.normalise.values.angka import Angka


@pytest.mark.parametrize(
    ("printed", "factor", "value", "sure"),
    [
        (2554.3, 1_000_000, 2_554_300_000, True),  # "(juta)"
        (489_935, 1000, 489_935_000, True),  # "(Rp. 000)"
        (489_935_750, 1_000_000, 489_935_750, False),  # printed in full below "Rp (juta)"
        (12, 1, 12, True),
    ],
)
def test_a_heading_scales_what_is_not_printed_in_full(printed: float, factor: int, value: float, sure: bool) -> None:
    read, said = _scaled(Angka(printed, "Rp", 1.0, None), factor)
    assert (read.value, read.keyakinan == 1.0, said is None) == (value, sure, factor == 1)


def test_what_is_no_number_is_not_scaled() -> None:
    assert _scaled(Angka(None, None, 1.0, "bukan angka"), 1000) == (Angka(None, None, 1.0, "bukan angka"), None)
