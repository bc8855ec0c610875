// Puts what the server says in place of an element's content every few seconds, while somebody looks. An element with
// data-live names the address; one with data-live-silence is shown while there is no answer.
(() => {
  "use strict";

  const PAUSE_IN_MILLISECONDS = 5000;
  let silent = false;

  async function refresh(place) {
    try {
      const answer = await fetch(place.dataset.live, {
        // A session that has ended is then no reason for the browser to ask for a password.
        headers: { Accept: "text/html", "X-Requested-With": "XMLHttpRequest" },
        cache: "no-store"
      });
      if (answer.status === 401 || answer.redirected) {
        window.location.reload();
        return;
      }
      if (!answer.ok) {
        throw new Error(`The answer's status is ${answer.status}.`);
      }
      const content = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      if (!place.contains(document.activeElement)) {
        place.replaceChildren(...content.childNodes);
      }
      silent = false;
    } catch {
      silent = true;
    }
    document.querySelectorAll("[data-live-silence]").forEach((notice) => (notice.hidden = !silent));
    refreshSoon(place);
  }

  function refreshSoon(place) {
    window.setTimeout(() => (document.hidden ? refreshSoon(place) : refresh(place)), PAUSE_IN_MILLISECONDS);
  }

  document.querySelectorAll("[data-live]").forEach(refreshSoon);
})();
