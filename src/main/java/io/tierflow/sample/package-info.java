/** The sample programme that a first start has something to show with. */
package io.tierflow.sample;
