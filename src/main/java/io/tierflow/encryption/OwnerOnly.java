package io.tierflow.encryption;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that nobody but the user who runs Tierflow may read. Where a file system knows
 * no permissions of this kind, such as that of Windows, they get those that it gives.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Makes a folder, and those that it lies in, unless it is there. One that is there stays as it
   * is, for others may use it, too.
   *
   * @param folder the folder
   * @return the folder
   * @throws IOException if it can't be made
   */
  public static Path folder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      return Files.createDirectory(folder, attributes(parent, FOLDER));
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(folder)) {
        throw there;
      }
      return folder;
    }
  }

  /**
   * Makes an empty file for somebody else to fill, unless it is there, and takes the rights of
   * others to it.
   *
   * @param file the file, in a folder that is there
   * @return the file
   * @throws IOException if it can't be made, or is somebody else's
   */
  public static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, attributes(file.toAbsolutePath().getParent(), FILE));
    } catch (FileAlreadyExistsException there) {
      restrict(file, FILE);
      return file;
    }
  }

  /** Takes the rights of others to a folder that is there. */
  static void close(Path folder) throws IOException {
    restrict(folder, FOLDER);
  }

  /** The permissions with which a file of the owner's alone is made in a folder. */
  static FileAttribute<?>[] fileAttributes(Path folder) throws IOException {
    return attributes(folder, FILE);
  }

  private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && !view.readAttributes().permissions().equals(permissions)) {
      view.setPermissions(permissions);
    }
  }

  private static FileAttribute<?>[] attributes(Path folder, Set<PosixFilePermission> permissions)
      throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
