package io.tierflow.web;

import java.util.List;

/** Which links lead whoever is signed in somewhere. Pages show no others. */
public interface LinkAccess {

  /**
   * Whether who is signed in may open a page.
   *
   * @param path its path, such as {@code /runs}
   * @return whether the rules of access let them in
   */
  boolean isOpen(String path);

  /**
   * Who is signed in.
   *
   * @return the name that they signed in with, or null if nobody has
   */
  String user();

  /**
   * The groups of who is signed in.
   *
   * @return their ids in the engine; none if nobody is signed in
   */
  List<String> groups();

  /**
   * What people call who is signed in.
   *
   * @return first and last name as far as the engine knows them, else what {@link #user} says
   */
  String fullName();
}
