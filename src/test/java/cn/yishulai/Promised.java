package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What README.md promises of a common job, row by row: {@code | job | from | taps | scans |}. */
record Promised(int taps, int scans) {

    static Promised of(String job) {
        List<String[]> rows = read().stream()
                .map(line -> line.split("\\s*\\|\\s*"))
                .filter(cells -> cells.length == 5 && cells[1].equals(job))
                .toList();
        assertThat(rows).as("rows of README.md about: " + job).hasSize(1);
        return new Promised(Integer.parseInt(rows.get(0)[3]), Integer.parseInt(rows.get(0)[4]));
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
