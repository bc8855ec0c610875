/** HTTP endpoints: vouchers, gifts and redemptions. */
package io.tierflow.reward.web;
