// <recoco-live role="status">: says aloud what changed without the focus moving.
//
// The server asks with `announced(response, "…")` (an HX-Trigger), a part of a page with data-announce="…".

class Live extends HTMLElement {
  connectedCallback() {
    this.hear = (event) => this.say(event.detail.value ?? event.detail);
    this.look = (event) => {
      const spoken = event.detail.elt;
      const told = spoken.matches?.("[data-announce]") ? spoken : spoken.querySelector?.("[data-announce]");
      if (told) this.say(told.dataset.announce);
    };
    document.addEventListener("announce", this.hear);
    document.addEventListener("htmx:load", this.look);
  }

  disconnectedCallback() {
    document.removeEventListener("announce", this.hear);
    document.removeEventListener("htmx:load", this.look);
  }

  // The same sentence twice must be heard twice: empty first, then speak.
  say(sentence) {
    this.textContent = "";
    setTimeout(() => (this.textContent = sentence), 50);
  }
}

customElements.define("recoco-live", Live);
