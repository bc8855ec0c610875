/** One class per element of the flow that does something, named as the element. */
package io.tierflow.process.step;
