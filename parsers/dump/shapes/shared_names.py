"""Names that several rows share - sasaran, program, their indicators - put beside groups of rows by counts.

A name that is printed three times on one page and twice on the next belongs to rows that are three here and two there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, permutations

from rapidfuzz import fuzz

from petik.parsers.dump.shapes.dump_order import by_columns, in_order
from petik.parsers.dump.shapes.quarter_blocks import LEVELS
from petik.parsers.dump.shapes.quarter_names import Names
from petik.parsers.dump.shapes.quarter_text import Piece
from petik.parsers.dump.shapes.seats import Group, Row, by_amount, column, pages_of, printed_on
from petik.parsers.dump.shapes.witnesses import Words, fits, lowest_level, names_activity
from petik.parsers.print.strings import squash

ALIKE = 85  # similarity (0..100) of a displaced name and one in place
MOST_RUNS = 4  # different sasaran on a page whose orders are all tried
LEAST = 0.6  # score below which a name is not put into a group


def seat_groups(rows: Sequence[Row], names: Sequence[Names], groups: Sequence[Group]) -> None:
    """Gives the groups of the upper levels their indicators; names taken become "indikator0", "indikator1", …"""
    left = {key: Counter(pages) for key, pages in printed_on(names, "indikator").items()}
    first = {squash(p.text): p for page in reversed(names) for p in reversed(page.of("indikator"))}
    seats = {g: counts for g in groups if (counts := pages_of(g, rows))}
    places = _places(names)
    worth = {
        (k, g): _worth(first[k], g, rows, places.get(k, ())) for k in left for g in seats if left[k] & seats[g]
    }
    while worth:
        scores = {pair: found + _counted(left, seats, pair) for pair, found in worth.items()}
        key, group = max(scores, key=lambda pair: scores[pair])
        if scores[key, group] < LEAST:
            break
        alone = left[key] == seats[group] and _only_one(key, group, left, seats)
        left[key] -= seats[group]
        del seats[group]
        _give(first[key], group, rows, names, alone)
        worth = {(k, g): w for (k, g), w in worth.items() if g in seats and left[k] & seats[g]}
    _retype(names, rows, groups)


def _only_one(
    key: str, group: Group, left: Mapping[str, Counter[int]], seats: Mapping[Group, Counter[int]]
) -> bool:
    """True where the counts leave no other pair: no other name and no other group of several rows counts the same."""
    counts = seats[group]
    return (
        counts.total() > 1
        and not any(k != key and c == counts for k, c in left.items())
        and not any(g != group and c == counts for g, c in seats.items())
    )


def _counted(
    left: Mapping[str, Counter[int]], seats: Mapping[Group, Counter[int]], pair: tuple[str, Group]
) -> float:
    """0 to 1.6: how many of the prints of a name and of the seats of a group are on the same pages."""
    printed, open_seats = left[pair[0]], seats[pair[1]]
    both = (printed & open_seats).total()
    return 1.6 * 2 * both / ((+printed).total() + open_seats.total())


def _places(names: Sequence[Names]) -> dict[str, list[tuple[str, str]]]:
    """For every displaced indicator the kinds of the names before and behind each of its prints."""
    out: dict[str, list[tuple[str, str]]] = {}
    for page in names:
        for i, (piece, kind) in enumerate(zip(page.pieces, page.kinds, strict=True)):
            if kind == "indikator":
                out.setdefault(squash(piece.text), []).append((page.before(i), page.behind(i)))
    return out


def _worth(piece: Piece, group: Group, rows: Sequence[Row], places: Sequence[tuple[str, str]]) -> float:
    """How well a displaced indicator and a group of rows agree apart from their counts; about -2 to 3."""
    score = 0.6 * fits(piece.text, _values(rows[group.rows[0]], group.level))
    score += _neighbours(places, group.level) - lowest_level(piece.text)
    own = column(group.level)
    inline = {rows[i].block.inline[own].text for i in group.rows if not rows[i].open(own)}
    if inline:
        folded = squash(piece.text)
        near = max(fuzz.ratio(folded, squash(text)) for text in inline)
        within = any(folded[:24] == squash(text)[:24] for text in inline)
        score += 1.0 if near >= ALIKE or within else -1.0
    return score


def _values(row: Row, level: int) -> Mapping[str, list]:  # type: ignore[type-arg]
    return row.block.nilai[level] if level < len(row.block.nilai) else {}


def _neighbours(places: Sequence[tuple[str, str]], level: int) -> float:
    """A level's indicator stands behind the level's name and before the next level's, where the dump kept the row."""
    score = 0.0
    for before, behind in places:
        score += 0.8 * (before == LEVELS[level]) - 0.4 * (before in LEVELS[level + 1 :])
        score += 0.4 * (level + 1 < len(LEVELS) and behind == LEVELS[level + 1])
        score += 0.3 * (level == 0 and behind == LEVELS[0])
    return score / max(1, len(places))


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
    taken: dict[str, str] = {}
    for group in groups:
        for i in group.rows:
            if (piece := rows[i].names.get(column(group.level))) is not None:
                taken.setdefault(squash(piece.text), column(group.level))
    for page in names:
        for k, (piece, kind) in enumerate(zip(page.pieces, page.kinds, strict=True)):
            if kind == "indikator":
                page.kinds[k] = taken.get(squash(piece.text), kind)


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
