// Shows members' notifications, and the last state of a few pages while there is no connection. What it keeps belongs to
// one member: it goes with the sign-out, with the end of the session and with another member's sign-in.
"use strict";

const tierflow = new URL("..", self.location);
const home = new URL("portal", tierflow).pathname;

const PAGES = [home, `${home}/card`];
const SIGNING = ["/sign-out", "/sign-in/link", "/join/confirmation", "/profile/email", "/profile/closure"].map(
  (path) => home + path
);
const LOOK = ["tierflow.css", "favicon.ico"].map((path) => new URL(path, tierflow).pathname);
const LOOK_CACHE = "tierflow-look";
const MEMBER_CACHE = "tierflow-member-";
const OWNER = /<meta name="tierflow-member" content="([0-9a-f]{64})">/;

/** Rises with each change of who has signed in: a page that was asked for before is not kept. */
let changes = 0;

async function drop(isDropped) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MEMBER_CACHE) && isDropped(name)).map((name) => caches.delete(name)));
}

function forget() {
  changes += 1;
  return drop(() => true);
}

/** Says as of when the page is, and has no scripts, which would ask for more. */
function asKept(page) {
  return page.replace(/<script\b[^>]*><\/script>/g, "").replace('id="offline" hidden', 'id="offline"');
}

async function keep(path, page, sent, asked) {
  const owner = OWNER.exec(page)?.[1];
  if (owner === undefined || asked !== changes) {
    return;
  }
  const name = MEMBER_CACHE + owner;
  await drop((other) => other !== name);
  const headers = new Headers(sent);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  const cache = await caches.open(name);
  await cache.put(path, new Response(asKept(page), { headers }));
  if (asked !== changes) {
    await caches.delete(name);
  }
}

async function kept(path) {
  const names = (await caches.keys()).filter((name) => name.startsWith(MEMBER_CACHE));
  if (names.length > 1) {
    // Whose device this is can't be told.
    await forget();
    return undefined;
  }
  return names.length === 1 ? (await caches.open(names[0])).match(path) : undefined;
}

async function showPage(event, address) {
  const asked = changes;
  let answer;
  let page;
  try {
    answer = await fetch(event.request);
    // To its end: a connection may go in the middle of a page.
    page = answer.ok ? await answer.clone().text() : undefined;
  } catch {
    return (await kept(address.pathname)) ?? Response.error();
  }
  if (answer.type === "opaqueredirect") {
    // To the sign-in page: nobody has signed in any more.
    event.waitUntil(forget());
  } else if (page !== undefined && address.search === "") {
    event.waitUntil(keep(address.pathname, page, answer.headers, asked));
  }
  return answer;
}

async function showLook(request) {
  const cache = await caches.open(LOOK_CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request.url, answer.clone());
    }
    return answer;
  } catch {
    return (await cache.match(request.url)) ?? Response.error();
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(LOOK_CACHE).then((cache) => cache.addAll(LOOK)));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (address.origin !== tierflow.origin) {
    return;
  }
  if (isPage && request.method !== "GET" && SIGNING.includes(address.pathname)) {
    event.waitUntil(forget());
  } else if (isPage && request.method === "GET" && PAGES.includes(address.pathname)) {
    event.respondWith(showPage(event, address));
  } else if (!isPage && request.method === "GET" && LOOK.includes(address.pathname)) {
    event.respondWith(showLook(request));
  }
});

async function fetchToKeep(path) {
  const asked = changes;
  const answer = await fetch(path, { redirect: "manual" });
  if (answer.ok) {
    await keep(path, await answer.text(), answer.headers, asked);
  }
}

/** A page that was shown before the worker was there. */
self.addEventListener("message", (event) => {
  const path = event.data.keep;
  if (PAGES.includes(path)) {
    event.waitUntil(fetchToKeep(path).catch(() => undefined));
  }
});

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
