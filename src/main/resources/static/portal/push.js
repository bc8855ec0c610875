// Turns notifications on and off for the device that shows the page. Whether they are on is asked of both sides: the
// browser has a subscription, and Tierflow has it for the member who is signed in, who may not be the last one here.
(() => {
  "use strict";

  const section = document.getElementById("push");
  const { key, worker, scope, api, tokenHeader, token } = section.dataset;

  function show(state) {
    section.hidden = false;
    for (const element of section.querySelectorAll("[data-state]")) {
      element.hidden = element.dataset.state !== state;
    }
    for (const button of section.querySelectorAll("[data-turn]")) {
      button.hidden = !["on", "off"].includes(state) || button.dataset.turn === state;
      button.disabled = false;
    }
  }

  function showFailure(failed) {
    section.querySelector("[data-failed]").hidden = !failed;
  }

  async function call(path, options) {
    const answer = await fetch(api + path, { credentials: "same-origin", redirect: "error", ...options });
    if (!answer.ok) {
      throw new Error(`${path} answered ${answer.status}`);
    }
    return answer;
  }

  const change = (method, body) => ({
    method,
    headers: { [tokenHeader]: token, "Content-Type": "application/json" },
    body,
  });

  /** As Tierflow names a device: the digest of its address. */
  async function idOf(subscription) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function bytesOf(base64url) {
    const text = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }

  /** A subscription of an earlier key pair no longer reaches this device. */
  function isOfOurKey(subscription) {
    const used = subscription.options.applicationServerKey;
    return used !== null && String(new Uint8Array(used)) === String(bytesOf(key));
  }

  async function subscriptionHere() {
    const registration = await navigator.serviceWorker.getRegistration(scope);
    return registration ? registration.pushManager.getSubscription() : null;
  }

  async function isOn() {
    const subscription = await subscriptionHere();
    if (subscription === null || !isOfOurKey(subscription)) {
      return false;
    }
    const known = await (await call("/push")).json();
    const id = await idOf(subscription);
    return known.allowed && known.devices.some((device) => device.deviceId === id);
  }

  function activated(registration) {
    return new Promise((resolve) => {
      const starting = registration.installing ?? registration.waiting;
      if (registration.active || !starting) {
        resolve();
        return;
      }
      starting.addEventListener("statechange", () => {
        if (starting.state === "activated") {
          resolve();
        }
      });
    });
  }

  async function subscription() {
    const registration = await navigator.serviceWorker.register(worker, { scope });
    await activated(registration);
    const known = await registration.pushManager.getSubscription();
    if (known !== null && isOfOurKey(known)) {
      return known;
    }
    if (known !== null) {
      await known.unsubscribe();
    }
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  }

  async function turnOn() {
    if ((await Notification.requestPermission()) === "granted") {
      await call("/push-subscriptions", change("POST", JSON.stringify(await subscription())));
    }
  }

  async function turnOff() {
    const known = await subscriptionHere();
    if (known !== null) {
      await call(`/push-subscriptions/${await idOf(known)}`, change("DELETE"));
      await known.unsubscribe();
    }
  }

  async function refresh() {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) {
      show("unsupported");
    } else if (Notification.permission === "denied") {
      show("blocked");
    } else {
      show((await isOn()) ? "on" : "off");
    }
  }

  async function attempt(work) {
    try {
      await work();
      showFailure(false);
      await refresh();
    } catch {
      show("off");
      showFailure(true);
    }
  }

  for (const button of section.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () => {
      button.disabled = true;
      attempt(button.dataset.turn === "on" ? turnOn : turnOff);
    });
  }
  attempt(async () => {});
})();
