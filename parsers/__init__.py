"""Stage 2: pages to kinds of pages, tables, form blocks and rows as printed; no print is turned into a value here."""
