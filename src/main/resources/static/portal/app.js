// Makes the portal an app that opens without a connection. What a device keeps of a member goes as soon as it shows a
// page of another one, or a page for whoever has not signed in.
(() => {
  "use strict";

  const KEPT = "tierflow-member-";
  const { worker, scope } = document.currentScript.dataset;
  const owner = document.querySelector('meta[name="tierflow-member"]')?.content;

  async function dropOthers() {
    const names = await caches.keys();
    const others = names.filter((name) => name.startsWith(KEPT) && name !== KEPT + owner);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  /** The page that brings the worker has come without it. */
  async function install() {
    const seen = navigator.serviceWorker.controller !== null;
    await navigator.serviceWorker.register(worker, { scope });
    const ready = await navigator.serviceWorker.ready;
    if (!seen) {
      ready.active.postMessage({ keep: location.pathname });
    }
  }

  async function begin() {
    await dropOthers();
    if (owner) {
      await install();
    }
  }

  if ("caches" in window && "serviceWorker" in navigator) {
    // Without it, everything works but the app's offline pages.
    begin().catch(() => {});
  }
})();
