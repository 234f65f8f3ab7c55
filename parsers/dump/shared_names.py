"""Names that several rows share - sasaran, program, their indicators - put beside groups of rows by counts.

A name that is printed three times on one page and twice on the next belongs to rows that are three here and two there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, permutations

from rapidfuzz import fuzz

from parsers.dump.dump_order import by_columns, in_order
from parsers.dump.quarter_blocks import LEVELS
from parsers.dump.quarter_names import Names
from parsers.dump.quarter_text import Piece
from parsers.dump.seats import Group, Row, by_amount, column, pages_of, printed_on
from parsers.dump.witnesses import Words, fits, lowest_level, names_activity
from parsers.text import squash

ALIKE = 85  # similarity (0..100) of a displaced name and one in place
MOST_RUNS = 4  # different sasaran on a page whose orders are all tried
LEAST = 0.6  # score below which a name is not put into a group


def seat_groups(rows: Sequence[Row], names: Sequence[Names], groups: Sequence[Group]) -> None:
    """Gives the groups of the upper levels their indicators; names taken become "indikator0", "indikator1", …"""
    left = {key: Counter(pages) for key, pages in printed_on(names, "indikator").items()}
    first = {squash(p.text): p for page in reversed(names) for p in reversed(page.of("indikator"))}
    open_groups = [g for g in groups if pages_of(g, rows)]
    while open_groups:
        scored = [(_score(first[k], left[k], g, rows, names), k, g) for k in left for g in open_groups if +left[k]]
        score, key, group = max(scored, key=lambda s: s[0], default=(0.0, "", open_groups[0]))
        if score < LEAST:
            break
        exact = left[key] == pages_of(group, rows)
        alone = exact and _only_one(key, group, left, open_groups, rows)
        left[key] -= pages_of(group, rows)
        open_groups.remove(group)
        _give(first[key], group, rows, names, alone)
    _retype(names, rows, groups)


def _only_one(
    key: str, group: Group, left: Mapping[str, Counter[int]], groups: Sequence[Group], rows: Sequence[Row]
) -> bool:
    """True where the counts leave no other pair: no other name and no other group of several rows counts the same."""
    counts = pages_of(group, rows)
    return (
        counts.total() > 1
        and not any(k != key and c == counts for k, c in left.items())
        and not any(g is not group and pages_of(g, rows) == counts for g in groups)
    )


def _score(piece: Piece, printed: Counter[int], group: Group, rows: Sequence[Row], names: Sequence[Names]) -> float:
    """How well a displaced indicator and a group of rows agree; about 0 to 4."""
    seats = pages_of(group, rows)
    both = sum((+printed & seats).values())
    if both == 0:
        return 0.0
    score = 1.6 * 2 * both / (sum((+printed).values()) + sum(seats.values()))
    score += 0.6 * fits(piece.text, _values(rows[group.rows[0]], group.level))
    score += _neighbours(piece, group.level, names) - lowest_level(piece.text)
    inline = [rows[i].block.inline[column(group.level)] for i in group.rows if not rows[i].open(column(group.level))]
    if inline:
        near = max(fuzz.ratio(squash(piece.text), squash(p.text)) for p in inline)
        within = any(squash(piece.text)[:24] == squash(p.text)[:24] for p in inline)
        score += 1.0 if near >= ALIKE or within else -1.0
    return score


def _values(row: Row, level: int) -> Mapping[str, list]:  # type: ignore[type-arg]
    return row.block.nilai[level] if level < len(row.block.nilai) else {}


def _neighbours(piece: Piece, level: int, names: Sequence[Names]) -> float:
    """A level's indicator stands behind the level's name and before the next level's, where the dump kept the row."""
    score, n = 0.0, 0
    for page in names:
        for i, found in enumerate(page.pieces):
            if squash(found.text) != squash(piece.text):
                continue
            n += 1
            score += 0.8 * (page.before(i) == LEVELS[level]) - 0.4 * (page.before(i) in LEVELS[level + 1 :])
            score += 0.4 * (level + 1 < len(LEVELS) and page.behind(i) == LEVELS[level + 1])
            score += 0.3 * (level == 0 and page.behind(i) == LEVELS[0])
    return score / max(1, n)


def _give(piece: Piece, group: Group, rows: Sequence[Row], names: Sequence[Names], proven: bool) -> None:
    """Each row takes the print of its own page where there is one."""
    col = column(group.level)
    used: Counter[int] = Counter()
    for i in group.rows:
        if not rows[i].open(col):
            continue
        page = rows[i].page
        own = [p for p in names[page].of("indikator") if squash(p.text) == squash(piece.text)]
        rows[i].names[col] = own[min(used[page], len(own) - 1)] if own else piece
        used[page] += 1
        if proven:
            rows[i].proven.add(col)


def _retype(names: Sequence[Names], rows: Sequence[Row], groups: Sequence[Group]) -> None:
    """Displaced cells that an upper level took are no candidates for the lowest level any more."""
    for group in groups:
        for i in group.rows:
            taken = rows[i].names.get(column(group.level))
            key = squash(taken.text) if taken is not None else ""
            for page in names:
                for k, (piece, kind) in enumerate(zip(page.pieces, page.kinds, strict=True)):
                    if kind == "indikator" and squash(piece.text) == key:
                        page.kinds[k] = column(group.level)


