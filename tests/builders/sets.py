"""Sets of documents as a federation or a region receives them, one contract an organisation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from cpom_schema.identifiers import has_valid_key
from tests.builders.judges import SAMPLES

_NUMBER = re.compile(r'"(\d{9})"')


def finess(department: str, rank: int) -> str:
    """The FINESS number of a rank in a department, its key included."""
    for key in range(10):
        number = f"{department}{rank:06d}{key}"
        if has_valid_key(number):
            return number
    raise AssertionError(rank)


def organisations(count: int) -> Iterator[tuple[str, str]]:
    """The contract and the follow-up of so many organisations that share nothing, as JSON."""
    texts = [
        (SAMPLES / "valid" / f"{n}.json").read_text("utf-8") for n in ("contrat", "suiviAnnuel")
    ]
    named: str = json.loads(texts[0])["identifiant"]
    numbers = sorted({number for text in texts for number in _NUMBER.findall(text)})
    for rank in range(count):
        places = {
            number: finess(number[:2], rank * len(numbers) + place)
            for place, number in enumerate(numbers)
        }
        contract, follow_up = (_renamed(text, places, named, rank) for text in texts)
        yield contract, follow_up


def _renamed(text: str, numbers: dict[str, str], contract: str, rank: int) -> str:
    text = _NUMBER.sub(lambda found: f'"{numbers[found.group(1)]}"', text)
    text = text.replace(contract, f"ARS-32-2024-{rank:06d}")
    tree = json.loads(text)
    tree["entete"]["identifiant"] = f"{tree['type'].upper()}-{rank:06d}"
    return json.dumps(tree, ensure_ascii=False)


def write_set(folder: Path, count: int) -> list[Path]:
    """Write a set of so many documents, half of them contracts; all contracts first by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for rank, pair in enumerate(organisations(count // 2)):
        for name, text in zip(("contrat", "suivi"), pair, strict=True):
            path = folder / f"{name}-{rank:06d}.json"
            path.write_text(text, "utf-8")
            paths.append(path)
    return sorted(paths)
