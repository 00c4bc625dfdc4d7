// <recoco-copy>: around a field and its button; the button copies what the field holds. Without scripts one selects it.

class Copy extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input, textarea");
    this.button = this.querySelector("button");
    if (!this.field || !this.button || !navigator.clipboard) return;
    this.button.hidden = false;
    this.button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.field.value);
      this.button.textContent = "Copié";
    });
    this.field.addEventListener("focus", () => this.field.select());
  }
}

customElements.define("recoco-copy", Copy);
