package io.tierflow.security.authentication.password;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A new password as somebody types it, twice and unseen, or as a script hands it over. */
public final class PasswordPrompt {

  private PasswordPrompt() {}

  public static String read() {
    Console console = System.console();
    return console == null ? firstLine() : typed(console);
  }

  private static String typed(Console console) {
    char[] first = console.readPassword("New password: ");
    char[] again = console.readPassword("Repeat the password: ");
    if (first == null || !Arrays.equals(first, again)) {
      throw new IllegalArgumentException("The two passwords differ. Nothing was changed.");
    }
    return new String(first);
  }

  private static String firstLine() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
