"""Tables that several kinds of documents of the layout benchmark have: goals, stacked programmes, spending."""

from __future__ import annotations

from collections.abc import Callable

from petik.samples.content.facts import target
from petik.samples.layouts import wording as d
from petik.samples.layouts.content import Filling
from petik.samples.layouts.model import CellText, Column, Row
from petik.samples.stress.wording import Measure
from petik.schemas.record import Kuantitas, Nilai

Write = Callable[[Measure], tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]]


def with_sasaran(x: Filling, write: Write, count: int, level: str = "sasaran") -> list[Row]:
    """One row per indicator under its goal; in "butir" documents one row per goal, its indicators as numbered items."""
    result: list[Row] = []
    per = (1, 3)
    for n, (sasaran, listing) in enumerate(d.sasaran(x.dice, count, per), 1):
        left: dict[str, CellText] = {"no": f"{n}", "sasaran": sasaran}
        bullet_cells: list[dict[str, CellText]] = []
        joined = Row({}, {"sasaran": n})
        for u in listing:
            cell, nilai, text = write(u)
            row = Row({**left, **cell, "indikator": u[0]}, {"sasaran": n})
            x.note(row, u, nilai, level, sasaran=sasaran, **text)
            if x.r.merged == "butir" and len(listing) > 1:
                bullet_cells.append(row.cells)
                joined.indikator += row.indikator
            else:
                result.append(row)
        if bullet_cells:
            sign = x.dice.choice(("{}.", "{}.", "-", "•"))
            joined.cells = {
                **left,
                **{k: tuple(str(s[k]) for s in bullet_cells) for k in bullet_cells[0] if k not in left},
            }
            joined.cells["indikator"] = tuple(
                f"{sign.format(i)} {s['indikator']}" for i, s in enumerate(bullet_cells, 1)
            )
            result.append(joined)
    return result


def left(x: Filling, indikator: float = 26) -> list[Column]:
    return [
        x.column("no", 4.5, "tengah", merged="sasaran"),
        x.column("sasaran", 20, merged="sasaran"),
        x.column("indikator", indikator),
        x.column("satuan", 9, "tengah"),
    ]


def triwulan(x: Filling, u: Measure) -> list[Kuantitas | None]:
    return [x.maybe(x.nilai(u, b)) for b in (0.2, 0.45, 0.7, 0.95)]


def triwulan_values(x: Filling, q: list[Kuantitas | None]) -> list[Nilai]:
    return [target(f"{x.tahun}-TW{i}", v) for i, v in enumerate(q, 1) if v is not None]


def triwulan_columns(x: Filling, parent: str, part: float = 7) -> list[Column]:
    return [x.column(f"target:{i}", part, "tengah", parent, title=x.tw(i)) for i in range(4)]


