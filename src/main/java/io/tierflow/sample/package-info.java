/** The sample programmes, one of which a first start has something to show with. */
package io.tierflow.sample;
