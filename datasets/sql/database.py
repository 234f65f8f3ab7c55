"""The tables of a dataset in a database. The only module that knows SQLAlchemy.

Everything happens in one transaction: the rows of the documents that are in OUT take the place of those that the
database has of them, the rows of other documents stay, and a failure leaves the database as it was. Values travel as
bound parameters only.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa
from sqlalchemy.exc import (
    ArgumentError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SAWarning,
    SQLAlchemyError,
)
from sqlalchemy.pool import NullPool

from petik.datasets.schema.columns import bulat
from petik.datasets.schema.tables import BERKAS, DOKUMEN, TABLES, Row, TableSchema

SCHEMAS = {schema.name: schema for schema in (BERKAS, *TABLES)}
TYPES = {"teks": sa.Text, "bulat": sa.BigInteger, "pecahan": sa.Double, "ya_tidak": sa.Boolean}
NUMBER = bulat("nomor", "nomor urut baris dalam dokumen atau berkas, mulai 1", "running number", required=True, low=1)
ROWS_AT_ONCE = 5_000
NAMES_AT_ONCE = 500  # of documents in one condition; databases limit the parameters of a statement
LOCK = int.from_bytes(b"petik", "big")  # two loads into one PostgreSQL database wait for each other
SECRET_WORDS = ("pass", "pwd", "connect", "token", "secret", "key")  # in names of URL parameters


class LoadError(Exception):
    """Why nothing was loaded: the key of a sentence for the user, and what to fill in. Never holds a password."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to. `changed`: documents that took the place of one of another content under the same name."""

    documents: int
    files: int
    rows: int
    replaced: int
    changed: int


class Target:
    """A database by its URL, and how to speak of it without giving away a password."""

    def __init__(self, text: str) -> None:
        try:
            url = sa.make_url(text)
        except (ArgumentError, ValueError):
            raise LoadError("load_bad_url") from None
        if text.partition("?")[0].count("@") > 1:  # the rest of the password would be taken for the host, and shown
            raise LoadError("load_bad_url")
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        self.url = url
        self.postgresql = url.get_backend_name() == "postgresql"

    def __str__(self) -> str:
        place = f"{self.url.host or ''}{f':{self.url.port}' if self.url.port else ''}"
        return f"{self.url.get_backend_name()}://{place}/{self.url.database or ''}"

    def reason(self, error: BaseException) -> str:
        """The first line of what the database said; the lines behind it name rows of the documents."""
        said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
        line = said.splitlines()[0]
        for secret in self._secrets():
            line = line.replace(secret, "***")
        return line

    def _secrets(self) -> list[str]:
        found = [self.url.password] if isinstance(self.url.password, str) else []
        for name, value in self.url.query.items():
            if any(word in name.lower() for word in SECRET_WORDS):
                found += [value] if isinstance(value, str) else list(value)
        return [secret for secret in found if secret]

    def engine(self) -> sa.Engine:
        """An engine that begins a transaction before anything else, also before tables are made."""
        try:
            with warnings.catch_warnings(category=SAWarning, action="ignore"):  # nothing that users can act on
                engine = sa.create_engine(self.url, hide_parameters=True, poolclass=NullPool)
        except NoSuchModuleError:
            raise LoadError("load_no_such_kind", kind=self.url.drivername) from None
        except ImportError as error:
            raise LoadError("load_no_driver", kind=self.url.drivername, package=error.name) from None
        except (ArgumentError, TypeError, ValueError):
            raise LoadError("load_bad_url") from None
        if engine.dialect.name == "sqlite":  # Python's sqlite3 would leave CREATE TABLE outside of the transaction
            sa.event.listen(engine, "connect", lambda raw, _record: setattr(raw, "isolation_level", None))
            sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine


def load(out: Path, to: str) -> Loaded:
    """Load the dataset below *out* into the database *to*. Raises LoadError where that cannot be."""
    target = Target(to)
    source = Source(out / "data")
    with _transaction(target) as connection:
        if target.postgresql:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        tables = database_tables()
        _check_columns(connection, tables)
        next(iter(tables.values())).metadata.create_all(connection)
        replaced, changed = _replaced(connection, tables, source)
        rows = _replace(connection, tables, source)
    return Loaded(len(source.documents), source.files, rows, replaced, changed)


@contextmanager
def _transaction(target: Target) -> Iterator[sa.Connection]:
    engine = target.engine()
    connected = False
    try:
        with engine.connect() as connection, connection.begin():
            connected = True
            yield connection
    except (OperationalError, InterfaceError) as error:
        key = "load_failed" if connected else "load_no_connect"
        raise LoadError(key, target=target, reason=target.reason(error)) from None
    except SQLAlchemyError as error:
        raise LoadError("load_failed", target=target, reason=target.reason(error)) from None
    finally:
        engine.dispose()