def stacked(x: Filling, realisasi: bool) -> None:
    """Programmes in bold above their activities in one column, each with an indicator and money that adds up."""
    result: list[Row] = []
    numbered = x.dice.choice(("huruf", "angka", "kata"))
    for n, name in enumerate(d.program(x.dice, x.dice.randint(2, 3)), 1):
        child = d.kegiatan(x.dice, x.dice.randint(2, 4))
        pagu = [x.random_uang() for _ in child]
        absorbed_share = [int(p * x.dice.uniform(0.6, 0.999)) // 100_000 * 100_000 for p in pagu]
        first = {"huruf": f"{'ABCDE'[n - 1]}. ", "angka": f"{n}. ", "kata": ""}[numbered]
        result.append(_stack(x, f"{first}{name}", name, None, (sum(pagu), sum(absorbed_share) if realisasi else None)))
        for m, (one, p, s) in enumerate(zip(child, pagu, absorbed_share, strict=True), 1):
            uraian = f"Kegiatan {one}" if numbered == "kata" else one
            first = {"huruf": f"{m}. ", "angka": f"{n}.{m} ", "kata": ""}[numbered]
            result.append(_stack(x, f"{first}{uraian}", name, uraian, (p, s if realisasi else None)))
    centre: list[Column]
    if realisasi:
        centre = [x.column(k, 8.5, "tengah") for k in ("target", "realisasi", "capaian")]
        uang = [x.column("anggaran", 13, "kanan"), x.column("realisasi_anggaran", 13, "kanan")]
    else:
        centre = [x.column("target", 9, "tengah"), *triwulan_columns(x, "Target Triwulan")]
        uang = [x.column("anggaran", 14, "kanan")]
    x.table(
        [
            x.column("program_kegiatan", 24),
            x.column("indikator", 22),
            x.column("satuan", 8, "tengah"),
            *centre,
            *uang,
        ],
        result,
    )


def _stack(x: Filling, printed: str, program: str, kegiatan: str | None, money: tuple[int, int | None]) -> Row:
    """A programme, in bold, or one of its activities with its *money*: pagu, and what was spent of it."""
    pagu, absorbed = money
    u = d.measure(x.dice, ("dokumen teknis", "layanan terpadu", "kelompok sasaran", "data sektoral"), 1)[0]
    q, uang = x.nilai(u), x.uang(pagu)
    row = Row(
        {"program_kegiatan": printed, "indikator": u[0], "satuan": u[1], "target": q.raw, "anggaran": uang.raw},
        bold=kegiatan is None,
    )
    level = "kegiatan" if kegiatan else "program"
    nilai = [Nilai(periode=str(x.tahun), target=q)]
    real_uang = x.uang(absorbed) if absorbed is not None else None
    if real_uang is not None:
        real = x.nilai(u)
        reached = x.persen(float(real.value or 0), float(q.value or 1))
        nilai = [Nilai(periode=str(x.tahun), target=q, realisasi=real, capaian=reached)]
        row.cells |= {"realisasi": real.raw, "capaian": reached.raw, "realisasi_anggaran": real_uang.raw}
    else:
        tw = triwulan(x, u)
        nilai += triwulan_values(x, tw)
        row.cells |= {f"target:{i}": x.empty(v) for i, v in enumerate(tw)}
    x.note(row, u, nilai, level, program=program, kegiatan=kegiatan)
    row.anggaran.append(
        x.anggaran(level, kegiatan or program, uang, realisasi=real_uang, program=program if kegiatan else None)
    )
    return row


def measured(
    x: Filling, u: Measure, q: Kuantitas, periode: str, tail: str
) -> tuple[dict[str, CellText], list[Nilai], dict[str, str | None]]:
    real = x.maybe(x.nilai(u))
    reached = x.persen(float(real.value), float(q.value or 1)) if real is not None and real.value is not None else None
    cells: dict[str, CellText] = {
        "satuan": u[1],
        f"target{tail}": q.raw,
        f"realisasi{tail}": x.empty(real),
        f"capaian{tail}": x.empty(reached),
    }
    return cells, [Nilai(periode=periode, target=q, realisasi=real, capaian=reached)], {}


def serapan(x: Filling) -> None:
    result: list[Row] = []
    for n, name in enumerate(d.program(x.dice, x.dice.randint(2, 4)), 1):
        large = x.random_uang()
        exhausted = int(large * x.dice.uniform(0.55, 0.999)) // 100_000 * 100_000
        pagu, absorbed_share, part = x.uang(large), x.uang(exhausted), x.persen(exhausted, large)
        row = Row(
            {
                "no": f"{n}",
                "program": name,
                "anggaran": pagu.raw,
                "realisasi_anggaran": absorbed_share.raw,
                "persen_anggaran": part.raw,
            }
        )
        row.anggaran.append(x.anggaran("program", name, pagu, realisasi=absorbed_share, persen=part))
        result.append(row)
    x.table(
        [
            x.column("no", 5, "tengah"),
            x.column("program", 40),
            x.column("anggaran", 20, "kanan"),
            x.column("realisasi_anggaran", 20, "kanan"),
            x.column("persen_anggaran", 10, "tengah"),
        ],
        result,
    )
