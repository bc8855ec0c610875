// Keeps the figures of running monthly runs up to date without loading the page again. An element with data-run shows
// the run of that id; the elements within it say by their own data-run-… attributes what they show.
(() => {
  "use strict";

  const PAUSE_IN_MILLISECONDS = 2000;
  const SLOW = 10;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const STATES = { RUNNING: "Running", COMPLETED: "Completed" };
  const NOTHING = "–";

  const count = (number) => number.toLocaleString("en-US");

  function rate(membersPerSecond) {
    if (membersPerSecond === null) {
      return NOTHING;
    }
    const maximumFractionDigits = membersPerSecond < SLOW ? 1 : 0;
    return membersPerSecond.toLocaleString("en-US", { maximumFractionDigits });
  }

  function moment(instant, timeZone) {
    if (instant === null) {
      return NOTHING;
    }
    const parts = {};
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit"
    })
      .formatToParts(new Date(instant))
      .forEach(({ type, value }) => (parts[type] = value));
    return `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}, ${parts.hour}:${parts.minute}`;
  }

  function percent(run, taken) {
    if (run.membersTotal === 0) {
      return run.state === "COMPLETED" ? 100 : 0;
    }
    return Math.min(100, Math.floor((100 * taken) / run.membersTotal));
  }

  function show(place, run) {
    const taken = run.membersDone + run.membersSkipped + run.membersWaitingForPeople + run.membersFailed;
    const figures = { ...run, remaining: Math.max(0, run.membersTotal - taken) };
    const measure = `${count(taken)} of ${count(run.membersTotal)} ${run.membersTotal === 1 ? "member" : "members"}`;
    const each = (attribute, change) =>
      place.querySelectorAll(`[${attribute}]`).forEach((element) => change(element, element.getAttribute(attribute)));

    each("data-run-count", (element, name) => (element.textContent = count(figures[name])));
    each("data-run-part", (element, name) => {
      element.hidden = figures[name] === 0;
      element.style.flexGrow = figures[name];
    });
    each("data-run-with", (element, name) => (element.hidden = figures[name] === 0));
    each("data-run-moment", (element, name) => (element.textContent = moment(figures[name], place.dataset.zone)));
    each("data-run-while", (element, state) => (element.hidden = state !== run.state));
    each("data-run-rate", (element) => (element.textContent = rate(run.membersPerSecond)));
    each("data-run-percent", (element) => (element.textContent = percent(run, taken)));
    each("data-run-measure", (element) => (element.textContent = measure));
    place.querySelectorAll("[role=progressbar]").forEach((bar) => {
      bar.setAttribute("aria-valuenow", percent(run, taken));
      bar.setAttribute("aria-valuetext", measure);
    });
    if (place.dataset.state !== run.state) {
      place.dataset.state = run.state;
      each("data-run-state", (element) => (element.textContent = STATES[run.state]));
    }
  }

  function tellSilence(silent) {
    document.querySelectorAll("[data-run-silence]").forEach((notice) => (notice.hidden = !silent));
  }

  async function follow(place) {
    try {
      const answer = await fetch(`/api/monthly-runs/${encodeURIComponent(place.dataset.run)}`, {
        // A session that has ended is then no reason for the browser to ask for a password.
        headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
        cache: "no-store"
      });
      if (answer.status === 401) {
        window.location.reload();
        return;
      }
      if (!answer.ok) {
        throw new Error(`The answer's status is ${answer.status}.`);
      }
      show(place, await answer.json());
      tellSilence(false);
    } catch {
      tellSilence(true);
    }
    followSoon(place);
  }

  function followSoon(place) {
    if (place.dataset.state === "RUNNING") {
      window.setTimeout(follow, PAUSE_IN_MILLISECONDS, place);
    }
  }

  // Pages may carry no styles of their own.
  document.querySelectorAll("[data-share]").forEach((part) => (part.style.flexGrow = part.dataset.share));
  document.querySelectorAll("[data-run]").forEach(followSoon);
})();
