// <recoco-composer>: around the composer of a thread. Opened where the thread begins, or grown by what is joined, it has
// no room to rise above the bottom of the window: the page moves until its button is seen.

class Composer extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusin", () => requestAnimationFrame(() => this.rise()));
    this.grown = new ResizeObserver(() => this.contains(document.activeElement) && this.rise());
    this.grown.observe(this.firstElementChild);
  }

  disconnectedCallback() {
    this.grown.disconnect();
  }

  rise() {
    const composer = this.firstElementChild;
    const hidden = composer.getBoundingClientRect().bottom - window.innerHeight;
    if (hidden > 0 && getComputedStyle(composer).position === "sticky") window.scrollBy(0, hidden);
  }
}

customElements.define("recoco-composer", Composer);
