// Tasklist asks for the newest task first, whatever its filters say. Who works through a list wants the one on top
// that is due first; whoever chooses another order keeps it.
const OLDEST_DUE_FIRST = JSON.stringify([{ sortBy: "dueDate", sortOrder: "asc" }]);

function orderTasks() {
  const [path, query = ""] = window.location.hash.slice(1).split("?");
  const parameters = new URLSearchParams(query);
  if (path === "/" && !parameters.has("sorting")) {
    parameters.set("sorting", OLDEST_DUE_FIRST);
    window.location.replace(`#/?${parameters}`);
  }
}

window.addEventListener("hashchange", orderTasks);
orderTasks();
