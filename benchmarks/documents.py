"""The documents of the three shapes, as Python has them after ``json.loads``."""

from __future__ import annotations

import random
from typing import Any

_WORDS = [
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "heath",
    "islet",
    "juniper",
    "kelp",
]


def flat() -> dict[str, Any]:
    """Return five scalars, one of them a moment."""
    return {
        "eventId": "evt_01HZX3V6K8",
        "sequence": 48213,
        "duration": 0.1875,
        "succeeded": True,
        "createdAt": "2026-03-14T15:09:26.535897Z",
    }


def seed() -> dict[str, Any]:
    """Return an IntegrationResponseDto: credentials with 46 fields, 6 of them set."""
    parts = [
        {
            "field": f"plan{number}",
            "value": "enterprise",
            "operator": "EQUAL",
            "on": "payload",
        }
        for number in range(3)
    ]
    group = {"isNegated": False, "type": "GROUP", "value": "AND", "children": parts}
    return {
        "id": "5f6651112efc19f33b34fc39",
        "environmentId": "5f6651112efc19f33b34fc38",
        "organizationId": "5f6651112efc19f33b34fc37",
        "name": "Mail of the shop",
        "identifier": "mail-shop",
        "providerId": "sendgrid",
        "channel": "email",
        "credentials": {
            "apiKey": "a" * 32,
            "user": "shop",
            "host": "mail.internal",
            "port": "587",
            "secure": True,
            "senderName": "The shop",
        },
        "active": True,
        "deleted": False,
        "primary": True,
        "conditions": [group, group],
    }


def feed(items: int = 1000) -> dict[str, Any]:
    """Return a page of ``items`` with owners, maps, moments and tagged bodies."""
    rng = random.Random(7)
    return {"items": [_item(rng, number) for number in range(items)]}


def _item(rng: random.Random, number: int) -> dict[str, Any]:
    item = {
        "itemId": f"itm_{number:06}",
        "title": " ".join(rng.choices(_WORDS, k=5)),
        "score": round(rng.uniform(0, 100), 3),
        "status": rng.choice(["draft", "published", "archived"]),
        "owner": {
            "ownerId": rng.randrange(10**6),
            "displayName": rng.choice(_WORDS).title(),
            "isVerified": rng.random() < 0.5,
        },
        "body": _body(rng),
        "labels": {word: rng.choice(_WORDS) for word in rng.sample(_WORDS, 3)},
        "tags": rng.sample(_WORDS, 3),
        "createdAt": f"2026-03-{rng.randrange(1, 29):02}T15:09:26.535897Z",
    }
    if rng.random() < 0.5:
        item["publishedAt"] = "2026-04-01T08:00:00Z"
    return item


def _body(rng: random.Random) -> dict[str, Any]:
    text = " ".join(rng.choices(_WORDS, k=8))
    return rng.choice(
        [
            {"kind": "text", "plainText": text},
            {"kind": "image", "width": 640, "height": 480, "altText": text},
            {"kind": "link", "href": "/a/b", "checkedAt": "2026-04-01T08:00:00Z"},
        ]
    )
