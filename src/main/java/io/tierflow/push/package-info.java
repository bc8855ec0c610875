/** Members' devices, and how they are notified: Web Push (RFC 8030, 8291, 8292). */
package io.tierflow.push;
