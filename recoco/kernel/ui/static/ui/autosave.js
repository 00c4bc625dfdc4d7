// <recoco-autosave data-url data-part>: inside a form, keeps what is typed as it is typed, and says when.
//
// Files only leave with the form itself. One sending at a time: the first may give this browser what it writes in.

const PAUSE = 1500;
const FAILED = "Pas enregistré\u00a0: vérifiez votre connexion. Ce que vous avez écrit est toujours sur cette page.";

class Autosave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.told = this.querySelector("[role=status]");
    this.form.addEventListener("input", () => this.plan());
    this.form.addEventListener("submit", (event) => this.leave(event), { capture: true });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.timer) this.save(true);
    });
  }

  plan() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // The form itself keeps everything; it only waits for a sending under way.
  leave(event) {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.sending.then(() => this.form.requestSubmit(event.submitter));
  }

  save(keepalive = false) {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.sending) return this.plan();
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") typed.append(name, value);
    typed.set("part", this.dataset.part);
    this.sending = fetch(this.dataset.url, { method: "POST", body: typed, keepalive })
      .then((answer) => (answer.ok || answer.status === 429 ? answer.text() : FAILED))
      .catch(() => FAILED)
      .then((sentence) => {
        this.told.textContent = sentence;
        this.sending = null;
      });
  }
}

customElements.define("recoco-autosave", Autosave);
