// Shows members' notifications. It keeps nothing and answers no requests in the pages' place.
"use strict";

const tierflow = new URL("..", self.registration.scope);

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const told = event.data.json();
  event.waitUntil(
    self.registration.showNotification(told.title, {
      body: told.body,
      lang: told.lang,
      // One that is still there gives way to another of the same message.
      tag: told.tag,
      icon: new URL("favicon.ico", tierflow).href,
      data: { page: told.page },
    })
  );
});

async function open(page) {
  const address = new URL(page, tierflow);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find((window) => new URL(window.url).pathname === address.pathname);
  return shown ? shown.focus() : self.clients.openWindow(address.href);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.page));
});
