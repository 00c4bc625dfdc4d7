// <recoco-rich>: a toolbar over a text area; each button writes the marks that anybody may also type.

const TOOLS = [
  { label: "Gras", key: "b", around: "**" },
  { label: "Italique", key: "i", around: "*" },
  { label: "Liste", before: "- " },
  { label: "Lien", link: true },
  { label: "Citation", before: "> " },
];

class Rich extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    if (!this.text || this.querySelector("[role=toolbar]")) return;
    const bar = document.createElement("div");
    bar.className = "ui-rich";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", "Mise en forme");
    bar.setAttribute("aria-controls", this.text.id);
    this.buttons = TOOLS.map((tool, rank) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: tool.label, tabIndex: rank ? -1 : 0 });
      button.className = "fr-btn fr-btn--tertiary fr-btn--sm";
      button.addEventListener("click", () => this.write(tool));
      return button;
    });
    bar.append(...this.buttons);
    bar.addEventListener("keydown", (event) => this.move(event));
    this.text.addEventListener("keydown", (event) => {
      const tool = (event.ctrlKey || event.metaKey) && TOOLS.find((one) => one.key === event.key.toLowerCase());
      if (tool) event.preventDefault(), this.write(tool);
    });
    this.text.before(bar);
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const here = this.buttons.indexOf(document.activeElement);
    const next = this.buttons[(here + step + this.buttons.length) % this.buttons.length];
    this.buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  }

  write({ around, before, link }) {
    const { selectionStart: start, selectionEnd: end, value } = this.text;
    const chosen = value.slice(start, end);
    let from = start;
    let written = link ? `[${chosen || "texte du lien"}](https://)` : `${around}${chosen || "texte"}${around}`;
    if (before) {
      from = value.lastIndexOf("\n", start - 1) + 1;
      written = value.slice(from, end).split("\n").map((line) => before + line).join("\n");
    }
    this.text.focus();
    this.text.setRangeText(written, from, end, before || link ? "end" : "select");
    if (link) this.text.setSelectionRange(from + written.length - 1, from + written.length - 1);
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("recoco-rich", Rich);
