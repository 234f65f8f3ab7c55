"""The five kinds of documents of the layout benchmark: which tables they have, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from petik.samples.content.facts import target
from petik.samples.layouts import wording as d
from petik.samples.layouts.content import ROMAN, Filling
from petik.samples.layouts.model import CellText, Draft, Row, Variation
from petik.samples.layouts.tables import (
    left,
    measured,
    serapan,
    stacked,
    triwulan,
    triwulan_columns,
    triwulan_values,
    with_sasaran,
)
from petik.samples.stress.wording import Measure
from petik.schemas.record import Nilai

_PROSE = (
    "Capaian kinerja disajikan menurut sasaran strategis yang telah ditetapkan dalam dokumen perencanaan. Uraian "
    "berikut menjelaskan perkembangan setiap indikator beserta faktor yang mempengaruhinya selama tahun berjalan."
)


def pk(x: Filling) -> Draft:
    """The annex of an agreement: goals with targets, then programmes with their money."""
    unit = x.dice.choice(d.BIDANG).upper() if x.r.tingkat == "unit" else None
    x.jabatan = unit
    name = x.dice.choice(
        ("PERJANJIAN KINERJA TAHUN {}", "LAMPIRAN PERJANJIAN KINERJA TAHUN {}", "PENETAPAN KINERJA TAHUN {}")
    )
    x.header(name.format(x.tahun), unit or "", x.instansi.full.upper())

    def write(u: Measure) -> tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]:
        q = x.nilai(u)
        return {"satuan": u[1], "target": q.raw}, [target(x.tahun, q)], {}

    x.table([*left(x), x.column("target", 12, "tengah")], with_sasaran(x, write, x.dice.randint(3, 5)))
    _program(x)
    return x.close("Januari")


def _program(x: Filling) -> None:
    """Programmes (a unit: activities) with their money, their fund and mostly a total."""
    unit = x.r.tingkat == "unit"
    key = "kegiatan" if unit else "program"
    name = (d.kegiatan if unit else d.program)(x.dice, x.dice.randint(2, 5))
    result: list[Row] = []
    total = 0
    dana = x.dice.random() < 0.7
    for n, uraian in enumerate(name, 1):
        large, source = x.random_uang(), x.dice.choice(("APBD", "DAU", "DAK"))
        total += large
        q = x.uang(large)
        row = Row({"no": f"{n}.", key: uraian, "anggaran": q.raw, "sumber_dana": source if dana else ""})
        row.anggaran.append(x.anggaran(key, uraian, q, sumber_dana=source if dana else None))
        result.append(row)
    if x.dice.random() < 0.7:
        label, q = x.dice.choice(("JUMLAH", "Jumlah", "TOTAL", "Jumlah Anggaran")), x.uang(total)
        last = Row({"no" if x.r.ordering != "tanpa-no" else key: label, "anggaran": q.raw}, bold=True, width=True)
        last.anggaran.append(x.anggaran("jumlah", label, q))
        result.append(last)
    columns = [x.column("no", 6, "tengah"), x.column(key, 50), x.column("anggaran", 24, "kanan")]
    plain = x.r.format == "pdf" and x.r.rules == "penuh" and x.dice.random() < 0.25
    x.table([*columns, *([x.column("sumber_dana", 14, "tengah")] if dana else [])], result, plain)


def rencana_aksi(x: Filling) -> Draft:
    """Targets of the quarters, with the programmes that serve them."""
    x.header(
        x.dice.choice(
            (
                "RENCANA AKSI PERJANJIAN KINERJA",
                "RENCANA AKSI PENCAPAIAN KINERJA",
                "RENCANA AKSI KINERJA",
                "RENCANA AKSI ATAS PERJANJIAN KINERJA",
            )
        ),
        f"{x.instansi.full.upper()} TAHUN {x.tahun}",
    )
    if x.r.tingkat == "samping":
        _beside(x)
    elif x.r.tingkat == "bertumpuk":
        stacked(x, False)
    else:
        _rencana_sasaran(x)
    return x.close("Februari")


def _rencana_sasaran(x: Filling) -> None:
    def write(u: Measure) -> tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]:
        q, tw = x.nilai(u), triwulan(x, u)
        pj = x.dice.choice(d.BIDANG)
        cells: dict[str, CellText] = {
            "satuan": u[1],
            "target": q.raw,
            "penanggung_jawab": pj,
            **{f"target:{i}": x.empty(v) for i, v in enumerate(tw)},
        }
        return cells, [target(x.tahun, q), *triwulan_values(x, tw)], {"penanggung_jawab": pj}

    parent = x.dice.choice(("Target Triwulan", "Target Kinerja Triwulan", "Rencana Target Triwulan", "Triwulan"))
    x.table(
        [
            *left(x, 22),
            x.column("target", 9, "tengah"),
            *triwulan_columns(x, parent),
            x.column("penanggung_jawab", 13),
        ],
        with_sasaran(x, write, x.dice.randint(3, 5)),
    )


def _beside(x: Filling) -> None:
    """Goal and programme side by side, each with its indicator and target; the goal reaches over its programmes."""
    result: list[Row] = []
    n = 0
    for sasaran, listing in d.sasaran(x.dice, x.dice.randint(2, 4), (1, 2)):
        for u in listing:
            n += 1
            q = x.nilai(u)
            for i, name in enumerate(d.program(x.dice, x.dice.randint(1, 2))):
                v = d.measure(x.dice, ("dokumen teknis", "kegiatan lapangan", "layanan terpadu"), 1)[0]
                p, uang = x.nilai(v), x.uang(x.random_uang())
                row = Row(
                    {
                        "no": str(n),
                        "sasaran": sasaran,
                        "indikator": u[0],
                        "satuan": u[1],
                        "target": q.raw,
                        "program": name,
                        "indikator:p": v[0],
                        "satuan:p": v[1],
                        "target:p": p.raw,
                        "anggaran": uang.raw,
                    },
                    {"sasaran": n},
                )
                if i == 0 or x.r.merged == "ulang":
                    x.note(row, u, [target(x.tahun, q)], "sasaran", sasaran=sasaran)
                x.note(row, v, [target(x.tahun, p)], "program", sasaran=sasaran, program=name)
                row.anggaran.append(x.anggaran("program", name, uang))
                result.append(row)
    left = [
        x.column(k, b, r, merged="sasaran")
        for k, b, r in (
            ("no", 3.5, "tengah"),
            ("sasaran", 14, "kiri"),
            ("indikator", 15, "kiri"),
            ("satuan", 6.5, "tengah"),
            ("target", 7, "tengah"),
        )
    ]
    right_side = [
        x.column("program", 14),
        x.column("indikator:p", 15, title=x.dice.choice(("Indikator Kinerja Program", "Indikator Program"))),
        *([x.column("satuan:p", 6.5, "tengah", title=x.title("satuan"))] if x.satuan else []),
        x.column("target:p", 7, "tengah", title=x.title("target")),
        x.column("anggaran", 12, "kanan"),
    ]
    x.table([*left, *right_side], result)


def pengukuran(x: Filling) -> Draft:
    """Target and realisasi: of the year, of one quarter, or of all quarters side by side."""
    form = x.dice.choice(("tahun", "satu-tw", "empat-tw"))
    tw = x.dice.randint(1, 4)
    title = {
        "tahun": "PENGUKURAN KINERJA TAHUN {t}",
        "satu-tw": "PENGUKURAN KINERJA TRIWULAN {r} TAHUN {t}",
        "empat-tw": "PENGUKURAN CAPAIAN KINERJA TRIWULAN TAHUN {t}",
    }[form]
    if x.r.tingkat == "bertumpuk":
        x.header(f"PENGUKURAN KINERJA TAHUN {x.tahun}", x.instansi.full.upper())
        stacked(x, True)
        return x.close("Desember")
    x.header(title.format(t=x.tahun, r=ROMAN[tw - 1]), x.instansi.full.upper())

    def write(u: Measure) -> tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]:
        q = x.nilai(u)
        if form == "tahun":
            return measured(x, u, q, str(x.tahun), "")
        cells: dict[str, CellText] = {"satuan": u[1], "target": q.raw}
        nilai = [target(x.tahun, q)]
        for i in range(1, 5) if form == "empat-tw" else (tw,):
            part, n, _ = measured(x, u, x.nilai(u, i / 4), f"{x.tahun}-TW{i}", f":{i}")
            cells |= {k: v for k, v in part.items() if form == "satu-tw" or not k.startswith("capaian")}
            nilai += n if form == "satu-tw" else [Nilai(**{**dict(n[0]), "capaian": None})]
        return cells, nilai, {}

    name = {k: x.title(k) for k in ("target", "realisasi", "capaian")}
    if form == "tahun":
        right_side = [x.column(k, 11, "tengah") for k in name]
    elif form == "satu-tw":
        parent = f"Triwulan {ROMAN[tw - 1]}"
        right_side = [
            x.column("target", 10, "tengah", title="Target Tahunan"),
            *(x.column(f"{k}:{tw}", 10, "tengah", parent, title=k.title()) for k in name),
        ]
    else:
        right_side = [
            x.column("target", 8, "tengah", title="Target Tahunan"),
            *(
                x.column(f"{k}:{i}", 8, "tengah", f"Triwulan {ROMAN[i - 1]}", title=k.title())
                for i in range(1, 5)
                for k in ("target", "realisasi")
            ),
        ]
    x.table([*left(x, 20), *right_side], with_sasaran(x, write, x.dice.randint(3, 5)))
    if form == "tahun":
        serapan(x)
    return x.close("Desember")


def iku(x: Filling) -> Draft:
    """Key indicators with how they are worked out; every second document with targets of three years."""
    with_target = x.dice.random() < 0.5
    tahun = [x.tahun, x.tahun + 1, x.tahun + 2]
    x.header(
        x.dice.choice(
            ("INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA (IKU)", "PENETAPAN INDIKATOR KINERJA UTAMA")
        ),
        x.instansi.full.upper(),
        f"TAHUN {tahun[0]} - {tahun[-1]}" if with_target else f"TAHUN {x.tahun}",
    )
    if with_target:
        x.content.dokumen.tahun = None  # three years, none of which is the document's own

    def write(u: Measure) -> tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]:
        way, source = x.fraction(u)
        pj = x.dice.choice(d.BIDANG)
        q = [x.nilai(u) for _ in tahun] if with_target else []
        cells: dict[str, CellText] = {
            "satuan": u[1],
            "formulasi": way,
            "sumber_data": source,
            "penanggung_jawab": pj,
            **{f"target:{t}": v.raw for t, v in zip(tahun, q, strict=False)},
        }
        nilai = [target(t, v) for t, v in zip(tahun, q, strict=False)]
        return cells, nilai, {"formulasi": way, "sumber_data": source, "penanggung_jawab": pj}

    right_side = [x.column("formulasi", 26), x.column("sumber_data", 12), x.column("penanggung_jawab", 12)]
    target_column = [x.column(f"target:{t}", 7, "tengah", "Target", title=f"{t}") for t in tahun] if with_target else []
    x.table([*left(x, 20), *target_column, *right_side], with_sasaran(x, write, x.dice.randint(3, 4)))
    return x.close("Maret")


def lkip(x: Filling) -> Draft:
    """Pages of a performance report: text, a table of target and realisasi, results of the years before, spending."""
    x.header("LAPORAN KINERJA INSTANSI PEMERINTAH (LKIP)", f"{x.instansi.full.upper()} TAHUN {x.tahun}")
    x.blocks += []
    x.paragraph("BAB III AKUNTABILITAS KINERJA")
    x.paragraph(_PROSE)
    x.paragraph(f"Tabel 3.1 Capaian Kinerja Tahun {x.tahun}")
    if x.r.tingkat == "bertumpuk":
        stacked(x, True)
    else:
        x.table(
            [*left(x, 22), *(x.column(k, 11, "tengah") for k in ("target", "realisasi", "capaian"))],
            with_sasaran(x, lambda u: measured(x, u, x.nilai(u), str(x.tahun), ""), x.dice.randint(2, 4)),
        )
    x.paragraph(_PROSE)
    if x.dice.random() < 0.6:
        _compared(x)
    x.paragraph(f"Tabel 3.3 Realisasi Anggaran Tahun {x.tahun}")
    serapan(x)
    return x.close("Februari")


def _compared(x: Filling) -> None:
    """Results of three years under one heading; rows without a goal."""
    tahun = [x.tahun - 2, x.tahun - 1, x.tahun]
    x.paragraph(f"Tabel 3.2 Perbandingan Realisasi Tahun {tahun[0]} sampai dengan {tahun[-1]}")
    result: list[Row] = []
    for n, u in enumerate(d.measure(x.dice, ("pengaduan masyarakat", "dokumen perencanaan", "desa binaan"), 3), 1):
        real = [x.nilai(u) for _ in tahun]
        row = Row(
            {
                "no": f"{n}",
                "indikator": u[0],
                "satuan": u[1],
                **{f"realisasi:{t}": q.raw for t, q in zip(tahun, real, strict=True)},
            }
        )
        x.note(row, u, [Nilai(periode=str(t), realisasi=q) for t, q in zip(tahun, real, strict=True)], None)
        result.append(row)
    x.table(
        [
            x.column("no", 5, "tengah"),
            x.column("indikator", 34),
            x.column("satuan", 10, "tengah"),
            *(x.column(f"realisasi:{t}", 12, "tengah", "Realisasi", title=f"{t}") for t in tahun),
        ],
        result,
    )


ARRANGEMENTS: dict[str, Callable[[Filling], Draft]] = {
    "pk": pk,
    "rencana_aksi": rencana_aksi,
    "pengukuran": pengukuran,
    "iku": iku,
    "lkip": lkip,
}


def draft(seed: int, file: str, variation: Variation) -> Draft:
    """The document with this seed and these variations."""
    return ARRANGEMENTS[variation.jenis](Filling(seed, file, variation))
