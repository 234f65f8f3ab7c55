"""Agencies: the perangkat daerah that a letterhead, a title or a post names, without its region."""

from __future__ import annotations

import re

from petik.normalise.values.teks import plain

# the words that open an agency's name (PP 18/2016 on perangkat daerah; offices of the regional secretariat)
OPENING = re.compile(
    r"\b(?P<head>dinas|badan|inspektorat|biro|sekretariat\s+(?:daerah|dprd|dewan)|kecamatan|kantor|satuan\s+polisi|"
    r"satpol|rumah\s+sakit|rsud|bappeda|bapenda|bkpsdm|bpkad|bpbd|disnaker\w*)\b",
    re.I,
)
# where the agency's name ends: region, year, sentence, and words of titles
END = re.compile(
    r"\s*(?:\b(?:provinsi|propinsi|prov\.|kabupaten|kab\.|kota\s+(?!dan\b)|pemerintah|tahun|selaku|nomor|alamat|jalan|jl\.|tentang|yang|"
    r"dalam|untuk|telah|pada|dengan|perjanjian|laporan|indikator|nip|kepala|sekretaris)\b|[;:()]|\b(?:19|20)\d\d\b)",
    re.I,
)
SINGLE = {"bappeda", "bapenda", "bkpsdm", "bpkad", "bpbd", "inspektorat", "disnaker", "disnakertrans"}
SMALL = {"dan", "atau", "serta", "di", "ke", "dari", "untuk", "yang"}
NOT_AN_AGENCY = re.compile(
    r"^(?:badan\s+(?:hukum|usaha)|kantor\s+(?:cabang|kas|pusat)|rumah\s+sakit\s*$|dinas\s+luar)", re.I
)
ABBREVIATION = re.compile(r"^[A-Z]{2,6}$")  # without a vowel, or Roman: "DPRD", "II"
KEPT = {"UKM", "UMKM", "SDM", "DPRD", "UPTD", "UPT", "RSUD"}


def temukan(text: str) -> str | None:
    """The agency in *text* with its own spelling, capitals made title case; None where none is named.

    "KEPALA DINAS KESEHATAN PROVINSI X" gives "Dinas Kesehatan".
    """
    flat = plain(text)
    match = OPENING.search(flat)
    if match is None:
        return None
    rest = flat[match.start() :]
    end = END.search(rest, len(match["head"]))
    name = (rest[: end.start()] if end else rest).strip(" ,.-/&")
    name = re.sub(r"^(dinas)\s+dinas\b", r"\1", name, flags=re.I)
    words = name.split()
    if not words[0][:1].isupper() or (len(words) > 1 and not words[1][:1].isupper()):
        return None  # "kantor sesuai rencana": a common noun
    if NOT_AN_AGENCY.match(name) or (len(words) < 2 and words[0].casefold() not in SINGLE) or len(words) > 14:
        return None
    return judul(name)


def judul(name: str) -> str:
    """Capitals to title case ("DINAS KESEHATAN" to "Dinas Kesehatan"); mixed spelling stays as it is."""
    letters = [c for c in name if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.75 * len(letters):
        return name
    out = []
    for i, word in enumerate(name.split()):
        bare = re.sub(r"\W", "", word)
        if i and bare.casefold() in SMALL:
            out.append(word.lower())
        elif bare in KEPT or (i and ABBREVIATION.match(bare) and not re.search(r"[AEOU]", bare)):
            out.append(word)
        else:
            out.append("-".join(p[:1].upper() + p[1:].lower() for p in word.split("-")))
    return " ".join(out)
