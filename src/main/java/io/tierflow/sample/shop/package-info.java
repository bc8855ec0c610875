/** A small shop in which a visitor of the sample buys over the API. */
package io.tierflow.sample.shop;
