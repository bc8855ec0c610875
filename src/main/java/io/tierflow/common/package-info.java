/** What every part of Tierflow builds on, and that belongs to none of them. */
package io.tierflow.common;
