// <recoco-reading>: around the form that says what a page has shown; posts it by itself, and the bell follows.

class Reading extends HTMLElement {
  connectedCallback() {
    if (document.visibilityState === "visible") this.say();
    else document.addEventListener("visibilitychange", () => this.say(), { once: true });
  }

  async say() {
    const form = this.querySelector("form");
    const headers = { "X-Requested-With": "recoco-reading" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers, keepalive: true });
    if (!answer.ok) return;
    this.hidden = true;
    const left = await answer.text();
    for (const count of document.querySelectorAll(`a[href="${this.dataset.bell}"] .ui-count`)) {
      if (left !== "0") count.textContent = left;
      else count.remove();
    }
  }
}

customElements.define("recoco-reading", Reading);
