/* Autosave: what to say when it did not arrive, and where the focus goes when the page comes back with errors. */
"use strict";

/* The page's main part may come again by htmx, and this script with it; it listens once. */
if (!document.documentElement.dataset.applicant) {
  document.documentElement.dataset.applicant = "on";
  const say = (words, role) => {
    const place = document.getElementById("saved");
    if (place) { place.setAttribute("role", role); place.textContent = words; }
  };
  addEventListener("htmx:beforeRequest", () => say("正在保存", "status"));
  addEventListener("htmx:sendError", () => say("没有保存：网络断了。您填写的内容还在这一页，联网后请按“保存”。", "alert"));
  addEventListener("htmx:responseError", () => say("没有保存：系统出错了，不是您的问题。您填写的内容还在这一页，请再按一次“保存”。", "alert"));
  addEventListener("htmx:afterSettle", () => { if (document.activeElement === document.body) document.getElementById("errors")?.focus(); });
}
