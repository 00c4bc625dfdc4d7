// <recoco-print>: a button that opens the print window. Without scripts it stays hidden: the browser's menu prints.

class Print extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", () => window.print());
  }
}

customElements.define("recoco-print", Print);
