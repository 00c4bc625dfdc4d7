"""Three ways to use a page: with a mouse, with the keyboard alone, and with a mouse but no script."""

import re

from playwright.sync_api import Locator, Page

MOST_TABS = 120


class Mouse:
    """Points and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, label: str, text: str) -> None:
        """Write in the field that has this label."""
        self.field(label).fill(text)

    def field(self, label: str) -> Locator:
        """Find a field by its label, which its hint follows."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}"))

    def choose(self, label: str) -> None:
        """Choose an answer, by the beginning of its words."""
        self.page.get_by_text(label).click()

    def tick(self, label: str) -> None:
        """Tick a box."""
        self.page.get_by_text(label, exact=True).click()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).first.click()

    def press_in_place(self, name: str) -> None:
        """Press a button whose answer may come into the page itself."""
        self.press(name)

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=name).first.click()


class Keyboard(Mouse):
    """Never points: goes from one thing to the next with Tab, as far as focus leads."""

    def fill(self, label: str, text: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.type(text)

    def choose(self, label: str) -> None:
        wanted = self.page.get_by_role("radio", name=label)
        # One Tab enters a group of radios, arrows go round in it.
        self._reach(self.page.get_by_role("radio").first)
        self.page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"« {label} » is not reached with the arrows")

    def tick(self, label: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Space")

    def press(self, name: str) -> None:
        self._go(self.page.get_by_role("button", name=name).first)

    def press_in_place(self, name: str) -> None:
        self._reach(self.page.get_by_role("button", name=name).first)
        self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        self._go(self.page.get_by_role("link", name=name).first)

    def _go(self, to: Locator) -> None:
        self._reach(to)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached with Tab")
