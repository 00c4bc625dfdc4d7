// <recoco-upload>: around the field of a form that takes several files. They may be dropped on it, are listed with
// their size before they leave, and their progress is shown while htmx sends them. Without it, the field is a plain one.

const size = (bytes) => {
  const mega = bytes / 1024 / 1024;
  if (mega < 1) return `${Math.max(1, Math.round(bytes / 1024))}\u00a0Ko`;
  return `${mega.toLocaleString("fr", { maximumFractionDigits: 1 })}\u00a0Mo`;
};
const counted = (count) => `${count}\u00a0fichier${count > 1 ? "s" : ""}`;

class Upload extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.form = this.closest("form");
    if (!this.input || !this.form || this.list) return;
    this.classList.add("ui-upload--armed");
    this.hint = Object.assign(document.createElement("p"), { className: "ui-upload-drop", textContent: "… ou déposez-les ici." });
    this.list = Object.assign(document.createElement("ul"), { className: "ui-upload-chosen", hidden: true });
    this.status = Object.assign(document.createElement("p"), { className: "ui-upload-drop" });
    this.status.setAttribute("role", "status");
    this.bar = Object.assign(document.createElement("progress"), { max: 100, hidden: true });
    this.bar.setAttribute("aria-label", "Envoi des fichiers");
    this.append(this.hint, this.list, this.bar, this.status);
    this.input.addEventListener("change", () => this.choose([...this.input.files]));
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.choose([...this.input.files, ...event.dataTransfer.files]));
    this.form.addEventListener("htmx:xhr:progress", (event) => this.progress(event.detail));
    this.form.addEventListener("htmx:afterRequest", () => (this.bar.hidden = true));
  }

  over(event, isOver) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.classList.toggle("ui-upload--over", isOver);
  }

  // Files of the same name and size are the same one, chosen twice.
  choose(files) {
    const kept = new Map(files.map((file) => [`${file.name}/${file.size}`, file]));
    const carried = new DataTransfer();
    for (const file of kept.values()) carried.items.add(file);
    this.input.files = carried.files;
    this.show();
  }

  show() {
    const files = [...this.input.files];
    this.list.hidden = files.length === 0;
    this.list.replaceChildren(...files.map((file) => this.line(file)));
    const heavy = files.filter((file) => file.size > Number(this.dataset.most)).length;
    this.status.textContent = files.length ? `${counted(files.length)} à envoyer${heavy ? `, dont ${counted(heavy)} de plus de 20\u00a0Mo, à retirer` : ""}.` : "";
  }

  line(file) {
    const line = document.createElement("li");
    const isHeavy = file.size > Number(this.dataset.most);
    const said = document.createElement("span");
    said.textContent = `${file.name}, ${size(file.size)}${isHeavy ? "\u00a0: plus de 20\u00a0Mo, ce fichier sera refusé" : ""}`;
    if (isHeavy) said.className = "ui-upload-wrong";
    const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "Retirer" });
    remove.append(Object.assign(document.createElement("span"), { className: "fr-sr-only", textContent: ` ${file.name}` }));
    remove.addEventListener("click", () => {
      this.choose([...this.input.files].filter((one) => one !== file));
      this.input.focus();
    });
    line.append(said, remove);
    return line;
  }

  progress({ loaded, total, lengthComputable }) {
    if (!lengthComputable || !this.input.files.length) return;
    const part = Math.round((100 * loaded) / total);
    this.bar.hidden = false;
    this.bar.value = part;
    // Files leave one after the other: how many are gone is read in what is gone.
    let gone = 0;
    let left = loaded;
    for (const file of this.input.files) if ((left -= file.size) >= 0) gone += 1;
    const sent = `${gone} sur ${counted(this.input.files.length)}`;
    if (part === 100) this.status.textContent = "Tout est parti\u00a0: les fichiers sont en cours de vérification.";
    else if (this.told !== gone) this.status.textContent = `Envoi en cours\u00a0: ${sent}.`;
    this.told = gone;
  }
}

customElements.define("recoco-upload", Upload);
