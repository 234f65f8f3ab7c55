"""Signers: misspelt roles, wide pages, electronic signatures, heads of regions, what is no person."""

from __future__ import annotations

import pytest

from petik.ingest.page import Page
from petik.parsers.forms.people import people_of
from petik.parsers.forms.roles import is_role_line, role_in
from petik.parsers.model import PejabatRow
from petik.parsers.print.lines import group_lines
from tests.parsers.shapes import page


def signers(
    *placed: tuple[str, float, float], width: float = 600, pk: bool = True, known: tuple[PejabatRow, ...] = ()
) -> list[PejabatRow]:
    found: Page = page(*placed, width=width)
    return people_of(found, group_lines(found.words), pk, known, 1)


def names(rows: list[PejabatRow]) -> list[tuple[str, str]]:
    return [(r.peran, r.fields["nama"].text) for r in rows]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("PIHAK PERTMA", "pihak_pertama"), ("PIHAK KESATU,", "pihak_pertama"), ("Fihak ke dua", "pihak_kedua"),
        ("PIHAK KEDVA", "pihak_kedua"), ("selaku atasan PIHAK KESATU, selanjutnya disebut PIHAK KEDUA", "pihak_kedua"),
        ("pihak ketiga", None), ("pihak swasta", None), ("kedua", None),
    ],
)  # fmt: skip
def test_roles_also_misspelt(text: str, role: str | None) -> None:
    assert role_in(text) == role


def test_a_sentence_about_a_party_is_no_role_line() -> None:
    assert is_role_line("PIHAK PERTMA,")
    assert not is_role_line("PIHAK KESATU berjanji akan mewujudkan target")


def test_two_signers_left_of_the_middle_of_a_wide_page_are_two() -> None:
    rows = signers(
        ("Padang, 12 Januari 2031", 577, 430),
        ("Pihak Kedua,", 95, 460), ("Pihak Pertma,", 311, 460),
        ("Bupati Solok,", 95, 475), ("Kepala Dinas Pasar,", 311, 475),
        ("RIMBA JATI", 95, 522), ("MELATI SURYA, S.T.", 311, 522),
        ("NIP 19690217 199503 1 002", 311, 536),
        width=936,
    )  # fmt: skip
    assert names(rows) == [("pihak_kedua", "RIMBA JATI"), ("pihak_pertama", "MELATI SURYA, S.T.")]
    assert "nip" not in rows[0].fields and rows[1].fields["nip"].text == "19690217 199503 1 002"
    assert rows[0].fields["jabatan"].text == "Bupati Solok,"


def test_signers_one_below_the_other_are_two() -> None:
    rows = signers(
        ("Pihak Kedua,", 95, 430), ("Bupati Solok,", 95, 444), ("RIMBA JATI", 95, 490),
        ("Pihak Pertama,", 95, 504), ("Kepala Dinas Pasar,", 95, 518), ("MELATI SURYA, S.T.", 95, 564),
        ("NIP 19690217 199503 1 002", 95, 578),
    )  # fmt: skip
    assert names(rows) == [("pihak_kedua", "RIMBA JATI"), ("pihak_pertama", "MELATI SURYA, S.T.")]


def test_three_signers_beside_each_other_are_three() -> None:
    at = (60, 380, 700)
    rows = signers(
        *(("KEPALA SEKSI PASAR", x, 460) for x in at),
        *((name, x, 520) for name, x in zip(("RIMBA JATI", "MELATI SURYA", "BAYU SEGARA"), at, strict=True)),
        *((f"NIP 19690217 199503 1 00{i}", x, 534) for i, x in enumerate(at)),
        width=936, pk=False,
    )  # fmt: skip
    assert sorted(names(rows)) == [
        ("penandatangan", "BAYU SEGARA"), ("penandatangan", "MELATI SURYA"), ("penandatangan", "RIMBA JATI"),
    ]  # fmt: skip


def test_a_footnote_below_the_signatures_is_no_person() -> None:
    rows = signers(
        ("Pihak Kedua,", 95, 400), ("Pihak Pertama,", 340, 400),
        ("Bupati Solok,", 95, 415), ("Kepala Dinas Pasar,", 340, 415),
        ("RIMBA JATI", 95, 470), ("MELATI SURYA, S.T.", 340, 470),
        ("NIP 19690217 199503 1 002", 340, 484),
        ("1 Target sementara. 2 Sesuai survei.", 90, 514),
    )  # fmt: skip
    assert names(rows) == [("pihak_kedua", "RIMBA JATI"), ("pihak_pertama", "MELATI SURYA, S.T.")]


