// <recoco-feed data-url data-since data-read>: asks what is new for as long as the page is looked at, shows it, says it.
//
// The server answers 304 while nothing is. What comes is read by whoever has the page before their eyes.

const PACE = 5000;
const SLOWEST = 60000;

class Feed extends HTMLElement {
  connectedCallback() {
    this.offerUndo();
    if (!this.dataset.url) return;
    this.list = this.querySelector("ol");
    this.pace = PACE;
    this.look = () => document.visibilityState === "visible" && this.plan(0);
    document.addEventListener("visibilitychange", this.look);
    this.plan(PACE);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.look);
  }

  // « Annuler l’envoi » goes away when it is too late.
  offerUndo() {
    setTimeout(() => this.querySelectorAll(".conversation-undo").forEach((one) => one.closest("form").remove()), 10000);
  }

  plan(wait) {
    clearTimeout(this.timer);
    if (document.visibilityState === "visible") this.timer = setTimeout(() => this.ask(), wait);
  }

  async ask() {
    try {
      const headers = this.etag ? { "If-None-Match": this.etag } : {};
      const answer = await fetch(`${this.dataset.url}?depuis=${this.dataset.since}`, { headers, cache: "no-store" });
      if (answer.status === 403 || answer.status === 404 || answer.redirected) return; // no longer theirs to read
      if (answer.status === 200) this.show(await answer.text(), answer.headers.get("ETag"));
      this.pace = answer.ok || answer.status === 304 ? PACE : Math.min(this.pace * 2, SLOWEST);
    } catch {
      this.pace = Math.min(this.pace * 2, SLOWEST);
    }
    this.plan(this.pace);
  }

  show(html, etag) {
    this.etag = etag;
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const news = holder.querySelector("template");
    if (!news) return;
    for (const item of [...news.content.children]) {
      if (!item.id || !document.getElementById(item.id)) this.list.append(item);
    }
    this.querySelector(".ui-empty")?.remove();
    this.etag = "";
    this.dataset.since = news.dataset.since;
    if (news.dataset.announce) {
      document.dispatchEvent(new CustomEvent("announce", { detail: { value: news.dataset.announce } }));
    }
    if (news.dataset.until) this.read(news.dataset.until);
  }

  read(until) {
    const proof = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!proof) return;
    fetch(this.dataset.read, {
      method: "POST",
      headers: { "HX-Request": "true", "X-CSRFToken": proof },
      body: new URLSearchParams({ until }),
    }).catch(() => {});
  }
}

customElements.define("recoco-feed", Feed);
