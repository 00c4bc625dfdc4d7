// <recoco-submit>: around the buttons of a form; a second click while the first is on its way does nothing.
//
// The buttons stay enabled: a disabled one would lose the focus and its own name=value. The server remains the
// judge of what was already done.

class Submit extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form) return;
    this.onSubmit = (event) => {
      if (this.busy) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else {
        this.mark(true);
        // Somebody else (a check, an htmx confirmation) may have kept the form here.
        setTimeout(() => event.defaultPrevented && !this.form.matches("[hx-post], [hx-get]") && this.mark(false));
      }
    };
    this.free = () => this.mark(false);
    this.form.addEventListener("submit", this.onSubmit, { capture: true });
    this.form.addEventListener("htmx:afterRequest", this.free);
    window.addEventListener("pageshow", this.free);
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.onSubmit, { capture: true });
    this.form?.removeEventListener("htmx:afterRequest", this.free);
    window.removeEventListener("pageshow", this.free);
  }

  mark(busy) {
    this.busy = busy;
    for (const button of this.querySelectorAll("button:not([type=button])")) {
      if (busy) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }
}

customElements.define("recoco-submit", Submit);
