"""A chat model behind an OpenAI-compatible address: the one file that speaks to it.

Nothing is sent anywhere unless an address was given, on the command line or as CHITHI_LLM_URL.
"""

from __future__ import annotations

import ipaddress
import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ingest.errors import BadInput, ChithiError

URL_VARIABLE = "CHITHI_LLM_URL"
MODEL_VARIABLE = "CHITHI_LLM_MODEL"
KEY_VARIABLE = "CHITHI_LLM_KEY"  # only here: a command line can be read by others

_DEFAULT_MODEL = "default"
_CONNECT_S, _SILENT_S, _WHOLE_S = 5.0, 30.0, 120.0
_MOST_TOKENS = 800
_MOST_CHARS = 8_000

Message = dict[str, str]


class ModelSilent(ChithiError):
    """The model could not be reached, refused, or said nothing that can be read."""


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A model by its address, such as http://127.0.0.1:11434/v1, and its name there."""

    url: str
    model: str = _DEFAULT_MODEL
    key: str = ""

    @property
    def is_local(self) -> bool:
        """Whether questions and quotes stay on this machine."""
        host = urlsplit(self.url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """What the model says, piece by piece, 8,000 characters and two minutes at most.

        Raises:
            ModelSilent: it cannot be reached, refuses, or sends what is no chat completion.
        """
        import httpx

        asked = {
            "model": self.model,
            "messages": list(messages),
            "temperature": 0,
            "seed": 0,
            "max_tokens": _MOST_TOKENS,
            "stream": True,
        }
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        ends = time.monotonic() + _WHOLE_S
        said = 0
        try:
            # A proxy of the surroundings must not come between this machine and itself.
            with (
                httpx.Client(
                    timeout=httpx.Timeout(_SILENT_S, connect=_CONNECT_S),
                    trust_env=not self.is_local,
                ) as client,
                client.stream(
                    "POST",
                    f"{self.url.rstrip('/')}/chat/completions",
                    json=asked,
                    headers=headers,
                ) as reply,
            ):
                if reply.status_code != httpx.codes.OK:
                    raise ModelSilent(
                        f"mô hình ngôn ngữ ở {self.url} từ chối (mã {reply.status_code})"
                    )
                for piece in _pieces(reply.iter_lines()):
                    said += len(piece)
                    if said > _MOST_CHARS or time.monotonic() > ends:
                        return
                    yield piece
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ModelSilent(
                f"không hỏi được mô hình ngôn ngữ ở {self.url} ({type(error).__name__})"
            ) from error
        if not said:
            raise ModelSilent(f"mô hình ngôn ngữ ở {self.url} không nói gì")


def chosen_model(url: str | None = None, model: str | None = None) -> ChatModel | None:
    """The model of an address, else of the environment's, None where neither names one.

    Raises:
        BadInput: the address is none of http or https.
    """
    address = url or os.environ.get(URL_VARIABLE, "").strip()
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(
            f"“{address}” không phải địa chỉ mô hình ngôn ngữ: viết như http://127.0.0.1:11434/v1"
        )
    name = model or os.environ.get(MODEL_VARIABLE, "").strip() or _DEFAULT_MODEL
    return ChatModel(address, name, os.environ.get(KEY_VARIABLE, "").strip())


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """The words in server-sent events, or in a reply that came in one."""
    for line in lines:
        data = line.removeprefix("data:").strip()
        if not data.startswith("{"):
            continue
        piece = _words_of(data)
        if piece:
            yield piece


def _words_of(data: str) -> str:
    """The words of one event.

    >>> _words_of('{"choices": [{"delta": {"content": "Xã"}}]}')
    'Xã'
    >>> _words_of('{"choices": []}'), _words_of('{"choices": [{"delta": {"content": null}}]}')
    ('', '')
    """
    try:
        event: Any = json.loads(data)
        choice = event["choices"][0]
        words = (choice.get("delta") or choice.get("message") or {}).get("content")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return ""
    return words if isinstance(words, str) else ""
