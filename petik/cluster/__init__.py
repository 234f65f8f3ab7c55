"""Many machines: the only importer of Dask."""
