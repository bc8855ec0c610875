/** Text messages over HTTP gateways. */
package io.tierflow.notification.channel.sms;
