/** What people see and do, in a real browser, in the sample programme. */
package io.tierflow.browser;
