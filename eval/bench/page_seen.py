"""What a person at the page waits for, in headless Chromium: until it can be used, until an
answer is seen. The only file of the benches that knows playwright."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Sequence
from typing import Any

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--no-first-run")  # fmt: skip
_VISITS = 3
_WAIT_MS = 60_000
_PAUSE_MS = 300
# Typed and clicked inside the page, so that no message to the browser is timed; the clock stops
# after the frame that paints the answer.
_SEEN = """
([asked, most]) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no answer seen: ${asked}`)), most);
  const field = document.querySelector('#question textarea');
  const answer = document.querySelector('#answer');
  const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  put.call(field, asked);
  field.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => {
    const started = performance.now();
    const look = new MutationObserver(() => {
      const shown = answer.querySelector('article.answer');
      if (!shown || shown.dataset.for !== asked) return;
      look.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - started));
    });
    look.observe(answer, {childList: true, subtree: true});
    document.querySelector('#ask').click();
  });
})
"""


def page_seen(address: str, questions: Sequence[str]) -> dict[str, float]:
    """Seconds until a fresh visitor can type and ask, and milliseconds until an answer is seen, in
    the median of visits and of questions; nothing where there is no browser."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        opened = [_opened(browser, address) for _ in range(_VISITS)]
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector("#examples .chip", timeout=_WAIT_MS)
        seen = []
        for question in questions:
            # The page takes no click while the event before is being closed; people are slower.
            page.wait_for_timeout(_PAUSE_MS)
            seen.append(float(page.evaluate(_SEEN, [question, _WAIT_MS])))
        browser.close()
    return {
        "interactive_s": round(statistics.median(opened), 2),
        "answer_seen_first_ms": round(seen[0], 1),
        "answer_seen_ms": round(statistics.median(seen), 1),
        "answer_seen_most_ms": round(max(seen), 1),
    }


def _opened(browser: Any, address: str) -> float:
    """Seconds from the first request of a visitor without a cache to a page that can be used."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#question textarea", timeout=_WAIT_MS)
    page.wait_for_selector("#examples .chip", timeout=_WAIT_MS)
    waited = float(page.evaluate("performance.now()")) / 1000
    context.close()
    return waited
