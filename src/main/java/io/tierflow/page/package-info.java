/** What the pages for staff have in common: figures and days in words, lists in pages, notices. */
package io.tierflow.page;
