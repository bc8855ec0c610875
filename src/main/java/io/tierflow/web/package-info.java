/** How requests are read, whatever they are about. */
package io.tierflow.web;
