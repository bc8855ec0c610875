package io.tierflow.message;

import java.util.Locale;

/**
 * What a message says.
 *
 * @param language the language it is written in
 * @param subject one line, the title of a notification; null on a channel without subjects
 * @param text plain text
 * @param html the same as an HTML page, or null on a channel without
 */
record RenderedMessage(Locale language, String subject, String text, String html) {}
