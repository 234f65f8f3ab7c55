"""Where the stages are installed: the folders beside this file become `petik.ingest`, `petik.parsers` and so on.

Everything else stands in pyproject.toml. Packages are found, not listed: a new sub-folder needs no entry anywhere.
"""

from setuptools import find_packages, setup

STAGES = ("ingest", "parsers", "normalise", "schemas", "checks", "compare", "datasets", "reports", "samples")

setup(
    packages=[
        *find_packages(include=["petik", "petik.*"]),
        *(f"petik.{name}" for stage in STAGES for name in find_packages(include=[stage, f"{stage}.*"])),
    ],
    package_dir={"petik": "petik", **{f"petik.{stage}": stage for stage in STAGES}},
)
