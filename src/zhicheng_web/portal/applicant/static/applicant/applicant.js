/* Autosave: what to say when it did not arrive, and where the focus goes when the page comes back with errors. */
"use strict";

const say = (words) => {
  const place = document.getElementById("saved");
  if (place) { place.setAttribute("role", "alert"); place.textContent = words; }
};

addEventListener("htmx:sendError", () => say("没有保存：网络断了。您填写的内容还在这一页，联网后请按“保存”。"));
addEventListener("htmx:responseError", () => say("没有保存：系统出错了，不是您的问题。您填写的内容还在这一页，请再按一次“保存”。"));
addEventListener("htmx:beforeRequest", () => { const place = document.getElementById("saved"); if (place) place.textContent = "正在保存"; });
addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "main") document.getElementById("errors")?.focus(); });
