package io.tierflow.notification.channel.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.security.GeneralSecurityException;

/**
 * What the service worker of the members' pages reads.
 *
 * @param title one line
 * @param body what it says
 * @param tag names the notification
 * @param lang its language
 * @param page what a tap opens
 */
record PushPayload(String title, String body, String tag, String lang, String page) {

  /** No device shows more; and at six bytes a character all of it fits into one record. */
  private static final int MAX_TITLE_LENGTH = 100;

  private static final int MAX_BODY_LENGTH = 450;

  private static final ObjectMapper JSON = new ObjectMapper();

  static PushPayload of(PushNotification notification) {
    return new PushPayload(
        cut(notification.title(), MAX_TITLE_LENGTH),
        cut(notification.body(), MAX_BODY_LENGTH),
        notification.messageId(),
        notification.language().toLanguageTag(),
        notification.page());
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    // Half a character is none.
    boolean splits = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end) + "…";
  }

  /** Encrypts it for a device (RFC 8291), in one record of 4,096 bytes at most. */
  byte[] encryptedFor(PushTarget target) {
    try {
      return new WebPushHybridEncrypt.Builder()
          .withRecipientPublicKey(target.p256dh())
          .withAuthSecret(target.auth())
          .build()
          .encrypt(JSON.writeValueAsBytes(this), null);
    } catch (GeneralSecurityException | JsonProcessingException failure) {
      throw new IllegalStateException("A notification can't be encrypted.", failure);
    }
  }
}
