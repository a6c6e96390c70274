package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A room of its own for the second node, with three cables: to the database, to Redis, to the people. A cable that is cut
 * swallows what is sent in either direction, and nobody is told, as when a switch dies. By network namespaces of Linux
 * (iproute2); only root may make them.
 */
final class SplitNetwork implements Closeable {

    /** What a cable leads to. */
    enum Cable {
        DATABASE,
        REDIS,
        PEOPLE;

        /** On this side; addresses that are kept for measuring networks (RFC 2544). */
        String here() {
            return "198.18.77." + (ordinal() * 4 + 1);
        }

        String there() {
            return "198.18.77." + (ordinal() * 4 + 2);
        }
    }

    private static final String ROOM = "yishulai";
    private static final String NOBODY = "02:00:00:00:00:fe";

    private SplitNetwork() {}

    static boolean isPossible() throws Exception {
        return ip("netns", "add", ROOM + "-try") && ip("netns", "del", ROOM + "-try");
    }

    static SplitNetwork open() throws Exception {
        ip("netns", "del", ROOM); // of a run that was killed
        must("ip", "netns", "add", ROOM);
        must("ip", "-n", ROOM, "link", "set", "lo", "up");
        for (Cable cable : Cable.values()) {
            must("ip", "link", "add", here(cable), "type", "veth", "peer", "name", there(cable), "netns", ROOM);
            must("ip", "addr", "add", cable.here() + "/30", "dev", here(cable));
            must("ip", "link", "set", here(cable), "up");
            must("ip", "-n", ROOM, "addr", "add", cable.there() + "/30", "dev", there(cable));
            must("ip", "-n", ROOM, "link", "set", there(cable), "up");
        }
        return new SplitNetwork();
    }

    /** The words before a command that is to run in the room. */
    static List<String> inTheRoom(String... command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", ROOM));
        words.addAll(List.of(command));
        return words;
    }

    /**
     * Whatever is sent goes to a card that nobody has. Not dropped where it is sent: Linux takes that for a crowded card of its
     * own, and does not count it against the other side.
     */
    void cut(Cable... cables) throws Exception {
        for (Cable cable : cables) {
            must("ip", "neigh", "replace", cable.there(), "lladdr", NOBODY, "dev", here(cable), "nud", "permanent");
            must(
                    "ip",
                    "-n",
                    ROOM,
                    "neigh",
                    "replace",
                    cable.here(),
                    "lladdr",
                    NOBODY,
                    "dev",
                    there(cable),
                    "nud",
                    "permanent");
        }
    }

    void heal(Cable... cables) throws Exception {
        for (Cable cable : cables) {
            must("ip", "neigh", "del", cable.there(), "dev", here(cable));
            must("ip", "-n", ROOM, "neigh", "del", cable.here(), "dev", there(cable));
        }
    }

    private static String here(Cable cable) {
        return "yishulai" + cable.ordinal();
    }

    private static String there(Cable cable) {
        return "room" + cable.ordinal();
    }

    private static boolean ip(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private static void must(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as(String.join(" ", command)).isTrue();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (Cable cable : Cable.values()) {
                ip("link", "del", here(cable));
            }
            ip("netns", "del", ROOM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
