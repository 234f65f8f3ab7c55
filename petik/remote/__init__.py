"""Addresses (`s3://…`, `sftp://…`) in the place of paths: the only importer of fsspec."""
