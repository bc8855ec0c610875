// Cockpit's configuration, in place of the one that it brings.
import "../../../lib/one-sign-in.js";

export default {};
