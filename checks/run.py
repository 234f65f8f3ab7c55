"""All rules over a set of documents: the findings in order, and those that become the record's `anomali`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from petik.checks import (
    antartahun,
    bacaan,
    baris,
    capaian,
    dokumen,
    identity,
    instansi,
    jumlah,
    kelengkapan,
    ketikan,
    kosong,
    naskah,
    nilai,
    nomor,
    pagu,
    periode,
    polaritas,
    prosa,
    rujukan,
    sel,
    tabel,
    tabel_lain,
)
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan
from petik.checks.groups import grouped
from petik.parsers.barrier import At, Barrier, guarded
from petik.schemas.record import Anomali
from petik.schemas.temuan import Temuan

Pemeriksa = Callable[[Bahan, Aturan], Iterator[Temuan]]

PEMERIKSA: tuple[tuple[str, Pemeriksa], ...] = (
    ("angka-rusak", sel.angka_rusak),
    ("nip-tidak-sah", sel.nip_tidak_sah),
    ("satuan-tidak-cocok", sel.satuan_tidak_cocok),
    ("capaian-tidak-cocok", capaian.capaian_tidak_cocok),
    ("capaian-tidak-cocok", prosa.prosa_capaian),
    ("capaian-janggal", capaian.capaian_janggal),
    ("polaritas-salah", polaritas.polaritas_salah),
    ("persen-tidak-cocok", baris.persen_tidak_cocok),
    ("persen-tidak-cocok", tabel_lain.efisiensi_tidak_cocok),
    ("belanja-melebihi-pagu", baris.belanja_melebihi_pagu),
    ("triwulan-tidak-menuju-target", baris.triwulan_tidak_menuju_target),
    ("jumlah-tidak-cocok", jumlah.jumlah_tidak_cocok),
    ("jumlah-tidak-cocok", tabel_lain.sisa_tidak_cocok),
    ("jumlah-tidak-cocok", tabel_lain.sisa_induk),
    ("jumlah-tidak-cocok", naskah.jumlah_mendatar),
    ("format-campur", tabel.format_campur),
    ("sel-kosong", kosong.sel_kosong),
    ("sel-kosong", kosong.target_kosong),
    ("sel-kosong", kosong.anggaran_tanpa_indikator),
    ("nomor-urut", nomor.nomor_urut),
    ("nomor-urut", naskah.butir_berurut),
    ("nomor-urut", naskah.nomor_tabel),
    ("rujukan-salah", naskah.rujukan_salah),
    ("rujukan-salah", rujukan.judul_lain),
    ("rujukan-salah", rujukan.jumlah_tabel_lain),
    ("tabel-terpotong", tabel.tabel_terpotong),
    ("tabel-terpotong", tabel_lain.baris_terpotong),
    ("tabel-terpotong", tabel_lain.kepala_terpotong),
    ("tabel-terpotong", tabel_lain.kolom_hilang),
    ("tabel-terpotong", tabel_lain.sel_terputus),
    ("nip-ganda", dokumen.nip_ganda),
    ("nilai-berbeda", nilai.nilai_berbeda),
    ("nilai-berbeda", pagu.pagu_berbeda),
    ("nilai-berbeda", prosa.prosa_berbeda),
    ("nilai-berbeda", prosa.angka_huruf),
    ("nilai-berbeda", rujukan.jumlah_dalam_teks),
    ("nilai-berbeda", ketikan.salah_ketik),
    ("nilai-berbeda", baris.target_akhir_berbeda),
    ("periode-tidak-cocok", periode.periode_tidak_cocok),
    ("periode-tidak-cocok", periode.judul_tahun_lain),
    ("periode-tidak-cocok", periode.tanggal_mendahului),
    ("periode-tidak-cocok", periode.tahun_dalam_teks),
    ("wilayah-asing", identity.wilayah_asing),
    ("lampiran-kosong", identity.lampiran_kosong),
    ("bacaan-ragu", bacaan.bacaan_ragu),
)
"""The rules on one document; a code may have several, for records, tables and sentences."""

AntarDokumen = Callable[[Sequence[Bahan], Aturan], Iterator[Temuan]]

INSTANSI: tuple[tuple[str, AntarDokumen], ...] = (
    ("target-beda-antardokumen", instansi.target_beda),
    ("anggaran-beda-antardokumen", instansi.anggaran_beda),
    ("indikator-hilang", instansi.indikator_hilang),
    ("indikator-tambahan", instansi.indikator_tambahan),
    ("cascading-putus", instansi.cascading_putus),
    ("riwayat-berbeda", antartahun.riwayat_berbeda),
    ("lompatan-nilai", antartahun.lompatan_nilai),
)
"""The rules across the documents of one agency and of its years (`petik.checks.document.kunci_instansi`)."""

KIRIMAN: tuple[tuple[str, AntarDokumen], ...] = (("dokumen-kurang", kelengkapan.dokumen_kurang),)
"""The rules on a whole submission; they look at nothing of a record but its `dokumen`."""

LINTAS = (*INSTANSI, *KIRIMAN)


def periksa(bahan: Sequence[Bahan], aturan: Aturan) -> list[Temuan]:
    """The findings of every rule in force in and across *bahan*, document by document as `terurut` puts them."""
    found = {b.dok_id: periksa_dokumen(b, aturan) for b in bahan}
    for item in lintas(bahan, aturan, LINTAS):
        found[item.dok_id].append(item)
    return [item for own in found.values() for item in terurut(own)]


def periksa_dokumen(bahan: Bahan, aturan: Aturan, barrier: Barrier | None = None) -> list[Temuan]:
    """The findings of the rules on one document: on pages of the kinds that a rule knows, one for each cause.

    A template has no values of its own: nothing is said about it. A rule that throws costs its further findings
    (*barrier*).
    """
    if bahan.contoh:
        return []
    found: list[Temuan] = []
    for kode, rule in PEMERIKSA:
        if _berlaku(kode, bahan, aturan):
            with guarded(barrier, At(f"aturan {kode}")):
                found.extend(rule(bahan, aturan))
    found = [t for t in found if bahan.jenis(t.halaman) in aturan.entri[t.kode].jenis]
    return terurut(grouped(_sekali(found), aturan))


def _berlaku(kode: str, bahan: Bahan, aturan: Aturan) -> bool:
    """True where the rule is on and makes sense for the document or one of its parts."""
    d = bahan.rekaman.dokumen
    return aturan.aktif(kode) and bool({d.jenis, *(part.jenis for part in d.bagian)} & set(aturan.entri[kode].jenis))


def lintas(
    bahan: Sequence[Bahan],
    aturan: Aturan,
    rules: Sequence[tuple[str, AntarDokumen]],
    barrier: Barrier | None = None,
) -> Iterator[Temuan]:
    """The findings of those of the *rules* that are in force, across *bahan*; copies of a document count once."""
    own = _tanpa_salinan(bahan)
    found: list[Temuan] = []
    for kode, rule in rules:
        if aturan.aktif(kode):
            with guarded(barrier, At(f"aturan {kode}")):
                found.extend(rule(own, aturan))
    yield from grouped(_sekali(found), aturan)


def _tanpa_salinan(bahan: Sequence[Bahan]) -> list[Bahan]:
    """The documents without those that say word for word what another says: the same file under another name."""
    seen: set[str] = set()
    out = []
    for b in bahan:
        said = b.rekaman.model_dump_json(exclude={"dokumen": {"berkas"}, "asal": True, "anomali": True})
        empty = not (b.rekaman.indikator or b.rekaman.anggaran or b.rekaman.pejabat)
        if empty or said not in seen:
            out.append(b)
        seen.add(said)
    return out


def _sekali(found: Iterable[Temuan]) -> list[Temuan]:
    """*found* where one place is told once per code."""
    told: dict[tuple[object, ...], Temuan] = {}
    for t in found:
        told.setdefault((t.dok_id, t.kode, t.jalur, t.tabel, t.baris, t.kolom, t.tercetak, t.kalimat), t)
    return list(told.values())


def terurut(temuan: Iterable[Temuan]) -> list[Temuan]:
    """One document's findings by page, code and place, each with an identity of its own."""
    ordered = sorted(temuan, key=lambda t: (t.halaman or 0, t.kode, _urut(t.jalur), t.baris or 0))
    seen: Counter[tuple[str, str]] = Counter()
    out = []
    for item in ordered:
        bare = item.tanda.partition("-")[0]
        seen[item.kode, bare] += 1
        number = seen[item.kode, bare]
        out.append(item if number == 1 else item.model_copy(update={"tanda": f"{bare}-{number}"}))
    return out


def _urut(jalur: str | None) -> tuple[tuple[int, str], ...]:
    """Paths in the order of the record: "indikator/2" before "indikator/10"."""
    return tuple((int(p), "") if p.isdecimal() else (0, p) for p in (jalur or "").split("/"))


def anomali(temuan: Iterable[Temuan], aturan: Aturan) -> list[Anomali]:
    """A document's own defects for its record, one for each place: labelled codes, without possible misreadings."""
    return [
        Anomali(kode=t.kode, halaman=place.halaman, keterangan=t.kalimat, nilai=place.tercetak)
        for t in temuan
        if aturan.entri[t.kode].label and not t.periksa_pembacaan
        for place in t.tempat
    ]
