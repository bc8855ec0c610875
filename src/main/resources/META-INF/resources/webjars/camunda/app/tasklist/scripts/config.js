// Tasklist's configuration, in place of the one that it brings.
import "../../../lib/one-sign-in.js";
import "../../../lib/version-notice.js";

export default {
  // The page of its maker that greets newcomers is not there.
  disableWelcomeMessage: true,

  customScripts: ["scripts/oldest-due-first", "scripts/complete-after-change"],

  shortcuts: {
    claimTask: {
      key: "ctrl+alt+c",
      description: "claims the currently selected task"
    },
    focusFilter: {
      key: "ctrl+shift+f",
      description: "set the focus to the first filter in the list"
    },
    focusList: {
      key: "ctrl+alt+l",
      description: "sets the focus to the first task in the list"
    },
    focusForm: {
      key: "ctrl+alt+f",
      description: "sets the focus to the first input field in a task form"
    },
    startProcess: {
      key: "ctrl+alt+p",
      description: "opens the start process modal dialog"
    }
  }
};
