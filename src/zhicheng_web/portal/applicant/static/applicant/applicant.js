/* Autosave and uploads: what is said while something is sent and when it did not arrive, and where the focus goes then. */
"use strict";

/* The page's main part may come again by htmx, and this script with it; it listens once. */
if (!document.documentElement.dataset.applicant) {
  document.documentElement.dataset.applicant = "on";
  const CUT = "网络断了。", OURS = "系统出错了，不是您的问题。";
  const MEGABYTE = 1024 * 1024;

  const say = (words, role) => {
    const place = document.getElementById("saved");
    if (place) { place.setAttribute("role", role); place.textContent = words; }
  };
  const sending = (form, words, share) => {
    const bar = form.querySelector(".sending");
    bar.hidden = share === undefined;
    bar.firstElementChild.value = share ?? 0;
    form.querySelector(".upload-status").textContent = words;
  };
  const upload = (event) => event.target.closest?.(".upload");
  const failed = (why) => (event) => {
    const form = upload(event);
    if (form) sending(form, `没有传上：${why}文件还在您的手机或电脑里，请再按一次“上传”。`);
    else say(`没有保存：${why}您填写的内容还在这一页，请再按一次“保存”。`, "alert");
  };

  /* While a press of 保存 is under way nothing can be typed that its answer would take away; what is said stays outside. */
  const hold = (event, held) => {
    const form = event.detail.elt?.closest?.("form[hx-post]:not(.upload)");
    for (const part of form?.children ?? []) if (part.id !== "saved") part.inert = held;
  };

  addEventListener("htmx:beforeRequest", (event) => {
    if (upload(event)) return;
    say("正在保存", "status");
    if (event.detail.requestConfig.triggeringEvent?.type === "submit") hold(event, true);
  });
  addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.xhr?.getResponseHeader("HX-Redirect")) hold(event, false);
  });
  addEventListener("htmx:sendError", failed(CUT));
  addEventListener("htmx:responseError", failed(OURS));
  addEventListener("htmx:xhr:progress", (event) => {
    const form = upload(event), { loaded, total } = event.detail;
    if (!form || !total) return;
    const share = Math.floor(loaded / total * 100);
    sending(form, share < 100 ? `已传${share}%，请不要离开这一页` : "已传完，正在检查文件", share);
  });
  addEventListener("change", (event) => {
    const form = upload(event), files = form && [...(event.target.files ?? [])];
    if (!files?.length) return;
    const bytes = files.reduce((sum, file) => sum + file.size, 0), most = Number(event.target.dataset.most);
    const size = (bytes / MEGABYTE).toFixed(1), several = files.length > 1;
    sending(form, bytes > most
      ? `${several ? `这${files.length}个文件合计` : "这个文件"}有${size} MB，超过${most / MEGABYTE} MB，传不上。`
        + (several ? "请少选几个，分几次传。" : "请降低扫描的分辨率，或分成几个文件。")
      : `已选${several ? `${files.length}个文件，合计` : `“${files[0].name}”，`}${size} MB。请按“上传”。`);
  });
  addEventListener("htmx:afterSettle", () => {
    if (document.querySelector("#saved[data-unfinished]")) typed = true; // of zhicheng.js: leaving asks first
    if (document.activeElement !== document.body) return;
    (document.getElementById("errors") ?? document.querySelector("[data-fresh]"))?.focus();
  });
}
