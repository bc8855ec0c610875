/** Headers, cookies, addresses and proxies of requests. */
package io.tierflow.security.http;
