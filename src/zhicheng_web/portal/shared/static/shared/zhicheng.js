/* What helps where JavaScript runs; every page works without it. */
"use strict";

/* The error summary takes the focus, so that a screen reader starts there. */
addEventListener("DOMContentLoaded", () => document.getElementById("errors")?.focus());

/* One press, one act: a second submit of the same form is swallowed. The server refuses it as well, by the form's key. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
});

/* The back button shows the page as it was left: its buttons work again. */
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
  for (const part of document.querySelectorAll("form > [inert]")) part.inert = false;
});

/* Leaving with words that nobody has saved yet asks first: forms marked data-guard. */
let typed = false;
addEventListener("input", (event) => { if (event.target.form?.dataset.guard !== undefined) typed = true; });
addEventListener("submit", () => { typed = false; });
addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) typed = false; });
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

/* Printing is a button only where it does something. */
addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
});

/* How many characters are left: text areas marked data-count, beside the sentence that says how long they may be. */
const count = (area) => {
  let left = area.nextElementSibling;
  if (!left?.matches("output.count")) {
    left = document.createElement("output");
    left.className = "count small hint";
    area.after(left);
  }
  left.textContent = `还可以写${area.maxLength - area.value.length}个字`;
};
addEventListener("input", (event) => { if (event.target.dataset?.count !== undefined) count(event.target); });
