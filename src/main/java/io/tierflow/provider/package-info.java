/** How Tierflow speaks over HTTP to those who carry messages for it. */
package io.tierflow.provider;
