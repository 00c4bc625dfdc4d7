// The board: a card dragged onto a column makes the choice of its own menu that leads there.

class Board extends HTMLElement {
  #card = null;

  connectedCallback() {
    for (const card of this.querySelectorAll("[data-card]")) card.draggable = true;
    this.addEventListener("dragstart", (event) => this.#lift(event));
    this.addEventListener("dragover", (event) => this.#hover(event));
    this.addEventListener("drop", (event) => this.#drop(event));
    this.addEventListener("dragend", () => this.#forget());
  }

  #lift(event) {
    this.#card = event.target.closest?.("[data-card]") ?? null;
    if (!this.#card) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.#card.querySelector("h3").textContent);
    this.#card.classList.add("overview-card--lifted");
  }

  #hover(event) {
    const column = event.target.closest("[data-status]");
    const takes = Boolean(this.#choice(column));
    this.#mark(takes ? column : null);
    if (takes) event.preventDefault(); // which is how a browser is told that it may be dropped here
  }

  #drop(event) {
    const choice = this.#choice(event.target.closest("[data-status]"));
    if (!choice) return;
    event.preventDefault();
    this.#forget();
    choice.click();
  }

  // The button that moves the card there; nothing where it may not go.
  #choice(column) {
    if (!this.#card || !column) return null;
    const to = column.dataset.status;
    return this.#card.querySelector(`button[name=to][value="${to}"]`);
  }

  #mark(column) {
    for (const one of this.querySelectorAll(".overview-column--over")) one.classList.remove("overview-column--over");
    column?.classList.add("overview-column--over");
  }

  #forget() {
    this.#mark(null);
    this.#card?.classList.remove("overview-card--lifted");
    this.#card = null;
  }
}

customElements.define("recoco-board", Board);
