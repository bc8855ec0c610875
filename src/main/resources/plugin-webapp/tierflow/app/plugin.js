// The newest monthly runs on Cockpit's dashboard, each with a bar that moves by itself.
const PAUSE_IN_MILLISECONDS = 2000;
const PAUSE_WHILE_NOTHING_RUNS_IN_MILLISECONDS = 15000;
const STATES = { RUNNING: "Running", COMPLETED: "Completed" };
const PARTS = {
  membersDone: "done",
  membersSkipped: "skipped",
  membersWaitingForPeople: "waiting for people",
  membersFailed: "failed"
};

let following;

const count = (number) => number.toLocaleString("en-US");

function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
  element.append(...content);
  return element;
}

function monthOf(run) {
  return new Date(`${run.month}-01T00:00:00Z`).toLocaleDateString("en-US", {
    month: "long",
    year: "numeric",
    timeZone: "UTC"
  });
}

function measure(run, taken) {
  return `${count(taken)} of ${count(run.membersTotal)} ${run.membersTotal === 1 ? "member" : "members"}`;
}

function bar(run, taken) {
  const percent = run.membersTotal === 0 ? 0 : Math.floor((100 * taken) / run.membersTotal);
  const progress = make("div", {
    class: "tierflow-bar",
    role: "progressbar",
    "aria-label": `Run of ${monthOf(run)}`,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": run.membersTotal === 0 && run.state === "COMPLETED" ? 100 : Math.min(100, percent),
    "aria-valuetext": measure(run, taken)
  });
  Object.keys(PARTS)
    .filter((name) => run[name] > 0)
    .forEach((name) => {
      const part = make("span", { class: name });
      part.style.flexGrow = run[name];
      progress.append(part);
    });
  const remaining = make("span", { class: "remaining" });
  remaining.style.flexGrow = Math.max(0, run.membersTotal - taken);
  progress.append(remaining);
  return progress;
}

function figures(run, taken) {
  const parts = Object.entries(PARTS)
    .filter(([name]) => run[name] > 0)
    .map(([name, words]) => `${count(run[name])} ${words}`);
  const rate = run.membersPerSecond === null ? [] : [`${count(run.membersPerSecond)} members per second`];
  return [measure(run, taken), ...parts, ...rate].join(" · ");
}

function month(run, linked) {
  return linked ? make("a", { href: `/runs/${encodeURIComponent(run.runId)}` }, monthOf(run)) : monthOf(run);
}

function row(run, linked) {
  const taken = Object.keys(PARTS).reduce((sum, name) => sum + run[name], 0);
  return make(
    "tr",
    { "data-run": run.runId },
    make("th", { scope: "row" }, month(run, linked)),
    make("td", {}, STATES[run.state]),
    make("td", { class: "tierflow-progress" }, bar(run, taken), make("small", {}, figures(run, taken)))
  );
}

function show(node, runs, linked) {
  const heads = ["Month", "State", "Progress"].map((name) => make("th", { scope: "col" }, name));
  const content =
    runs.length === 0
      ? make("p", {}, "No month has run yet.")
      : make(
          "table",
          { class: "table" },
          make("thead", {}, make("tr", {}, ...heads)),
          make("tbody", {}, ...runs.map((run) => row(run, linked)))
        );
  const focused = node.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  node.replaceChildren(
    make(
      "section",
      { class: "tierflow-runs", "aria-label": "Monthly runs" },
      make("h3", {}, "Monthly runs"),
      content,
      ...(linked ? [make("p", {}, make("a", { href: "/runs" }, "All runs"))] : [])
    )
  );
  if (focused !== null) {
    node.querySelector(`a[href="${focused}"]`)?.focus();
  }
}

async function follow(node, api, signal) {
  let pause = PAUSE_WHILE_NOTHING_RUNS_IN_MILLISECONDS;
  try {
    const answer = await fetch(`${api.cockpitApi}/plugin/tierflow/${api.engine}/monthly-runs`, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal
    });
    if (answer.ok) {
      const { items, linked } = await answer.json();
      show(node, items, linked);
      if (items.some((run) => run.state === "RUNNING")) {
        pause = PAUSE_IN_MILLISECONDS;
      }
    }
  } catch (unanswered) {
    // The next attempt may find the server back; until then the last figures stay.
  }
  if (!signal.aborted) {
    window.setTimeout(() => signal.aborted || follow(node, api, signal), pause);
  }
}

// The engine's own history of decisions is empty: what an upgrade or a renewal decided is kept with it.
function showDecisionLog(node) {
  node.replaceChildren(
    make(
      "section",
      { class: "tierflow-decisions", "aria-label": "Decision log" },
      make(
        "p",
        {},
        "Each decision is kept with the upgrade or renewal that asked for it: the version and row of the table, what it " +
          "looked at, what it gave, and why. It stands on the member's page, under Upgrades and Tier changes."
      ),
      make("p", {}, make("a", { href: "/members" }, "Find a member"))
    )
  );
}

const runs = {
  id: "tierflow-runs",
  pluginPoint: "cockpit.dashboard",
  priority: 10,

  render: (node, { api }) => {
    following = new AbortController();
    follow(node, api, following.signal);
  },

  unmount: () => following.abort()
};

const decisionLog = {
  id: "tierflow-decision-log",
  pluginPoint: "cockpit.decisionDefinition.tab",
  priority: 1000,
  properties: { label: "Decision log" },

  render: showDecisionLog
};

export default [runs, decisionLog];