def seat_sasaran(rows: Sequence[Row], names: Sequence[Names]) -> None:
    """Each page's sasaran in runs: the one of the row above first, then the others; numbers or counts say where."""
    words = Words(p.text for page in names for p in page.pieces)
    current: Piece | None = None
    for page, found in enumerate(names):
        seats = [i for i, r in enumerate(rows) if r.page == page]
        free = [i for i in seats if rows[i].open("sasaran")]
        distinct: dict[str, list[Piece]] = {}
        for piece in found.of("sasaran"):
            distinct.setdefault(squash(piece.text), []).append(piece)
        if free and distinct and sum(len(p) for p in distinct.values()) == len(free):
            runs, proven = _runs(distinct, current, [rows[i] for i in free], words)
            for i, piece in zip(free, runs, strict=True):
                rows[i].names["sasaran"] = piece
                if proven:
                    rows[i].proven.add("sasaran")
        else:
            _by_numbers(distinct, current, [rows[i] for i in seats])
        current = rows[seats[-1]].names.get("sasaran", current) if seats else current


def _runs(
    distinct: Mapping[str, list[Piece]], current: Piece | None, rows: Sequence[Row], words: Words
) -> tuple[list[Piece], bool]:
    """As many names as rows: the order of runs whose beginnings are numbered; whether no other order is."""
    best: list[tuple[int, float, list[Piece]]] = []
    key = squash(current.text) if current is not None else ""
    for order in permutations(distinct) if len(distinct) <= MOST_RUNS else [tuple(distinct)]:
        pieces = [p for k in order for p in distinct[k]]
        keys = [squash(p.text) for p in pieces]
        begins = [a != b for a, b in pairwise([key, *keys])]
        hits = sum(b == (r.block.numbers > 1) for b, r in zip(begins, rows, strict=True))
        shared = sum(
            words.shared(p.text, n.text) for p, r in zip(pieces, rows, strict=True) for n in r.names.values()
        )
        best.append((hits, shared, pieces))
    best.sort(key=lambda b: (-b[0], -b[1]))
    rivals = [b for b in best if b[0] == best[0][0]]
    return best[0][2], len(rivals) == 1 and (len(distinct) == 1 or best[0][0] == len(rows))


def _by_numbers(distinct: Mapping[str, list[Piece]], current: Piece | None, rows: Sequence[Row]) -> None:
    """Fewer or more names than rows (merged cells): the next name begins where the row's numbers say so."""
    left = [k for k in distinct if current is None or k != squash(current.text)]
    for row in rows:
        if not row.open("sasaran"):
            current = row.block.inline["sasaran"]
            continue
        if left and (current is None or row.block.numbers > 1):
            current = distinct[left.pop(0)][0]
        if current is not None:
            row.names["sasaran"] = current


def seat_merged(
    rows: Sequence[Row], names: Sequence[Names], upper: str, level: int, orders: Sequence[int]
) -> bool:
    """Names of the lowest level that stand only where a budget opens them; False where every row has its own."""
    opened = [r.page for r in rows if level in r.block.amounts and r.open(upper)]
    printed = [page for page, found in enumerate(names) for _ in found.of(upper)]
    if not opened or len(opened) == len(rows) or opened != printed:
        return False
    parts = [Group(level, tuple(part)) for part in by_amount(rows, level, by_values=False)]
    seat_programs(rows, names, parts, level, orders)
    return True


def seat_programs(
    rows: Sequence[Row], names: Sequence[Names], groups: Sequence[Group], level: int, orders: Sequence[int]
) -> None:
    """Programs: the name before the group's indicator in the dump; else those of the page in order of its budgets."""
    upper = LEVELS[level]
    for page, found in enumerate(names):
        opening = [g for g in groups if g.level == level and rows[g.rows[0]].page == page]
        opening = [g for g in opening if all(rows[i].open(upper) for i in g.rows)]
        named = len({squash(p.text) for p in found.of(upper)})
        _promote(found, len(opening), upper, level)
        left = {squash(p.text): p for p in in_order(found.of(upper), orders[page])}
        proven = named == len(left) == len(opening) == 1
        for linked in (False,) if by_columns(found) else (True, False):
            for group in opening:
                if upper in rows[group.rows[0]].names or not left:
                    continue
                name = rows[group.rows[0]].names.get(column(level))
                key = _linked(found, left, name) if linked else next(iter(left))
                if key is not None:
                    piece = left.pop(key)
                    for i in group.rows:
                        rows[i].names[upper] = piece
                        if proven:
                            rows[i].proven.add(upper)
    _carry(rows, upper, groups, level)


def _promote(found: Names, wanted: int, upper: str, level: int) -> None:
    """Programs without the word "Program": where fewer are found than budgets open, the name before their indicator."""
    while len({squash(p.text) for p in found.of(upper)}) < wanted:
        chosen = [
            p
            for i, p in enumerate(found.pieces)
            if found.kinds[i] == "kegiatan" and found.behind(i) == column(level) and names_activity(p.text) >= 0
        ]
        if not chosen:
            return
        found.retype(chosen[0], upper)


def _linked(found: Names, left: Mapping[str, Piece], indicator: Piece | None) -> str | None:
    if indicator is None:
        return None
    for i, piece in enumerate(found.pieces[1:], start=1):
        above = squash(found.pieces[i - 1].text)
        if squash(piece.text) == squash(indicator.text) and above in left:
            return above
    return None


def _carry(rows: Sequence[Row], upper: str, groups: Sequence[Group], level: int) -> None:
    """A merged name holds for the rows below it: within its group, and on where the next rows share its indicator."""
    above: Piece | None = None
    for group in sorted((g for g in groups if g.level == level), key=lambda g: g.rows):
        have = next((rows[i].names[upper] for i in group.rows if upper in rows[i].names), None)
        opens = level in rows[group.rows[0]].block.amounts
        above = have if have is not None or opens else above
        for i in group.rows:
            if above is not None:
                rows[i].names.setdefault(upper, above)
