/** API keys: how machine clients prove who they are, and what each of them may call. */
package io.tierflow.security.key;
