"""Tables that several kinds of documents of the layout benchmark have: goals, stacked programmes, spending."""

from __future__ import annotations

from collections.abc import Callable

from petik.samples.content.facts import target
from petik.samples.layouts import wording as d
from petik.samples.layouts.content import Isian
from petik.samples.layouts.model import Baris, Isi, Kolom
from petik.samples.stress.wording import Ukur
from petik.schemas.record import Kuantitas, Nilai

Tulis = Callable[[Ukur], tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]]


def bersasaran(x: Isian, tulis: Tulis, cacah: int, tingkat: str = "sasaran") -> list[Baris]:
    """One row per indicator under its goal; in "butir" documents one row per goal, its indicators as numbered items."""
    hasil: list[Baris] = []
    per = (1, 3)
    for n, (sasaran, daftar) in enumerate(d.sasaran(x.dadu, cacah, per), 1):
        kiri: dict[str, Isi] = {"no": f"{n}", "sasaran": sasaran}
        sel_butir: list[dict[str, Isi]] = []
        gabungan = Baris({}, {"sasaran": n})
        for u in daftar:
            sel, nilai, teks = tulis(u)
            baris = Baris({**kiri, **sel, "indikator": u[0]}, {"sasaran": n})
            x.catat(baris, u, nilai, tingkat, sasaran=sasaran, **teks)
            if x.r.gabung == "butir" and len(daftar) > 1:
                sel_butir.append(baris.sel)
                gabungan.indikator += baris.indikator
            else:
                hasil.append(baris)
        if sel_butir:
            tanda = x.dadu.choice(("{}.", "{}.", "-", "•"))
            gabungan.sel = {**kiri, **{k: tuple(str(s[k]) for s in sel_butir) for k in sel_butir[0] if k not in kiri}}
            gabungan.sel["indikator"] = tuple(f"{tanda.format(i)} {s['indikator']}" for i, s in enumerate(sel_butir, 1))
            hasil.append(gabungan)
    return hasil


def kiri(x: Isian, indikator: float = 26) -> list[Kolom]:
    return [
        x.kolom("no", 4.5, "tengah", gabung="sasaran"),
        x.kolom("sasaran", 20, gabung="sasaran"),
        x.kolom("indikator", indikator),
        x.kolom("satuan", 9, "tengah"),
    ]


def triwulan(x: Isian, u: Ukur) -> list[Kuantitas | None]:
    return [x.mungkin(x.nilai(u, b)) for b in (0.2, 0.45, 0.7, 0.95)]


def nilai_tw(x: Isian, q: list[Kuantitas | None]) -> list[Nilai]:
    return [target(f"{x.tahun}-TW{i}", v) for i, v in enumerate(q, 1) if v is not None]


def kolom_tw(x: Isian, induk: str, bagian: float = 7) -> list[Kolom]:
    return [x.kolom(f"target:{i}", bagian, "tengah", induk, judul=x.tw(i)) for i in range(4)]


