/** Decision tables and FEEL, as the engine reads them. */
package io.tierflow.camunda.dmn;
