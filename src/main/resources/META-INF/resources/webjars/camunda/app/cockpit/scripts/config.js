// Cockpit's configuration, in place of the one that it brings.
import "../../../lib/one-sign-in.js";
import "../../../lib/version-notice.js";

export default {
  // The page of its maker that greets newcomers is not there.
  disableWelcomeMessage: true
};
