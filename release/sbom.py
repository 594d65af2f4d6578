"""A software bill of materials in CycloneDX 1.6: `python release/sbom.py [EXTRA...] > sbom.cdx.json`."""

import json
import sys
from importlib.metadata import Distribution
from typing import Any

from closure import closure, licence
from packaging.utils import canonicalize_name

from sayso.version import VERSION

Object = dict[str, Any]


def bill(extras: list[str]) -> Object:
    """Sayso and all packages that it brings here, each with version, licence and package URL."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
        "version": 1, "metadata": {"component": _component("application", "sayso", VERSION, "Apache-2.0")},
        "components": [_package(p) for p in closure(extras)],
    }


def _package(package: Distribution) -> Object:
    return _component("library", canonicalize_name(package.metadata["Name"]), package.version, licence(package))


def _component(kind: str, name: str, version: str, stated: str) -> Object:
    purl = f"pkg:pypi/{name}@{version}"
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl,
            "licenses": [{"license": {"name": stated}}]}


if __name__ == "__main__":
    json.dump(bill(sys.argv[1:]), sys.stdout, indent=1)
    print()
