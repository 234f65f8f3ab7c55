"""The five kinds of documents of the layout benchmark: which tables they have, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from samples import data_tata as d
from samples.data_stres import Ukur
from samples.facts import target
from samples.isi_tata import ROMAWI, Isian
from samples.model_tata import Baris, Isi, Kolom, Naskah, Ragam
from schemas.record import Kuantitas, Nilai

Tulis = Callable[[Ukur], tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]]
_PROSA = (
    "Capaian kinerja disajikan menurut sasaran strategis yang telah ditetapkan dalam dokumen perencanaan. Uraian "
    "berikut menjelaskan perkembangan setiap indikator beserta faktor yang mempengaruhinya selama tahun berjalan."
)


def _bersasaran(x: Isian, tulis: Tulis, cacah: int, tingkat: str = "sasaran") -> list[Baris]:
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


def _kiri(x: Isian, indikator: float = 26) -> list[Kolom]:
    return [
        x.kolom("no", 4.5, "tengah", gabung="sasaran"),
        x.kolom("sasaran", 20, gabung="sasaran"),
        x.kolom("indikator", indikator),
        x.kolom("satuan", 9, "tengah"),
    ]


def pk(x: Isian) -> Naskah:
    """The annex of an agreement: goals with targets, then programmes with their money."""
    unit = x.dadu.choice(d.BIDANG).upper() if x.r.tingkat == "unit" else None
    x.jabatan = unit
    nama = x.dadu.choice(
        ("PERJANJIAN KINERJA TAHUN {}", "LAMPIRAN PERJANJIAN KINERJA TAHUN {}", "PENETAPAN KINERJA TAHUN {}")
    )
    x.kepala(nama.format(x.tahun), unit or "", x.instansi.lengkap.upper())

    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        q = x.nilai(u)
        return {"satuan": u[1], "target": q.raw}, [target(x.tahun, q)], {}

    x.tabel([*_kiri(x), x.kolom("target", 12, "tengah")], _bersasaran(x, tulis, x.dadu.randint(3, 5)))
    _program(x)
    return x.tutup("Januari")


def _program(x: Isian) -> None:
    """Programmes (a unit: activities) with their money, their fund and mostly a total."""
    unit = x.r.tingkat == "unit"
    kunci = "kegiatan" if unit else "program"
    nama = (d.kegiatan if unit else d.program)(x.dadu, x.dadu.randint(2, 5))
    hasil: list[Baris] = []
    total = 0
    dana = x.dadu.random() < 0.7
    for n, uraian in enumerate(nama, 1):
        besar, sumber = x.acak_uang(), x.dadu.choice(("APBD", "DAU", "DAK"))
        total += besar
        q = x.uang(besar)
        baris = Baris({"no": f"{n}.", kunci: uraian, "anggaran": q.raw, "sumber_dana": sumber if dana else ""})
        baris.anggaran.append(x.anggaran(kunci, uraian, q, sumber_dana=sumber if dana else None))
        hasil.append(baris)
    if x.dadu.random() < 0.7:
        label, q = x.dadu.choice(("JUMLAH", "Jumlah", "TOTAL", "Jumlah Anggaran")), x.uang(total)
        akhir = Baris({"no" if x.r.urutan != "tanpa-no" else kunci: label, "anggaran": q.raw}, tebal=True, lebar=True)
        akhir.anggaran.append(x.anggaran("jumlah", label, q))
        hasil.append(akhir)
    kolom = [x.kolom("no", 6, "tengah"), x.kolom(kunci, 50), x.kolom("anggaran", 24, "kanan")]
    polos = x.r.format == "pdf" and x.r.garis == "penuh" and x.dadu.random() < 0.25
    x.tabel([*kolom, *([x.kolom("sumber_dana", 14, "tengah")] if dana else [])], hasil, polos)


def _triwulan(x: Isian, u: Ukur) -> list[Kuantitas | None]:
    return [x.mungkin(x.nilai(u, b)) for b in (0.2, 0.45, 0.7, 0.95)]


def _nilai_tw(x: Isian, q: list[Kuantitas | None]) -> list[Nilai]:
    return [target(f"{x.tahun}-TW{i}", v) for i, v in enumerate(q, 1) if v is not None]


def _kolom_tw(x: Isian, induk: str, bagian: float = 7) -> list[Kolom]:
    return [x.kolom(f"target:{i}", bagian, "tengah", induk, judul=x.tw(i)) for i in range(4)]


def rencana_aksi(x: Isian) -> Naskah:
    """Targets of the quarters, with the programmes that serve them."""
    x.kepala(
        x.dadu.choice(
            (
                "RENCANA AKSI PERJANJIAN KINERJA",
                "RENCANA AKSI PENCAPAIAN KINERJA",
                "RENCANA AKSI KINERJA",
                "RENCANA AKSI ATAS PERJANJIAN KINERJA",
            )
        ),
        f"{x.instansi.lengkap.upper()} TAHUN {x.tahun}",
    )
    if x.r.tingkat == "samping":
        _samping(x)
    elif x.r.tingkat == "bertumpuk":
        _bertumpuk(x, False)
    else:
        _rencana_sasaran(x)
    return x.tutup("Februari")


def _rencana_sasaran(x: Isian) -> None:
    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        q, tw = x.nilai(u), _triwulan(x, u)
        pj = x.dadu.choice(d.BIDANG)
        sel: dict[str, Isi] = {
            "satuan": u[1],
            "target": q.raw,
            "penanggung_jawab": pj,
            **{f"target:{i}": x.kosong(v) for i, v in enumerate(tw)},
        }
        return sel, [target(x.tahun, q), *_nilai_tw(x, tw)], {"penanggung_jawab": pj}

    induk = x.dadu.choice(("Target Triwulan", "Target Kinerja Triwulan", "Rencana Target Triwulan", "Triwulan"))
    x.tabel(
        [*_kiri(x, 22), x.kolom("target", 9, "tengah"), *_kolom_tw(x, induk), x.kolom("penanggung_jawab", 13)],
        _bersasaran(x, tulis, x.dadu.randint(3, 5)),
    )


def _samping(x: Isian) -> None:
    """Goal and programme side by side, each with its indicator and target; the goal reaches over its programmes."""
    hasil: list[Baris] = []
    n = 0
    for sasaran, daftar in d.sasaran(x.dadu, x.dadu.randint(2, 4), (1, 2)):
        for u in daftar:
            n += 1
            q = x.nilai(u)
            for i, nama in enumerate(d.program(x.dadu, x.dadu.randint(1, 2))):
                v = d.ukur(x.dadu, ("dokumen teknis", "kegiatan lapangan", "layanan terpadu"), 1)[0]
                p, uang = x.nilai(v), x.uang(x.acak_uang())
                baris = Baris(
                    {
                        "no": str(n),
                        "sasaran": sasaran,
                        "indikator": u[0],
                        "satuan": u[1],
                        "target": q.raw,
                        "program": nama,
                        "indikator:p": v[0],
                        "satuan:p": v[1],
                        "target:p": p.raw,
                        "anggaran": uang.raw,
                    },
                    {"sasaran": n},
                )
                if i == 0 or x.r.gabung == "ulang":
                    x.catat(baris, u, [target(x.tahun, q)], "sasaran", sasaran=sasaran)
                x.catat(baris, v, [target(x.tahun, p)], "program", sasaran=sasaran, program=nama)
                baris.anggaran.append(x.anggaran("program", nama, uang))
                hasil.append(baris)
    kiri = [
        x.kolom(k, b, r, gabung="sasaran")
        for k, b, r in (
            ("no", 3.5, "tengah"),
            ("sasaran", 14, "kiri"),
            ("indikator", 15, "kiri"),
            ("satuan", 6.5, "tengah"),
            ("target", 7, "tengah"),
        )
    ]
    kanan = [
        x.kolom("program", 14),
        x.kolom("indikator:p", 15, judul=x.dadu.choice(("Indikator Kinerja Program", "Indikator Program"))),
        *([x.kolom("satuan:p", 6.5, "tengah", judul=x.judul("satuan"))] if x.satuan else []),
        x.kolom("target:p", 7, "tengah", judul=x.judul("target")),
        x.kolom("anggaran", 12, "kanan"),
    ]
    x.tabel([*kiri, *kanan], hasil)


def _bertumpuk(x: Isian, realisasi: bool) -> None:
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
        tengah = [x.kolom("target", 9, "tengah"), *_kolom_tw(x, "Target Triwulan")]
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
        tw = _triwulan(x, u)
        nilai += _nilai_tw(x, tw)
        baris.sel |= {f"target:{i}": x.kosong(v) for i, v in enumerate(tw)}
    x.catat(baris, u, nilai, tingkat, program=program, kegiatan=kegiatan)
    baris.anggaran.append(
        x.anggaran(tingkat, kegiatan or program, uang, realisasi=uang_nyata, program=program if kegiatan else None)
    )
    return baris


def pengukuran(x: Isian) -> Naskah:
    """Target and realisasi: of the year, of one quarter, or of all quarters side by side."""
    bentuk = x.dadu.choice(("tahun", "satu-tw", "empat-tw"))
    tw = x.dadu.randint(1, 4)
    judul = {
        "tahun": "PENGUKURAN KINERJA TAHUN {t}",
        "satu-tw": "PENGUKURAN KINERJA TRIWULAN {r} TAHUN {t}",
        "empat-tw": "PENGUKURAN CAPAIAN KINERJA TRIWULAN TAHUN {t}",
    }[bentuk]
    if x.r.tingkat == "bertumpuk":
        x.kepala(f"PENGUKURAN KINERJA TAHUN {x.tahun}", x.instansi.lengkap.upper())
        _bertumpuk(x, True)
        return x.tutup("Desember")
    x.kepala(judul.format(t=x.tahun, r=ROMAWI[tw - 1]), x.instansi.lengkap.upper())

    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        q = x.nilai(u)
        if bentuk == "tahun":
            return _hasil(x, u, q, str(x.tahun), "")
        sel: dict[str, Isi] = {"satuan": u[1], "target": q.raw}
        nilai = [target(x.tahun, q)]
        for i in range(1, 5) if bentuk == "empat-tw" else (tw,):
            bagian, n, _ = _hasil(x, u, x.nilai(u, i / 4), f"{x.tahun}-TW{i}", f":{i}")
            sel |= {k: v for k, v in bagian.items() if bentuk == "satu-tw" or not k.startswith("capaian")}
            nilai += n if bentuk == "satu-tw" else [Nilai(**{**dict(n[0]), "capaian": None})]
        return sel, nilai, {}

    nama = {k: x.judul(k) for k in ("target", "realisasi", "capaian")}
    if bentuk == "tahun":
        kanan = [x.kolom(k, 11, "tengah") for k in nama]
    elif bentuk == "satu-tw":
        induk = f"Triwulan {ROMAWI[tw - 1]}"
        kanan = [
            x.kolom("target", 10, "tengah", judul="Target Tahunan"),
            *(x.kolom(f"{k}:{tw}", 10, "tengah", induk, judul=k.title()) for k in nama),
        ]
    else:
        kanan = [
            x.kolom("target", 8, "tengah", judul="Target Tahunan"),
            *(
                x.kolom(f"{k}:{i}", 8, "tengah", f"Triwulan {ROMAWI[i - 1]}", judul=k.title())
                for i in range(1, 5)
                for k in ("target", "realisasi")
            ),
        ]
    x.tabel([*_kiri(x, 20), *kanan], _bersasaran(x, tulis, x.dadu.randint(3, 5)))
    if bentuk == "tahun":
        _serapan(x)
    return x.tutup("Desember")


def _hasil(
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


def _serapan(x: Isian) -> None:
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


def iku(x: Isian) -> Naskah:
    """Key indicators with how they are worked out; every second document with targets of three years."""
    bertarget = x.dadu.random() < 0.5
    tahun = [x.tahun, x.tahun + 1, x.tahun + 2]
    x.kepala(
        x.dadu.choice(
            ("INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA (IKU)", "PENETAPAN INDIKATOR KINERJA UTAMA")
        ),
        x.instansi.lengkap.upper(),
        f"TAHUN {tahun[0]} - {tahun[-1]}" if bertarget else f"TAHUN {x.tahun}",
    )

    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        cara, sumber = x.rumus(u)
        pj = x.dadu.choice(d.BIDANG)
        q = [x.nilai(u) for _ in tahun] if bertarget else []
        sel: dict[str, Isi] = {
            "satuan": u[1],
            "formulasi": cara,
            "sumber_data": sumber,
            "penanggung_jawab": pj,
            **{f"target:{t}": v.raw for t, v in zip(tahun, q, strict=False)},
        }
        nilai = [target(t, v) for t, v in zip(tahun, q, strict=False)]
        return sel, nilai, {"formulasi": cara, "sumber_data": sumber, "penanggung_jawab": pj}

    kanan = [x.kolom("formulasi", 26), x.kolom("sumber_data", 12), x.kolom("penanggung_jawab", 12)]
    kolom_target = [x.kolom(f"target:{t}", 7, "tengah", "Target", judul=f"{t}") for t in tahun] if bertarget else []
    x.tabel([*_kiri(x, 20), *kolom_target, *kanan], _bersasaran(x, tulis, x.dadu.randint(3, 4)))
    return x.tutup("Maret")


def lkip(x: Isian) -> Naskah:
    """Pages of a performance report: text, a table of target and realisasi, results of the years before, spending."""
    x.kepala("LAPORAN KINERJA INSTANSI PEMERINTAH (LKIP)", f"{x.instansi.lengkap.upper()} TAHUN {x.tahun}")
    x.blok += []
    x.paragraf("BAB III AKUNTABILITAS KINERJA")
    x.paragraf(_PROSA)
    x.paragraf(f"Tabel 3.1 Capaian Kinerja Tahun {x.tahun}")
    if x.r.tingkat == "bertumpuk":
        _bertumpuk(x, True)
    else:
        x.tabel(
            [*_kiri(x, 22), *(x.kolom(k, 11, "tengah") for k in ("target", "realisasi", "capaian"))],
            _bersasaran(x, lambda u: _hasil(x, u, x.nilai(u), str(x.tahun), ""), x.dadu.randint(2, 4)),
        )
    x.paragraf(_PROSA)
    if x.dadu.random() < 0.6:
        _banding(x)
    x.paragraf(f"Tabel 3.3 Realisasi Anggaran Tahun {x.tahun}")
    _serapan(x)
    return x.tutup("Februari")


def _banding(x: Isian) -> None:
    """Results of three years under one heading; rows without a goal."""
    tahun = [x.tahun - 2, x.tahun - 1, x.tahun]
    x.paragraf(f"Tabel 3.2 Perbandingan Realisasi Tahun {tahun[0]} sampai dengan {tahun[-1]}")
    hasil: list[Baris] = []
    for n, u in enumerate(d.ukur(x.dadu, ("pengaduan masyarakat", "dokumen perencanaan", "desa binaan"), 3), 1):
        nyata = [x.nilai(u) for _ in tahun]
        baris = Baris(
            {
                "no": f"{n}",
                "indikator": u[0],
                "satuan": u[1],
                **{f"realisasi:{t}": q.raw for t, q in zip(tahun, nyata, strict=True)},
            }
        )
        x.catat(baris, u, [Nilai(periode=str(t), realisasi=q) for t, q in zip(tahun, nyata, strict=True)], None)
        hasil.append(baris)
    x.tabel(
        [
            x.kolom("no", 5, "tengah"),
            x.kolom("indikator", 34),
            x.kolom("satuan", 10, "tengah"),
            *(x.kolom(f"realisasi:{t}", 12, "tengah", "Realisasi", judul=f"{t}") for t in tahun),
        ],
        hasil,
    )


SUSUNAN: dict[str, Callable[[Isian], Naskah]] = {
    "pk": pk,
    "rencana_aksi": rencana_aksi,
    "pengukuran": pengukuran,
    "iku": iku,
    "lkip": lkip,
}


def naskah(biji: int, berkas: str, ragam: Ragam) -> Naskah:
    """The document with this seed and these variations."""
    return SUSUNAN[ragam.jenis](Isian(biji, berkas, ragam))
