"""The five kinds of documents of the layout benchmark: which tables they have, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from petik.samples.content.facts import target
from petik.samples.layouts import wording as d
from petik.samples.layouts.content import ROMAWI, Isian
from petik.samples.layouts.model import Baris, Isi, Naskah, Ragam
from petik.samples.layouts.tables import bersasaran, bertumpuk, hasil_ukur, kiri, kolom_tw, nilai_tw, serapan, triwulan
from petik.samples.stress.wording import Ukur
from petik.schemas.record import Nilai

_PROSA = (
    "Capaian kinerja disajikan menurut sasaran strategis yang telah ditetapkan dalam dokumen perencanaan. Uraian "
    "berikut menjelaskan perkembangan setiap indikator beserta faktor yang mempengaruhinya selama tahun berjalan."
)


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

    x.tabel([*kiri(x), x.kolom("target", 12, "tengah")], bersasaran(x, tulis, x.dadu.randint(3, 5)))
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
        bertumpuk(x, False)
    else:
        _rencana_sasaran(x)
    return x.tutup("Februari")


def _rencana_sasaran(x: Isian) -> None:
    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        q, tw = x.nilai(u), triwulan(x, u)
        pj = x.dadu.choice(d.BIDANG)
        sel: dict[str, Isi] = {
            "satuan": u[1],
            "target": q.raw,
            "penanggung_jawab": pj,
            **{f"target:{i}": x.kosong(v) for i, v in enumerate(tw)},
        }
        return sel, [target(x.tahun, q), *nilai_tw(x, tw)], {"penanggung_jawab": pj}

    induk = x.dadu.choice(("Target Triwulan", "Target Kinerja Triwulan", "Rencana Target Triwulan", "Triwulan"))
    x.tabel(
        [*kiri(x, 22), x.kolom("target", 9, "tengah"), *kolom_tw(x, induk), x.kolom("penanggung_jawab", 13)],
        bersasaran(x, tulis, x.dadu.randint(3, 5)),
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
        bertumpuk(x, True)
        return x.tutup("Desember")
    x.kepala(judul.format(t=x.tahun, r=ROMAWI[tw - 1]), x.instansi.lengkap.upper())

    def tulis(u: Ukur) -> tuple[dict[str, Isi], list[Nilai], dict[str, str | None]]:
        q = x.nilai(u)
        if bentuk == "tahun":
            return hasil_ukur(x, u, q, str(x.tahun), "")
        sel: dict[str, Isi] = {"satuan": u[1], "target": q.raw}
        nilai = [target(x.tahun, q)]
        for i in range(1, 5) if bentuk == "empat-tw" else (tw,):
            bagian, n, _ = hasil_ukur(x, u, x.nilai(u, i / 4), f"{x.tahun}-TW{i}", f":{i}")
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
    x.tabel([*kiri(x, 20), *kanan], bersasaran(x, tulis, x.dadu.randint(3, 5)))
    if bentuk == "tahun":
        serapan(x)
    return x.tutup("Desember")


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
    if bertarget:
        x.isi.dokumen.tahun = None  # three years, none of which is the document's own

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
    x.tabel([*kiri(x, 20), *kolom_target, *kanan], bersasaran(x, tulis, x.dadu.randint(3, 4)))
    return x.tutup("Maret")


def lkip(x: Isian) -> Naskah:
    """Pages of a performance report: text, a table of target and realisasi, results of the years before, spending."""
    x.kepala("LAPORAN KINERJA INSTANSI PEMERINTAH (LKIP)", f"{x.instansi.lengkap.upper()} TAHUN {x.tahun}")
    x.blok += []
    x.paragraf("BAB III AKUNTABILITAS KINERJA")
    x.paragraf(_PROSA)
    x.paragraf(f"Tabel 3.1 Capaian Kinerja Tahun {x.tahun}")
    if x.r.tingkat == "bertumpuk":
        bertumpuk(x, True)
    else:
        x.tabel(
            [*kiri(x, 22), *(x.kolom(k, 11, "tengah") for k in ("target", "realisasi", "capaian"))],
            bersasaran(x, lambda u: hasil_ukur(x, u, x.nilai(u), str(x.tahun), ""), x.dadu.randint(2, 4)),
        )
    x.paragraf(_PROSA)
    if x.dadu.random() < 0.6:
        _banding(x)
    x.paragraf(f"Tabel 3.3 Realisasi Anggaran Tahun {x.tahun}")
    serapan(x)
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
