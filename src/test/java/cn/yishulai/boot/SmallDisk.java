package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A folder on a disk of its own, which somebody else can fill. Only root may mount one. */
final class SmallDisk implements Closeable {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve(".ballast");
    }

    /** Whether one can be mounted here; tried, because root in a container may not. */
    static boolean isPossible() throws Exception {
        Path folder = Files.createTempDirectory("small-disk");
        try {
            if (run(List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString())) != 0) {
                return false;
            }
            return run(List.of("umount", folder.toString())) == 0;
        } finally {
            Files.delete(folder);
        }
    }

    /** @param folder empty, or not there yet */
    static SmallDisk at(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        assertThat(run(List.of(
                        "mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", folder.toString())))
                .as("a disk is mounted at %s", folder)
                .isZero();
        return new SmallDisk(folder);
    }

    /** Until nothing more goes onto it; what others delete meanwhile is taken too when it is called again. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = MEGABYTE.length; size > 0; ) {
                size = takes(out, size) ? size : size / 2;
            }
        }
    }

    private static boolean takes(OutputStream out, int size) {
        try {
            out.write(MEGABYTE, 0, size);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    /** What was written there is gone. */
    @Override
    public void close() throws IOException {
        try {
            run(List.of("umount", "--lazy", folder.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
