// <recoco-commune src="/communes/">: suggests communes under a line of text while one types.
//
// The ARIA 1.2 combobox: the focus stays in the field, the arrows go through the list, Enter or a click chooses.
// Without it the same field works: the server asks which commune is meant when several are.

const PAUSE = 200;

class Commune extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=text]");
    this.code = this.querySelector("input[type=hidden]");
    this.radios = this.querySelector("fieldset");
    this.list = Object.assign(document.createElement("ul"), { id: `${this.field.id}_list`, hidden: true });
    this.list.className = "territories-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.field.after(this.list);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) this.field.setAttribute(name, value);
    this.close();
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    this.field.addEventListener("blur", () => this.close());
    // The focus stays in the field while a finger or a mouse chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  disconnectedCallback() {
    this.forget();
    this.list.remove();
  }

  get options() {
    return [...this.list.children];
  }

  typed() {
    this.code.value = "";
    if (this.radios) this.radios.hidden = this.radios.disabled = true;
    this.forget();
    if (this.field.value.trim()) this.waiting = setTimeout(() => this.search(), PAUSE);
    else this.close();
  }

  forget() {
    clearTimeout(this.waiting);
    this.asked?.abort();
  }

  async search() {
    this.forget();
    const asked = (this.asked = new AbortController());
    const address = `${this.getAttribute("src")}?q=${encodeURIComponent(this.field.value)}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.show(page.querySelector("[role=listbox]"));
    } catch {
      // An older question, or no network: the field goes on as a line of text.
      if (!asked.signal.aborted) this.close();
    }
  }

  show(found) {
    this.list.replaceChildren(...found.children);
    this.options.forEach((option, rank) => (option.id = `${this.list.id}_${rank}`));
    this.activate(null);
    this.list.hidden = !this.options.length || document.activeElement !== this.field;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    document.dispatchEvent(new CustomEvent("announce", { detail: found.dataset.said }));
  }

  close() {
    this.forget();
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.activate(null);
  }

  activate(option) {
    this.active?.removeAttribute("aria-selected");
    this.active = option;
    option?.setAttribute("aria-selected", "true");
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    if (!option) return;
    [this.field.value, this.code.value] = [option.dataset.text, option.dataset.insee];
    this.code.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  pressed(event) {
    const { options } = this;
    if (this.list.hidden) {
      if (event.key === "ArrowDown" && this.field.value.trim()) this.search();
      return;
    }
    const rank = options.indexOf(this.active);
    const last = options.length - 1;
    const steps = { ArrowDown: rank < last ? rank + 1 : 0, ArrowUp: rank > 0 ? rank - 1 : last };
    if (this.active) Object.assign(steps, { Home: 0, End: last });
    if (event.key in steps) this.activate(options[steps[event.key]]);
    else if (event.key === "Enter" && this.active) this.choose(this.active);
    else if (event.key === "Escape") this.close();
    else {
      if (event.key === "Tab") this.choose(this.active);
      return;
    }
    event.preventDefault();
  }
}

customElements.define("recoco-commune", Commune);
