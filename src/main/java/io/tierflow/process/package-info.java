/** The flow: the only package that speaks to the engine on behalf of the features. */
package io.tierflow.process;
