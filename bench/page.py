"""How fast the web page opens in chromium: ``make page``; medians of seven, in milliseconds since the navigation began."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.pages import many

ROUNDS = 7
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
TIMES = """() => {
  const [one] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [one.domContentLoadedEventEnd, one.loadEventEnd, paint ? paint.startTime : NaN];
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


def main() -> None:
    """The shipped page and one of 1,000 targets in one year."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no chromium here; apt-get install chromium")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, text in (("shipped", shipped(Path(folder))), ("1,000 targets", many(1000))):
            file = Path(folder, "page.html")
            file.write_text(text, "utf-8")
            report(name, text, [measure(browser, file) for _ in range(ROUNDS)])
        browser.close()


def shipped(folder: Path) -> str:
    """The page of the data in the repository."""
    target = folder / "report.html"
    subprocess.run(
        [sys.executable, "-m", "zjtrack", "report", "--lang", "zh", "-o", target], check=True, stderr=subprocess.DEVNULL
    )
    return target.read_text("utf-8")


def measure(browser: Any, file: Path) -> tuple[float, ...]:
    """Ready, loaded, first paint; nodes; a search typed, until what is left is laid out; the main thread's own time until loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # its own time, whoever else computes here
    tab.goto(file.as_uri())
    tab.wait_for_function(PAINTED)
    times = tab.evaluate(TIMES)
    spent = {one["name"]: one["value"] * 1000 for one in session.send("Performance.getMetrics")["metrics"]}
    nodes = tab.evaluate("document.querySelectorAll('*').length")
    start = time.perf_counter()
    tab.fill("input[name=q]", "7")
    tab.evaluate("document.body.offsetHeight")
    searched = (time.perf_counter() - start) * 1000
    context.close()
    return (*times, nodes, searched, spent["TaskDuration"])


def report(name: str, text: str, runs: list[tuple[float, ...]]) -> None:
    ready, loaded, painted, nodes, searched, spent = (statistics.median(values) for values in zip(*runs, strict=True))
    print(
        f"{name}: {len(text.encode()) / 1024:.0f} KB, {nodes:,.0f} nodes; ready {ready:.0f} ms, loaded {loaded:.0f} ms, "
        f"first contentful paint {painted:.0f} ms, search {searched:.0f} ms; main thread {spent:.0f} ms"
    )


if __name__ == "__main__":
    main()