class Source:
    """The Parquet tables of a dataset. Raises LoadError where there are none of this version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / f"{BERKAS.name}.parquet").is_file():
            raise LoadError("load_nothing", out=folder.parent)
        for schema in SCHEMAS.values():
            self._check(schema)
        berkas = self._read(BERKAS, "berkas", "rekaman", "sha256")
        self.files = berkas.num_rows
        self.contents = dict(zip(berkas["rekaman"].to_pylist(), berkas["sha256"].to_pylist(), strict=True))
        self.records = [record for record in self.contents if record is not None]
        self.documents: list[str] = self._read(DOKUMEN, "dok_id")["dok_id"].to_pylist()
        if self.files == 0 and not self.documents:
            raise LoadError("load_nothing", out=folder.parent)
        self.owners = {DOKUMEN.owner: self._named()}

    def _check(self, schema: TableSchema) -> None:
        try:
            names = pq.read_schema(self.folder / f"{schema.name}.parquet").names
        except (OSError, pa.ArrowException):
            names = []
        if tuple(names) != schema.names:
            raise LoadError("load_old_out", table=schema.name)

    def _read(self, schema: TableSchema, *columns: str) -> pa.Table:
        return pq.read_table(self.folder / f"{schema.name}.parquet", columns=list(columns))

    def _named(self) -> list[str]:
        """All documents that any table names: files that gave no record too, and what is no longer handed in."""
        found: set[str] = set()
        for schema in SCHEMAS.values():
            found.update(self._read(schema, schema.owner)[schema.owner].to_pylist())
        return sorted(found)

    def rows(self, schema: TableSchema) -> Iterator[list[Row]]:
        """The rows of a table in portions, as the database wants them."""
        counts: Counter[str] = Counter()
        with pq.ParquetFile(self.folder / f"{schema.name}.parquet") as file:
            for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
                rows: list[Row] = [{name: _storable(value) for name, value in row.items()} for row in batch.to_pylist()]
                if not schema.key:
                    for row in rows:
                        owner = str(row[schema.owner])
                        counts[owner] += 1
                        row[NUMBER.name] = counts[owner]
                yield rows


def _storable(value: str | int | float | bool | None) -> str | int | float | bool | None:
    """PostgreSQL has no letter U+0000, which broken PDF text may hold; a visible sign stands for it."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value


def database_tables() -> dict[str, sa.Table]:
    """The tables of the schema for a database; rows without a key of their own are numbered within their owner."""
    metadata = sa.MetaData()
    return {schema.name: _table(schema, metadata) for schema in SCHEMAS.values()}


def _table(schema: TableSchema, metadata: sa.MetaData) -> sa.Table:
    columns = schema.columns if schema.key else (*schema.columns, NUMBER)
    key = schema.key or (schema.owner, NUMBER.name)
    parts: list[sa.Column[object] | sa.ForeignKeyConstraint] = [
        sa.Column(
            c.name,
            TYPES[c.type](),
            primary_key=c.name in key,
            nullable=not c.required and c.name not in key,
            autoincrement=False,
            index=c.name == schema.owner and c.name != key[0],
            comment=c.meaning,
        )
        for c in columns
    ]
    parts += [sa.ForeignKeyConstraint([r.column], [f"{r.table}.{r.key}"]) for r in schema.references]
    return sa.Table(schema.name, metadata, *parts, comment=schema.meaning)


def _check_columns(connection: sa.Connection, tables: dict[str, sa.Table]) -> None:
    """A table of the same name with other columns is another version's or somebody else's: it is left alone."""
    inspector = sa.inspect(connection)
    for name, table in tables.items():
        if inspector.has_table(name) and {c["name"] for c in inspector.get_columns(name)} != set(table.c.keys()):
            raise LoadError("load_other_columns", table=name)


def _replaced(connection: sa.Connection, tables: dict[str, sa.Table], source: Source) -> tuple[int, int]:
    """How many of the documents the database has already, and how many of them come from another content."""
    dokumen, berkas = tables[DOKUMEN.name], tables[BERKAS.name]
    there = changed = 0
    for names in portions(source.documents):
        count = sa.select(sa.func.count()).select_from(dokumen).where(dokumen.c.dok_id.in_(names))
        there += connection.execute(count).scalar_one()
    for records in portions(source.records):
        known = connection.execute(sa.select(berkas.c.rekaman, berkas.c.sha256).where(berkas.c.rekaman.in_(records)))
        changed += sum(source.contents[record] != sha256 for record, sha256 in known)
    return there, changed


def _replace(connection: sa.Connection, tables: dict[str, sa.Table], source: Source) -> int:
    """The rows of the documents and files of *source* instead of those that were there; the number of rows."""
    ordered = next(iter(tables.values())).metadata.sorted_tables  # a table after those that its keys point into
    for table in reversed(ordered):
        owner = SCHEMAS[table.name].owner
        for names in portions(source.owners[owner]):
            connection.execute(table.delete().where(table.c[owner].in_(names)))
    written = 0
    for table in ordered:
        for rows in source.rows(SCHEMAS[table.name]):
            if rows:
                connection.execute(table.insert(), rows)
                written += len(rows)
    return written


def portions(names: Sequence[str], size: int = NAMES_AT_ONCE) -> Iterator[list[str]]:
    """*names* in lists of at most *size*."""
    rest = iter(names)
    while part := list(islice(rest, size)):
        yield part
