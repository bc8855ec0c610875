// The welcome page's configuration, in place of the one that it brings.
export default {
  // The page of its maker that greets newcomers is not there.
  disableWelcomeMessage: true,

  customScripts: ["../../lib/one-sign-in"]
};
