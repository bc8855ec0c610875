// Whoever has sent a form with a field missing can't complete it before the form has no error. The form viewer keeps the
// error of a field that an answer hides, though, and Complete would stay shut for something that is nowhere to be seen.
// So it opens once no error is shown; completing checks all fields that are there anew.
const COMPLETE = "button[ng-click='complete()']";
const UNTIL_SHOWN = 100;

function openComplete(form) {
  const complete = form.closest("[cam-tasklist-form]")?.querySelector(COMPLETE);
  if (complete?.disabled && !form.querySelector(".fjs-has-errors") && !form.closest(".disabled-form")) {
    complete.disabled = false;
    // One click completes; the viewer opens it again if that is refused.
    complete.addEventListener("click", () => setTimeout(() => (complete.disabled = true)), { once: true });
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest(".fjs-form");
  if (form) {
    setTimeout(() => openComplete(form), UNTIL_SHOWN);
  }
});
