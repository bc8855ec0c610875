// Above every webapp its maker tells that the engine's next version is out. That is for whom it concerns: who runs this
// installation. Everybody else can do nothing about it, and the styles hide it from them.
async function showToAdmins() {
  const api = document.querySelector("base")?.getAttribute("admin-api");
  if (!api) {
    return;
  }
  const answer = await fetch(`${api}auth/user/default`, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.ok && (await answer.json()).authorizedApps?.includes("admin")) {
    document.body.classList.add("shows-version-notice");
  }
}

showToAdmins().catch(() => undefined);
