package cn.yishulai;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** Real records to test on. They are no part of the repository: a test that needs them is skipped, and says so. */
public final class RealBooks {

    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("YISHULAI_DATA", "../shared/data"))
            .toAbsolutePath();

    private RealBooks() {}

    /** @param path below the folder, like {@code books/books.csv} */
    public static Path file(String path) {
        Path file = FOLDER.resolve(path).normalize();
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not here (set YISHULAI_DATA)");
        return file;
    }

    /** Whether the file is there, for those who know what to do without. */
    public static boolean isHere(String path) {
        return Files.exists(FOLDER.resolve(path));
    }

    /** The rows of a CSV file with a header line. */
    public static List<CSVRecord> rows(String path) {
        try (Reader reader = Files.newBufferedReader(file(path))) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
