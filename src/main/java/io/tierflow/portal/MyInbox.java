package io.tierflow.portal;

import io.tierflow.notification.channel.inbox.MemberInbox.InboxMessage;
import io.tierflow.web.PageResponse;

/**
 * The messages on a member's own page.
 *
 * @param unread how many of all the member has not read
 * @param messages a page of them, newest first
 */
record MyInbox(long unread, PageResponse<InboxMessage> messages) {}
