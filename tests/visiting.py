"""A visitor without a browser: calls the page's own events and named endpoints as scripts do."""

from __future__ import annotations

import json
import uuid
from typing import Any

from fastapi.testclient import TestClient


class Visitor:
    """One session of the page over a test client; accounts sign in on the client itself."""

    def __init__(self, client: TestClient, session: str = "") -> None:
        self.client = client
        self.session = session or uuid.uuid4().hex[:11]

    def fire(
        self, elem_id: str, event: str, data: list[Any], event_data: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Run the event of the component with this id; every message about it."""
        body = {
            "fn_index": self._function(elem_id, event),
            "data": data,
            "event_data": event_data,
            "session_hash": self.session,
            "trigger_id": None,
        }
        joined = self.client.post("/gradio_api/queue/join", json=body)
        assert joined.status_code == 200, joined.text
        said = self.client.get(f"/gradio_api/queue/data?session_hash={self.session}").text
        lines = [line.removeprefix("data: ") for line in said.split("\n") if line.strip()]
        return [json.loads(line) for line in lines if line.startswith("{")]

    def upload(self, name: str, content: bytes) -> Any:
        """Send a file as the page's drop zone does; the reply."""
        return self.client.post("/files", params={"name": name}, content=content)

    def brought(self, elem_id: str, name: str, content: bytes, data: list[Any]) -> str:
        """Send a file and let the zone with this id tell the page; all that was said, as text."""
        token = self.upload(name, content).json()["token"]
        return text_of(self.fire(elem_id, "click", data, {"brought": [token]}))

    def call(self, endpoint: str, *data: Any) -> str:
        """Call a named endpoint; its whole stream as text."""
        joined = self.client.post(f"/gradio_api/call/{endpoint}", json={"data": list(data)})
        assert joined.status_code == 200, joined.text
        event = joined.json()["event_id"]
        return str(self.client.get(f"/gradio_api/call/{endpoint}/{event}").text)

    def _function(self, elem_id: str, event: str) -> int:
        config = self.client.get("/config").json()
        wanted = next(
            part["id"] for part in config["components"] if part["props"].get("elem_id") == elem_id
        )
        return next(
            int(dependency["id"])
            for dependency in config["dependencies"]
            if [wanted, event] in dependency["targets"]
        )


def text_of(messages: list[dict[str, Any]]) -> str:
    """Everything that a run of an event said, errors too."""
    return json.dumps(messages, ensure_ascii=False)
