// <recoco-mention data-names="Marie Lebrun|Awa Diop">: around a text; « @ » offers the people who follow the dossier.
//
// Arrows choose, Enter or Tab writes the name, Escape closes. Without a script the name is typed.

const ASKED = /(^|[\s(«])@([^@\n]{0,40})$/;
const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

class Mention extends HTMLElement {
  connectedCallback() {
    this.names = (this.dataset.names || "").split("|").filter(Boolean);
    this.text = this.querySelector("textarea");
    if (!this.text || !this.names.length) return;
    this.list = document.createElement("ul");
    this.list.className = "conversation-names";
    this.list.id = `${this.text.id}_noms`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Personnes à citer");
    this.list.hidden = true;
    this.text.after(this.list);
    this.text.setAttribute("aria-autocomplete", "list");
    this.text.addEventListener("input", () => this.offer());
    this.text.addEventListener("keydown", (event) => this.hear(event));
    this.text.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("li");
      if (chosen) this.write(chosen.textContent);
    });
  }

  asked() {
    return this.text.value.slice(0, this.text.selectionStart).match(ASKED)?.[2];
  }

  offer() {
    const asked = this.asked();
    const found = asked === undefined ? [] : this.names.filter((name) => this.begins(name, bare(asked))).slice(0, 8);
    if (!found.length) return this.close();
    this.list.replaceChildren(
      ...found.map((name, rank) => {
        const line = document.createElement("li");
        Object.assign(line, { textContent: name, id: `${this.list.id}_${rank}` });
        line.setAttribute("role", "option");
        return line;
      }),
    );
    this.list.hidden = false;
    this.text.setAttribute("aria-controls", this.list.id);
    this.choose(0);
    const people = found.length > 1 ? `${found.length} personnes` : "1 personne";
    const value = `${people}\u00a0: flèches pour choisir, Entrée pour citer.`;
    document.dispatchEvent(new CustomEvent("announce", { detail: { value } }));
  }

  // A first name or a name, not yet written in full.
  begins(name, asked) {
    const whole = bare(name);
    return whole !== asked.trim() && (whole.startsWith(asked) || whole.split(" ").some((word) => word.startsWith(asked)));
  }

  choose(rank) {
    const lines = [...this.list.children];
    this.rank = (rank + lines.length) % lines.length;
    lines.forEach((line, index) => line.setAttribute("aria-selected", String(index === this.rank)));
    this.text.setAttribute("aria-activedescendant", lines[this.rank].id);
    lines[this.rank].scrollIntoView({ block: "nearest" });
  }

  hear(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.choose(this.rank + step);
    else if (event.key === "Enter" || event.key === "Tab") this.write(this.list.children[this.rank].textContent);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  write(name) {
    const end = this.text.selectionStart;
    const start = end - this.asked().length;
    this.text.setRangeText(`${name} `, start, end, "end");
    this.close();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
    this.text.focus();
  }

  close() {
    this.list.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
    this.text.removeAttribute("aria-controls");
  }
}

customElements.define("recoco-mention", Mention);
