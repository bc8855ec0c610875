package io.tierflow.portal;

import io.tierflow.message.MemberInbox.InboxMessage;
import io.tierflow.programme.PageOf;

/**
 * The messages on a member's own page.
 *
 * @param unread how many of all the member has not read
 * @param messages a page of them, newest first
 */
record MyInbox(long unread, PageOf<InboxMessage> messages) {}
