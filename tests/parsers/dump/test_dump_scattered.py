"""Scattered agreements of other wordings, counts and orders: what can be put back is, what cannot says so."""

from __future__ import annotations

from itertools import product

import pytest

from petik.parsers.dump.shapes.budget import PROVEN
from petik.parsers.model import ParsedDocument, Print
from petik.parsers.print.strings import squash
from tests.parsers.dump.dumps import parse_shape
from tests.parsers.dump.scattered import Agreement, Layout, invent, scatter

SEEDS = range(6)
LAYOUTS = [
    Layout(mode, numbering, trailing, unit_last)
    for mode, numbering, trailing, unit_last in product(
        ("displaced", "cells", "columns"), ("all", "row", "group", "none"), (True, False), (True, False)
    )
]
IDS = [f"{x.mode}-{x.numbering}-spaces{int(x.trailing)}-joined{int(x.unit_last)}" for x in LAYOUTS]


def names(row: dict[str, Print]) -> dict[str, str]:
    return {name: squash(found.text) for name, found in row.items()}


def wanted(pk: Agreement) -> list[dict[str, str]]:
    group = "program" if pk.activities else "sasaran"
    out = []
    for row in pk.rows:
        truth = {"jabatan": pk.post, group: row.group, "kegiatan": row.activity or "", "indikator": row.indicator}
        out.append({level: squash(name) for level, name in truth.items() if name})
    return out


def pretended(pk: Agreement, found: ParsedDocument) -> list[str]:
    """Names that stand in the wrong row and do not say that this may be so."""
    out = []
    for row, truth in zip(found.indikator, wanted(pk), strict=False):
        for level, name in names(row.fields).items():
            if level in truth and name != truth[level] and row.fields[level].confidence >= PROVEN:
                out.append(f"{level}: {row.fields[level].text}")
    return out


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_no_pairing_pretends_to_be_sure_and_is_wrong(layout: Layout) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        assert pretended(pk, parse_shape(scatter(pk, layout))) == [], seed


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_every_target_is_kept_in_order_with_its_indicator(layout: Layout) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        found = parse_shape(scatter(pk, layout)).indikator
        targets = [n.target.text.split()[0] for r in found for n in r.nilai if n.target is not None]
        assert targets == [r.target for r in pk.rows], seed
        assert [names(r.fields).get("indikator") for r in found] == [squash(r.indicator) for r in pk.rows], seed
        if pk.activities:
            assert [names(r.fields).get("kegiatan") for r in found] == [squash(r.activity or "") for r in pk.rows], seed


@pytest.mark.parametrize("layout", [x for x in LAYOUTS if x.mode != "columns" and x.numbering in ("all", "group")])
def test_groups_whose_start_is_numbered_are_put_back(layout: Layout) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        group = "program" if pk.activities else "sasaran"
        found = parse_shape(scatter(pk, layout)).indikator
        assert [names(r.fields).get(group) for r in found] == [squash(r.group) for r in pk.rows], seed


@pytest.mark.parametrize("layout", [x for x in LAYOUTS if x.mode == "columns"])
def test_a_group_of_unknown_extent_stays_empty_between_its_ends(layout: Layout) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        group = "program" if pk.activities else "sasaran"
        found = [names(r.fields).get(group) for r in parse_shape(scatter(pk, layout)).indikator]
        assert all(f in (None, squash(r.group)) for f, r in zip(found, pk.rows, strict=True)), seed
        assert found[0] is not None and found[-1] is not None, seed


@pytest.mark.parametrize("statement_first", [True, False])
@pytest.mark.parametrize("trailing", [True, False])
def test_both_parties_have_their_posts_wherever_these_stand(statement_first: bool, trailing: bool) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        people = parse_shape(scatter(pk, Layout(trailing=trailing, statement_first=statement_first))).pejabat
        truth = {
            "pihak_pertama": (pk.first[0], squash(pk.post)), "pihak_kedua": (pk.second[0], squash(pk.superior)),
        }  # fmt: skip
        assert len(people) == 4, seed
        for person in people:
            name = person.fields["nama"].text
            assert (name, squash(person.fields["jabatan"].text)) == truth[person.peran], seed


@pytest.mark.parametrize("mode", ["displaced", "cells", "columns"])
def test_budgets_keep_their_programmes_and_totals(mode: str) -> None:
    for seed in SEEDS:
        pk = invent(seed)
        found = parse_shape(scatter(pk, Layout(mode))).anggaran
        rows = [(squash(a.fields["uraian"].text), a.fields["anggaran"].text) for a in found if a.tingkat == "program"]
        assert rows == [(squash(name), amount) for name, amount in pk.budget], seed
        totals = [a.fields["anggaran"].text for a in found if a.tingkat == "jumlah"]
        assert totals == ([pk.total] if pk.total else []), seed
