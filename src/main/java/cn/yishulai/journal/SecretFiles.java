package cn.yishulai.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file for each secret, readable by its owner only. */
final class SecretFiles implements SecretStore {

    private static final String OWNER_ONLY = "rw-------";

    private final Path folder;

    SecretFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + name + " in " + folder, e);
        }
    }

    @Override
    public byte[] keepFirst(String name, byte[] secret) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, name, ".new", ownerOnly());
            try {
                Files.write(draft, secret);
                // A link, not a move: it never replaces what another node has put there first, and is never half
                // written.
                Files.createLink(folder.resolve(name), draft);
                return secret;
            } catch (FileAlreadyExistsException e) {
                return Files.readAllBytes(folder.resolve(name));
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key " + name + " in " + folder, e);
        }
    }

    @Override
    public void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the key " + name + " in " + folder, e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
