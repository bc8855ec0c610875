/** The templates of notifications, and how they are rendered and previewed. */
package io.tierflow.notification.template;
