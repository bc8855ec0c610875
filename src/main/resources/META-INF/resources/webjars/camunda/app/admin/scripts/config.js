// Admin's configuration, in place of the one that it brings.
import "../../../lib/one-sign-in.js";

export default {
  // The page of its maker that greets newcomers is not there.
  disableWelcomeMessage: true
};
