/** Rewards: vouchers and gifts, from their creation to redemption, dispatch or removal. */
package io.tierflow.reward;
