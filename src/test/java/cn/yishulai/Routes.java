package cn.yishulai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the web client, as its router has them: read from the source, so that a new one is known at once. */
final class Routes {

    private static final Path ROUTER = Path.of("src/main/webui/src/router.ts");
    /** Children stand below the only parent, the frame of the counter. */
    private static final Pattern ROUTE = Pattern.compile("\\{ path: '([^']*)', component: ");

    private static final String PARENT = "/counter";
    private static final String NOTHING_HERE = "/:lost(.*)*";
    private static final List<String> ALL = read();

    private Routes() {}

    /** Each as the router writes it, for example {@code /fairs/:id}, without the page for what is not there. */
    static List<String> all() {
        return ALL;
    }

    /** Which of them shows this path: a word before a hole, as the router chooses. */
    static Optional<String> of(String path) {
        return ALL.stream()
                .filter(route -> path.matches(route.replaceAll(":\\w+", "[^/]+")))
                .min(Comparator.comparingLong(
                        route -> route.chars().filter(c -> c == ':').count()));
    }

    private static List<String> read() {
        try {
            List<String> routes = new ArrayList<>();
            Matcher found = ROUTE.matcher(Files.readString(ROUTER));
            while (found.find()) {
                String path = found.group(1);
                String whole = path.startsWith("/") ? path : path.isEmpty() ? PARENT : PARENT + "/" + path;
                if (!whole.equals(NOTHING_HERE)) {
                    routes.add(whole);
                }
            }
            return List.copyOf(routes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
