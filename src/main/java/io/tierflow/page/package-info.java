/** What the pages for staff have in common: how they write figures and days, and their notices. */
package io.tierflow.page;
