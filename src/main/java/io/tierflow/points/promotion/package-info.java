/** Promotions: what they add to what transactions earn, within their limits. */
package io.tierflow.points.promotion;
