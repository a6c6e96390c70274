package cn.yishulai.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything that outlives a run: the database, generated keys, photos, the unpacked servers. One
 * process at a time holds it, by a lock that the operating system drops when the process dies, however it dies.
 */
final class DataFolder implements Closeable {

    /** First start: 75 MB of unpacked PostgreSQL, 10 MB of Redis, 60 MB of an empty cluster with its log, and some air. */
    static final long FIRST_START_BYTES = 250L << 20;

    /** Later starts: one 16 MB segment of the write-ahead log, twice, and some air. */
    static final long LATER_START_BYTES = 64L << 20;

    /** The lock lies far behind the text, so that Windows lets others read who holds it. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path path;
    private @Nullable FileChannel lockFile;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Creates the folder, for its owner only, when it is not there. Refused when it cannot be created or written. */
    static DataFolder at(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                }
            }
            Files.delete(Files.createTempFile(path, "writable", null));
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw diskFull(path, "nothing can be written");
            }
            throw CannotStart.because(
                    "Cannot write to the data folder %s. Choose another with YISHULAI_DATA_DIR.".formatted(path),
                    "数据目录 %s 不可写，可用 YISHULAI_DATA_DIR 另选。".formatted(path));
        }
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path programs() {
        return path.resolve("bin");
    }

    /**
     * Takes the folder for this process until it is closed or dies.
     *
     * @param purpose what this process does with it, for whoever finds the folder taken
     * @return false when another process holds it
     */
    boolean lock(String purpose) {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return false;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (ProcessHandle.current().pid() + " " + purpose + "\n").getBytes(StandardCharsets.UTF_8)));
            lockFile = channel;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** What whoever holds the folder does with it; {@code serve} when it is the service. */
    String holderPurpose() {
        return holder()[1];
    }

    CannotStart inUse() {
        String[] holder = holder();
        return CannotStart.because(
                "The data folder %s is in use by a running instance (process %s, %s). Stop it first, or choose another folder with YISHULAI_DATA_DIR."
                        .formatted(path, holder[0], holder[1]),
                "数据目录正被另一个进程（%s）使用。".formatted(holder[0]));
    }

    private String[] holder() {
        try {
            String[] words = Files.readString(path.resolve("lock")).strip().split(" ", 2);
            return words.length == 2 ? words : new String[] {"?", "starting"};
        } catch (IOException e) {
            return new String[] {"?", "starting"};
        }
    }

    /** Refused when the disk has less room than a start needs; PostgreSQL itself would fail later and say less. */
    void requireSpace(long bytes) {
        long usable;
        try {
            usable = Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return; // some file systems do not tell; PostgreSQL will
        }
        if (usable < bytes) {
            throw diskFull("%d MB free, %d MB needed".formatted(usable >> 20, bytes >> 20));
        }
    }

    CannotStart diskFull(String detail) {
        return diskFull(path, detail);
    }

    private static CannotStart diskFull(Path path, String detail) {
        return CannotStart.because("The disk that holds %s is full (%s).".formatted(path, detail), "磁盘已满，请先清出空间。");
    }

    /** Tells the command line where the servers of this folder listen. Readable by the owner of the folder only. */
    void publish(ServerAddresses addresses) {
        Properties properties = new Properties();
        properties.putAll(addresses.asProperties());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "Where the servers of the running instance listen; rewritten at every start");
            writeSecret(addressFile(), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses that the running instance has published; empty while it is still starting. */
    Optional<ServerAddresses> published() {
        if (!Files.exists(addressFile())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(addressFile())) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(ServerAddresses.of(properties));
    }

    void unpublish() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only the owner of the folder can read. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    /** A password that nobody has to remember: 144 random bits. */
    static String newSecret() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private Path addressFile() {
        return path.resolve("servers.properties");
    }

    @Override
    public void close() {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
