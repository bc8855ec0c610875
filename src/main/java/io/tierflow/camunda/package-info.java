/** How the engine behaves beyond its own settings; what the rest of Tierflow may say to it. */
package io.tierflow.camunda;
