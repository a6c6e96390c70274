package cn.yishulai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which pages each walk has judged in light, dark and elder mode: one small file a walk, since walks share several processes. */
final class Visits {

    private static final Path FOLDER = Path.of("target/visits");
    private static final Set<String> ROUTES = ConcurrentHashMap.newKeySet();

    private Visits() {}

    /** Whether no walk of this process has judged a page of this kind. */
    static boolean isNew(String address) {
        return Routes.of(pathOf(address))
                .filter(route -> !ROUTES.contains(route))
                .isPresent();
    }

    /** Notes it for the walk that looks now. */
    static void judged(String address) {
        Routes.of(pathOf(address)).ifPresent(ROUTES::add);
        String walk = StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> name.endsWith("Test"))
                .findFirst()
                .orElseThrow());
        Set<String> paths = seen(walk, pathOf(address));
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(walk.substring(walk.lastIndexOf('.') + 1)), paths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kept where it outlives the classes of a test: whoever is run once more comes with new ones, and adds to what was seen. */
    private static synchronized Set<String> seen(String walk, String path) {
        String kept = "yishulai.visits." + walk;
        Set<String> paths = new TreeSet<>(System.getProperty(kept, "").lines().toList());
        paths.add(path);
        System.setProperty(kept, String.join("\n", paths));
        return paths;
    }

    private static String pathOf(String address) {
        return URI.create(address).getPath();
    }

    /** The walks whose visits were written, by the simple names of their classes. */
    static List<String> walks() {
        return Arrays.asList(
                FOLDER.toFile().list() == null ? new String[0] : FOLDER.toFile().list());
    }

    /** Every path that a walk of this build has judged. */
    static Set<String> all() throws IOException {
        Set<String> all = new TreeSet<>();
        for (String walk : walks()) {
            try (Stream<String> lines = Files.lines(FOLDER.resolve(walk))) {
                lines.forEach(all::add);
            }
        }
        return all;
    }
}
