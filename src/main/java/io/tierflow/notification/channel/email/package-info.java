/** E-mail over SMTP. */
package io.tierflow.notification.channel.email;
