// <recoco-order>: a draft dragged onto another takes its place, by the form of its own buttons « Monter » and « Descendre ».

class Order extends HTMLElement {
  #held = null;

  connectedCallback() {
    for (const card of this.#cards()) card.draggable = true;
    this.addEventListener("dragstart", (event) => this.#lift(event));
    this.addEventListener("dragover", (event) => this.#hover(event));
    this.addEventListener("drop", (event) => this.#drop(event));
    this.addEventListener("dragend", () => this.#forget());
  }

  #cards() {
    return [...this.querySelectorAll(".advice-card")].filter((card) => card.querySelector("[data-order]"));
  }

  #lift(event) {
    this.#held = this.#cards().includes(event.target) ? event.target : null;
    if (!this.#held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.#held.querySelector("h3").textContent);
    this.#held.classList.add("advice-card--lifted");
  }

  #hover(event) {
    const card = this.#over(event);
    this.#mark(card);
    if (card) event.preventDefault(); // which is how a browser is told that it may be dropped here
  }

  #drop(event) {
    const card = this.#over(event);
    if (!card) return;
    event.preventDefault();
    const cards = this.#cards();
    const form = this.#held.querySelector("[data-order]");
    const places = Object.assign(document.createElement("input"), { type: "hidden", name: "to" });
    places.value = cards.indexOf(card) - cards.indexOf(this.#held);
    form.append(places);
    form.submit();
  }

  #over(event) {
    const card = event.target.closest?.(".advice-card");
    return this.#held && card !== this.#held && this.#cards().includes(card) ? card : null;
  }

  #mark(card) {
    for (const one of this.querySelectorAll(".advice-card--over")) one.classList.remove("advice-card--over");
    card?.classList.add("advice-card--over");
  }

  #forget() {
    this.#mark(null);
    this.#held?.classList.remove("advice-card--lifted");
    this.#held = null;
  }
}

customElements.define("recoco-order", Order);
