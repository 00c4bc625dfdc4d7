// After htmx changed a part of the page: the focus is never lost, and a failed request is said.

const HELD = "a[href], button, input, select, textarea, summary, [tabindex]";

// Errors of a form on a page just loaded, or just swapped in, come first.
function focusOn(element) {
  if (!element.matches(HELD)) element.setAttribute("tabindex", "-1");
  element.focus();
}

const first = document.querySelector("[data-focus]:not([data-example] *)");
if (first) focusOn(first);

// An alert meant for the messages is shown whatever the status.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "messages" && event.detail.xhr.getResponseHeader("HX-Retarget")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const wished = part.matches("[data-focus]") ? part : part.querySelector("[data-focus]");
  if (wished) focusOn(wished);
  else if (document.activeElement === document.body && part.isConnected) {
    // What held the focus is gone: start again from the part that replaced it.
    focusOn(part.querySelector("h1, h2, h3") ?? part);
  }
});

const SENTENCES = {
  "htmx:sendError": "La connexion est coupée. Ce que vous avez écrit est toujours là\u00a0: réessayez dans un instant.",
  "htmx:timeout": "Le serveur met trop de temps à répondre. Réessayez dans un instant.",
  "htmx:responseError": "Une erreur s’est produite chez nous. Rechargez la page, puis réessayez.",
};

for (const [name, sentence] of Object.entries(SENTENCES)) {
  document.addEventListener(name, () => {
    const alert = document.createElement("div");
    alert.className = "fr-alert fr-alert--error fr-alert--sm fr-mt-2w";
    alert.dataset.focus = "";
    alert.append(Object.assign(document.createElement("p"), { textContent: sentence }));
    document.getElementById("messages")?.replaceChildren(alert);
    focusOn(alert);
  });
}
