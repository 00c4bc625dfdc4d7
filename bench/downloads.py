"""What a browser downloads at its first page and at the next one, by kind of file, compressed as it travels."""

import os
import shutil
from collections import Counter
from collections.abc import Mapping
from typing import Any

FIRST, NEXT = "/", "/deposer/"


def print_downloads(hosts: Mapping[Any, str], port: int) -> None:
    """Print them for one portal of each theme; nothing without Chromium.

    :param hosts: by theme.
    """
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("downloads: not measured, Chromium is not installed")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for theme, host in hosts.items():
            context = browser.new_context()
            page = context.new_page()
            for moment, path in (("first visit", FIRST), ("next page", NEXT)):
                counted = _downloaded(context, page, f"http://{host}:{port}{path}")
                kinds = ", ".join(f"{kind} {size / 1_000:.1f}" for kind, size in sorted(counted.items()))
                total = sum(size for kind, size in counted.items() if kind != "Document") / 1_000
                print(f"{theme}, {moment}: {total:.1f} kB of files, HTML aside ({kinds})")
            context.close()
        browser.close()


def _downloaded(context: Any, page: Any, url: str) -> Counter[str]:
    """Open *url* and return the bytes that came through the network, headers included, by kind."""
    kinds: dict[str, str] = {}
    counted: Counter[str] = Counter()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda said: counted.update({kinds.get(said["requestId"], "Other"): int(said["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    session.detach()
    return counted
