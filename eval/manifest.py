"""What a run was made of: code, settings, data and machine, so that it can be made again."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.metadata
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.questions import Question
from eval.set_jsonl import fields_of
from eval.systems import Held

_LIBRARIES = (
    "torch",
    "sentence-transformers",
    "onnxruntime",
    "faiss-cpu",
    "tantivy",
    "underthesea",
    "ir-measures",
)
# The recorded figures are no code: a bench that writes them goes on as it began.
_CODE = ("ingest", "index", "app", "eval", ":(exclude)eval/bench/figures.json")


@dataclass(frozen=True, slots=True)
class Manifest:
    """`key` changes whenever an answer could: another set, index, setting, system or code. `commit`
    is as `current_commit` gives it."""

    key: str
    system: str
    question_set: str
    questions_hash: str
    questions: int
    variant: str
    only: str
    seed: int
    depth: int
    index_hash: str
    documents: int
    settings: dict[str, str]
    commit: str
    machine: dict[str, str]
    versions: dict[str, str]
    started: str
    command: str = ""


def make_manifest(
    *,
    system: str,
    question_set: str,
    questions: Sequence[Question],
    held: Sequence[Held],
    settings: Mapping[str, str],
    variant: str,
    only: str,
    seed: int,
    depth: int,
    command: str,
) -> Manifest:
    """The manifest of a run that is about to start, here and now."""
    identity = {
        "system": system,
        "questions_hash": _hash(json.dumps(fields_of(q), ensure_ascii=False) for q in questions),
        "variant": variant,
        "only": only,
        "seed": str(seed),
        "depth": str(depth),
        "index_hash": _hash(sorted(f"{d.path}\t{d.content_hash}" for d in held)),
        "commit": current_commit(),
        **settings,
    }
    return Manifest(
        key=_hash(f"{name}={value}" for name, value in identity.items()),
        system=system,
        question_set=question_set,
        questions_hash=identity["questions_hash"],
        questions=len(questions),
        variant=variant,
        only=only,
        seed=seed,
        depth=depth,
        index_hash=identity["index_hash"],
        documents=len(held),
        settings=dict(settings),
        commit=identity["commit"],
        machine=machine(),
        versions=_versions(),
        started=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        command=command,
    )


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest as JSON."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    path.write_text(content + "\n", encoding="utf-8")


def read_manifest(path: Path) -> Manifest | None:
    """The manifest at a path; None where there is none or it is of another version."""
    if not path.exists():
        return None
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (json.JSONDecodeError, TypeError):
        return None


def current_commit() -> str:
    """The checkout's commit; where tracked files differ from it, "+" and a hash of how. "" outside
    a checkout."""
    root = Path(__file__).resolve().parent.parent
    commit = _git(root, "rev-parse", "--short=12", "HEAD")
    changes = _git(root, "diff", "HEAD", "--", *_CODE)
    return f"{commit}+{_hash([changes])[:6]}" if changes else commit


def machine() -> dict[str, str]:
    """Processor, cores, memory, system and Python of this machine."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if _has_sysconf() else 0
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count() or 0),
        "memory": f"{pages / 2**30:.0f} GiB" if pages else "?",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _has_sysconf() -> bool:
    return hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = ""
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8") + b"\n")
    return digest.hexdigest()[:16]
