// <recoco-passkey mode="create|get" options="address">: asks the browser for a passkey, then sends the form it wraps.
//
// Hidden until this runs: without JavaScript, or in a browser without passkeys, the other ways remain.

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
    this.hidden = false;
    this.form = this.querySelector("form");
    this.onSubmit = (event) => {
      event.preventDefault();
      this.ask();
    };
    this.form.addEventListener("submit", this.onSubmit);
  }

  disconnectedCallback() {
    this.form?.removeEventListener("submit", this.onSubmit);
  }

  async ask() {
    const trouble = this.querySelector("[data-trouble]");
    trouble.hidden = true;
    try {
      const credential = await this.credential(await this.options());
      this.form.elements.answer.value = JSON.stringify(credential.toJSON());
      this.form.submit();
    } catch {
      trouble.hidden = false;
    }
  }

  async options() {
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    const response = await fetch(this.getAttribute("options"), { method: "POST", headers });
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()).publicKey;
  }

  credential(options) {
    return this.getAttribute("mode") === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }
}

customElements.define("recoco-passkey", Passkey);