def bertumpuk(x: Isian, realisasi: bool) -> None:
    """Programmes in bold above their activities in one column, each with an indicator and money that adds up."""
    hasil: list[Baris] = []
    bernomor = x.dadu.choice(("huruf", "angka", "kata"))
    for n, nama in enumerate(d.program(x.dadu, x.dadu.randint(2, 3)), 1):
        anak = d.kegiatan(x.dadu, x.dadu.randint(2, 4))
        pagu = [x.acak_uang() for _ in anak]
        serap = [int(p * x.dadu.uniform(0.6, 0.999)) // 100_000 * 100_000 for p in pagu]
        awal = {"huruf": f"{'ABCDE'[n - 1]}. ", "angka": f"{n}. ", "kata": ""}[bernomor]
        hasil.append(_tumpuk(x, f"{awal}{nama}", nama, None, sum(pagu), sum(serap) if realisasi else None, True))
        for m, (satu, p, s) in enumerate(zip(anak, pagu, serap, strict=True), 1):
            uraian = f"Kegiatan {satu}" if bernomor == "kata" else satu
            awal = {"huruf": f"{m}. ", "angka": f"{n}.{m} ", "kata": ""}[bernomor]
            hasil.append(_tumpuk(x, f"{awal}{uraian}", nama, uraian, p, s if realisasi else None, False))
    tengah: list[Kolom]
    if realisasi:
        tengah = [x.kolom(k, 8.5, "tengah") for k in ("target", "realisasi", "capaian")]
        uang = [x.kolom("anggaran", 13, "kanan"), x.kolom("realisasi_anggaran", 13, "kanan")]
    else:
        tengah = [x.kolom("target", 9, "tengah"), *kolom_tw(x, "Target Triwulan")]
        uang = [x.kolom("anggaran", 14, "kanan")]
    x.tabel(
        [x.kolom("program_kegiatan", 24), x.kolom("indikator", 22), x.kolom("satuan", 8, "tengah"), *tengah, *uang],
        hasil,
    )


def _tumpuk(
    x: Isian, cetak: str, program: str, kegiatan: str | None, pagu: int, serap: int | None, tebal: bool
) -> Baris:
    u = d.ukur(x.dadu, ("dokumen teknis", "layanan terpadu", "kelompok sasaran", "data sektoral"), 1)[0]
    q, uang = x.nilai(u), x.uang(pagu)
    baris = Baris(
        {"program_kegiatan": cetak, "indikator": u[0], "satuan": u[1], "target": q.raw, "anggaran": uang.raw},
        tebal=tebal,
    )
    tingkat = "kegiatan" if kegiatan else "program"
    nilai = [Nilai(periode=str(x.tahun), target=q)]
    uang_nyata = x.uang(serap) if serap is not None else None
    if uang_nyata is not None:
        nyata = x.nilai(u)
        capai = x.persen(float(nyata.value or 0), float(q.value or 1))
        nilai = [Nilai(periode=str(x.tahun), target=q, realisasi=nyata, capaian=capai)]
        baris.sel |= {"realisasi": nyata.raw, "capaian": capai.raw, "realisasi_anggaran": uang_nyata.raw}
    else:
        tw = triwulan(x, u)
        nilai += nilai_tw(x, tw)
        baris.sel |= {f"target:{i}": x.kosong(v) for i, v in enumerate(tw)}
    x.catat(baris, u, nilai, tingkat, program=program, kegiatan=kegiatan)
    baris.anggaran.append(
        x.anggaran(tingkat, kegiatan or program, uang, realisasi=uang_nyata, program=program if kegiatan else None)
    )
    return baris


def hasil_ukur(
    x: Isian, u: Ukur, q: Kuantitas, periode: str, ekor: str
) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
    nyata = x.mungkin(x.nilai(u))
    capai = x.persen(float(nyata.value), float(q.value or 1)) if nyata is not None and nyata.value is not None else None
    sel: dict[str, Isi] = {
        "satuan": u[1],
        f"target{ekor}": q.raw,
        f"realisasi{ekor}": x.kosong(nyata),
        f"capaian{ekor}": x.kosong(capai),
    }
    return sel, [Nilai(periode=periode, target=q, realisasi=nyata, capaian=capai)], {}


def serapan(x: Isian) -> None:
    hasil: list[Baris] = []
    for n, nama in enumerate(d.program(x.dadu, x.dadu.randint(2, 4)), 1):
        besar = x.acak_uang()
        habis = int(besar * x.dadu.uniform(0.55, 0.999)) // 100_000 * 100_000
        pagu, serap, bagian = x.uang(besar), x.uang(habis), x.persen(habis, besar)
        baris = Baris(
            {
                "no": f"{n}",
                "program": nama,
                "anggaran": pagu.raw,
                "realisasi_anggaran": serap.raw,
                "persen_anggaran": bagian.raw,
            }
        )
        baris.anggaran.append(x.anggaran("program", nama, pagu, realisasi=serap, persen=bagian))
        hasil.append(baris)
    x.tabel(
        [
            x.kolom("no", 5, "tengah"),
            x.kolom("program", 40),
            x.kolom("anggaran", 20, "kanan"),
            x.kolom("realisasi_anggaran", 20, "kanan"),
            x.kolom("persen_anggaran", 10, "tengah"),
        ],
        hasil,
    )
