/* Single keys for officers who decide many cases; everything is reachable without them, and they can be switched off (WCAG 2.1.4). */
"use strict";
(() => {
  const KEY = "zhicheng-keys";
  const off = () => localStorage.getItem(KEY) === "off";
  const typing = (node) => node.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  const rows = () => [...document.querySelectorAll("table[data-keys] .row-go")];

  /* A list: J and K move among its rows, Enter follows the link as always. */
  function move(step) {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
  }

  /* A case: Y and N answer the first question that has no answer yet, or the one that has the focus. */
  function answer(value) {
    const asked = [...document.querySelectorAll("fieldset.notice")];
    const here = document.activeElement.closest?.("fieldset.notice");
    const open = here ?? asked.find((one) => !one.querySelector("input:checked"));
    const pick = open?.querySelector(`input[value=${value}]`);
    if (!pick) return;
    pick.checked = true;
    open.querySelector("input[type=text]").focus();
  }

  /* A and R choose what is proposed; a refusal then asks for its clause. */
  function propose(outcome) {
    const pick = document.querySelector(`input[name=outcome][value=${outcome}]`);
    if (!pick) return;
    pick.checked = true;
    (outcome === "refused" ? document.querySelector("[name=clause]") : pick).focus();
  }

  function paper(number) {
    const one = document.querySelectorAll("details.paper")[number - 1];
    if (one) { one.open = !one.open; one.scrollIntoView({ block: "nearest" }); }
  }

  function single(key) {
    if (key === "j" || key === "k") {
      if (rows().length) return move(key === "j" ? 1 : -1);
      return document.querySelector(`[data-key=${key}]`)?.click();
    }
    if (key === "y" || key === "n") return answer(key === "y" ? "pass" : "fail");
    if (key === "a" || key === "r") return propose(key === "a" ? "recognised" : "refused");
    if (key === "/") return document.querySelector("input[type=search]")?.focus();
    if (key >= "1" && key <= "9") return paper(Number(key));
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.("form[data-keys]") ?? document.querySelector("form[data-keys]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();   /* out of a field, to the keys again */
    if (off() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") event.preventDefault();
    single(event.key.toLowerCase());
  });

  /* The line that tells the keys stands only where they work. */
  addEventListener("DOMContentLoaded", () => {
    for (const help of document.querySelectorAll("[data-keys-help]")) {
      const button = help.querySelector("[data-keys-off]");
      const say = () => {
        for (const one of help.querySelectorAll("span")) one.hidden = off();
        button.textContent = off() ? "打开单键操作" : "关闭单键操作";
      };
      button.addEventListener("click", () => { localStorage.setItem(KEY, off() ? "on" : "off"); say(); });
      help.hidden = false;
      say();
    }
  });
})();
