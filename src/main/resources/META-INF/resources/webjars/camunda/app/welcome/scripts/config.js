// The welcome page's configuration, in place of the one that it brings.
export default {
  customScripts: ["../../lib/one-sign-in"]
};
