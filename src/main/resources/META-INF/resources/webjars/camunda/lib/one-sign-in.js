// There is one sign-in, for pages and webapps alike. Where a webapp would show a form of its own, because its user has
// signed out or the session is over, it is loaded anew instead; the server then shows the one sign-in page.
function leaveForSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace(window.location.pathname);
  }
}

window.addEventListener("hashchange", leaveForSignIn);
leaveForSignIn();
