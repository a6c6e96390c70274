package cn.yishulai.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the last release is known to answer wrongly while it is upgraded, and cannot be mended any more: once per connection, when a
 * table has been given another column, a statement that it keeps prepared is refused, and it calls that its own fault. Nodes of this
 * version say that it may be tried again. Whatever else a node calls its own fault is a fault.
 */
final class KnownFaults {

    /** The words of PostgreSQL, whose locale is C here: of a statement, and of the function that locks a copy, whose rows have another column. */
    private static final List<String> OUTGROWN = List.of(
            "cached plan must not change result type",
            "structure of query does not match function result type] [SELECT * FROM lock_copy_in_line(?)]");

    /** So many connections has a node at most; each is refused once, and prepares its statements anew. */
    private static final int CONNECTIONS = 20;

    private final List<Path> logs = new ArrayList<>();

    /** Puts the log of a node of the last release aside that was stopped: what comes after it has a log of its own. */
    void keep(Path log) throws IOException {
        logs.add(Files.move(log, log.resolveSibling(log.getFileName() + ".of-the-last-release")));
    }

    /**
     * @param instances of all answers that were unclear
     * @return those that the last release is not known for, with what their log says; all of them when there are more than it has connections
     */
    List<String> othersThan(List<String> instances) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path log : logs) {
            lines.addAll(Files.readAllLines(log));
        }
        if (instances.size() > CONNECTIONS * logs.size()) {
            return instances;
        }
        return instances.stream()
                .map(instance -> lines.stream()
                        .filter(line -> line.contains(instance))
                        .findAny()
                        .orElse(instance + ": said by no node of the last release"))
                .filter(line -> OUTGROWN.stream().noneMatch(line::contains))
                .toList();
    }
}
