/** What all pages and endpoints share: parameters, paging, figures in words, strict JSON. */
package io.tierflow.web;
