"""Groups: the same indicator of many documents in one, whatever the order; ids, names, polarity, relations."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petik.compare.padanan import groups, padanan
from petik.compare.pairs.item import Item
from petik.compare.wording.parts import wording_of


def butir(teks: str, n: int = 0, **fields: object) -> Item:
    """A row of its own document unless told otherwise."""
    values = {"dok_id": f"dok{n}", "jalur": f"indikator/{n}", "text": teks, **fields}
    return Item(**values)  # type: ignore[arg-type]


def banyak(*teks: str) -> list[Item]:
    return [butir(t, n) for n, t in enumerate(teks)]


def bunyi(items: list[Item]) -> set[frozenset[str]]:
    return {frozenset(b.text for b in g.anggota) for g in groups(items)}


def test_the_same_indicator_of_several_regions_is_one_group() -> None:
    items = [
        butir("Persentase posyandu aktif di Kabupaten Sleman", 1, wilayah="Kabupaten Sleman"),
        butir("Prosentase posyandu yang aktif", 2, wilayah="Kota Ambon"),
        butir("Jumlah posyandu aktif", 3, wilayah="Kota Ambon"),
    ]
    found = groups(items)
    assert [len(g.anggota) for g in found] == [1, 2]
    assert found[1].nama == "Prosentase posyandu yang aktif" or "Kabupaten" in found[1].nama


def test_the_name_is_the_most_frequent_wording_without_numbering_and_unit() -> None:
    (found,) = groups(
        banyak(
            "1.2. Luas mangrove (ha)",
            "Luas Mangrove",
            "Luas mangrove (ha)",
            "Luas mangrove",
            "Jumlah luas mangrove (ha)",
        )
    )
    assert found.nama == "Luas mangrove"


def test_id_says_what_is_measured_and_two_groups_never_share_one() -> None:
    found = groups(
        banyak("Persentase posyandu aktif", "Jumlah posyandu aktif", "Persentase peningkatan posyandu aktif")
    )
    assert {g.id for g in found} == {"posyandu-aktif-persen", "posyandu-aktif-jumlah", "posyandu-aktif-naik-persen"}
    twins = groups([butir("Penyuluhan garam", 1, satuan="orang"), butir("Penyuluhan garam", 2, satuan="kegiatan")])
    assert len({g.id for g in twins}) == 2


def test_other_indicators_do_not_change_an_id() -> None:
    alone = groups(banyak("Persentase posyandu aktif"))
    among = groups(banyak("Jumlah dermaga", "Persentase posyandu aktif", "Nilai SAKIP"))
    assert alone[0].id in {g.id for g in among}


TEKS = [
    "Persentase posyandu aktif", "Prosentase posyandu yang aktif", "Jumlah posyandu aktif", "Posyandu aktif",
    "Persentase posyandu mandiri", "Persentase psoyandu mandiri", "Peningkatan posyandu mandiri", "Nilai SAKIP",
    "Nilai SAKIP Kabupaten", "Predikat akuntabilitas kinerja", "Opini BPK", "Opini WTP BPK", "Rata-rata",
    "Luas rawa di Kabupaten Bantul", "Luas rawa di Kabupaten Sleman", "Luas rawa",
]  # fmt: skip
BUTIR = st.lists(
    st.builds(
        lambda n, t, s, f: butir(t, 0, dok_id=f"dok{n}", satuan=s, formulasi=f),
        st.integers(0, 4),
        st.sampled_from(TEKS),
        st.sampled_from([None, "%", "unit", "ha"]),
        st.sampled_from([None, "posyandu aktif / posyandu x 100%", "posyandu mandiri / posyandu"]),
    ),
    max_size=14,
)


@given(BUTIR, st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_groups_do_not_depend_on_the_order_of_the_items(rows: list[Item], seed: int) -> None:
    items = [butir(b.text, n, dok_id=b.dok_id, satuan=b.satuan, formulasi=b.formulasi) for n, b in enumerate(rows)]
    mixed = random.Random(seed).sample(items, len(items))
    assert padanan(items) == padanan(mixed)


@given(BUTIR)
@settings(max_examples=40, deadline=None)
def test_every_item_is_in_exactly_one_group_and_counts_never_meet_percentages(rows: list[Item]) -> None:
    items = [butir(b.text, n, satuan=b.satuan) for n, b in enumerate(rows)]
    found = groups(items)
    assert sorted(b.key for g in found for b in g.anggota) == sorted(b.key for b in items)
    for g in found:
        kinds = {wording_of(b.text, b.satuan).jenis for b in g.anggota}
        assert "persen" not in kinds or not kinds & {"jumlah", "hitungan"}


def test_what_could_be_count_or_share_joins_neither() -> None:
    found = bunyi(banyak("Persentase posyandu aktif", "Jumlah posyandu aktif", "Posyandu aktif"))
    assert frozenset({"Posyandu aktif"}) in found
    assert bunyi(banyak("Persentase posyandu aktif", "Posyandu aktif")) == {
        frozenset({"Persentase posyandu aktif", "Posyandu aktif"})
    }


def test_rows_of_one_document_lend_each_other_formula_and_unit() -> None:
    share = "posyandu aktif / jumlah posyandu x 100%"
    items = [
        butir("Peningkatan posyandu aktif", 1, dok_id="a", formulasi=share),
        butir("Peningkatan posyandu aktif", 2, dok_id="a", satuan="%"),
        butir("Persentase posyandu aktif", 3, dok_id="b"),
        butir("Peningkatan posyandu aktif", 4, dok_id="c", satuan="%"),
    ]
    found = {frozenset(b.dok_id for b in g.anggota): g for g in groups(items)}
    assert set(found) == {frozenset("ab"), frozenset("c")}


def test_places_of_one_report_stay_apart_and_own_places_do_not() -> None:
    rows = banyak("Luas rawa di Kabupaten Bantul", "Luas rawa di Kabupaten Sleman")
    whole = "Provinsi Daerah Istimewa Yogyakarta"
    province = [butir(b.text, n, dok_id="lkip", wilayah=whole) for n, b in enumerate(rows)]
    assert len(groups(province)) == 2
    own = [
        butir(b.text, n, wilayah=w)
        for n, (b, w) in enumerate(zip(rows, ["Kabupaten Bantul", "Kabupaten Sleman"], strict=True))
    ]
    assert len(groups(own)) == 1


def test_an_abbreviation_that_one_document_introduces_is_understood_in_all() -> None:
    introduced, used = "Nilai Laju Tanam Bakau (LTB)", "Nilai LTB"
    assert len(groups(banyak(introduced, used))) == 1
    # two meanings: nothing is assumed
    assert len(groups(banyak(introduced, "Nilai Lomba Tari Bali (LTB)", used))) == 3


@pytest.mark.parametrize(
    ("teks", "arah"),
    [
        ("Persentase penduduk miskin", "turun"),
        ("Angka kematian bayi", "turun"),
        ("Persentase kasus kekerasan yang diselesaikan", "naik"),
        ("Persentase penurunan angka kematian bayi", "naik"),
        ("Persentase peningkatan omset pasar", "naik"),
        ("Nilai SAKIP", "naik"),
        ("Persentase posyandu aktif", "naik"),
        ("Persentase posyandu tidak aktif", "turun"),
        ("Jumlah dokumen rencana induk", None),
    ],
)
def test_polarity_only_where_words_say_it(teks: str, arah: str | None) -> None:
    assert groups([butir(teks)])[0].polaritas == arah


def test_related_groups_come_with_score_and_reasons() -> None:
    found = padanan(banyak("Persentase posyandu aktif", "Jumlah posyandu aktif", "Nilai ujian sekolah"))
    (one,) = found.terkait
    assert {one.a, one.b} == {"posyandu-aktif-persen", "posyandu-aktif-jumlah"}
    assert 0.5 <= one.skor < 1 and "objek sama: posyandu" in one.alasan
