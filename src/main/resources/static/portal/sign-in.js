// Puts the code at the end of a sign-in link into the form. No browser sends that part of an address to a server, so
// the code is in no log; and here it leaves the address bar and the browser's history.
(() => {
  "use strict";

  function take() {
    const code = location.hash.slice(1);
    if (code) {
      document.getElementById("token").value = code;
      document.getElementById("code").hidden = true;
      history.replaceState(null, "", location.pathname);
    }
  }

  take();
  addEventListener("hashchange", take);
})();