def test_an_electronic_signature_needs_no_room_for_a_pen() -> None:
    said = "Ditandatangani secara elektronik oleh:"
    rows = signers(
        ("Pihak Kedua,", 60, 400), ("Pihak Pertama,", 330, 400),
        ("Bupati Solok,", 60, 412), ("Kepala Dinas Pasar,", 330, 412),
        (said, 60, 436), (said, 330, 436),
        ("BUPATI SOLOK", 60, 448), ("KEPALA DINAS PASAR", 330, 448),
        ("RIMBA JATI", 60, 460), ("MELATI SURYA, S.T.", 330, 460),
        ("Pembina Utama Muda (IV/c)", 330, 472), ("NIP 19690217 199503 1 002", 330, 484),
        ("- UU ITE Pasal 5: Informasi Elektronik merupakan alat bukti hukum yang sah", 60, 700),
    )  # fmt: skip
    assert names(rows) == [("pihak_kedua", "RIMBA JATI"), ("pihak_pertama", "MELATI SURYA, S.T.")]
    assert rows[1].fields["pangkat"].text == "Pembina Utama Muda (IV/c)"


def test_the_golongan_on_its_own_line_belongs_to_the_rank() -> None:
    (row,) = signers(
        ("KEPALA DINAS PASAR", 330, 400), ("MELATI SURYA, S.T.", 330, 460), ("Pembina", 330, 472), ("(IV/a)", 330, 484),
        ("NIP 19690217 199503 1 002", 330, 496),
    )  # fmt: skip
    assert row.fields["pangkat"].text == "Pembina (IV/a)"


@pytest.mark.parametrize("line", ["RENCANA KINERJA TAHUNAN DINAS", "Menindaklanjuti permohonan dari kepala", "${nama}"])
def test_titles_sentences_and_placeholders_are_no_names(line: str) -> None:
    assert signers(("KEPALA DINAS PASAR", 330, 400), (line, 330, 460)) == []


def test_who_signs_alone_below_an_annex_is_no_party() -> None:
    rows = signers(
        ("KEPALA DINAS PASAR", 330, 400), ("MELATI SURYA, S.T.", 330, 460), ("NIP 19690217 199503 1 002", 330, 472)
    )
    assert names(rows) == [("penandatangan", "MELATI SURYA, S.T.")]


def test_the_head_of_the_agency_is_pihak_kedua_of_the_agreements_of_her_staff() -> None:
    alone = signers(
        ("KEPALA DINAS PASAR", 330, 400), ("MELATI SURYA, S.T.", 330, 460), ("NIP 19690217 199503 1 002", 330, 472)
    )
    rows = signers(
        ("KEPALA DINAS PASAR", 60, 400), ("KEPALA BIDANG PASAR", 340, 400),
        ("MELATI SURYA, S.T.", 60, 460), ("BAYU SEGARA", 340, 460),
        ("NIP 19690217 199503 1 002", 60, 472), ("NIP 19781109 200501 1 006", 340, 472),
        known=tuple(alone),
    )  # fmt: skip
    assert names(rows) == [("pihak_kedua", "MELATI SURYA, S.T."), ("pihak_pertama", "BAYU SEGARA")]


def test_earlier_pages_give_roles_where_they_tell_the_signers_apart() -> None:
    statement = signers(
        ("PIHAK PERTAMA,", 60, 400), ("PIHAK KEDUA,", 340, 400),
        ("MELATI SURYA, S.T.", 60, 460), ("BAYU SEGARA", 340, 460),
        ("NIP 19690217 199503 1 002", 60, 472), ("NIP 19781109 200501 1 006", 340, 472),
    )  # fmt: skip
    annex = signers(
        ("KEPALA BIDANG PASAR", 60, 400), ("KEPALA DINAS PASAR", 340, 400),
        ("MELATI SURYA, S.T.", 60, 460), ("BAYU SEGARA", 340, 460),
        ("NIP 19690217 199503 1 002", 60, 472), ("NIP 19781109 200501 1 006", 340, 472),
        known=tuple(statement),
    )  # fmt: skip
    assert names(annex) == [("pihak_pertama", "MELATI SURYA, S.T."), ("pihak_kedua", "BAYU SEGARA")]
