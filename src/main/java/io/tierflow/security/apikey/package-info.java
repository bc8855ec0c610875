/** API keys: how machine clients prove who they are, and what each key may call. */
package io.tierflow.security.apikey;
