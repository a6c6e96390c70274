package cn.yishulai.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an import is asked for.
 *
 * @param rehearsal only say what would happen
 * @param rejected where to write the rejected records with their reasons; null for nowhere
 */
public record ImportOptions(List<Path> files, boolean rehearsal, @Nullable Path rejected) {

    public ImportOptions {
        files = List.copyOf(files);
    }

    /** Reads {@code [--dry-run] [--rejected FILE.csv] FILE…}; nothing when that is not what stands there. */
    public static Optional<ImportOptions> parse(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        boolean rehearsal = false;
        Path rejected = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--dry-run")) {
                rehearsal = true;
            } else if (argument.equals("--rejected") && i + 1 < arguments.size()) {
                i++;
                rejected = Path.of(arguments.get(i));
            } else if (argument.startsWith("--")) {
                return Optional.empty();
            } else {
                files.add(Path.of(argument));
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new ImportOptions(files, rehearsal, rejected));
    }
}
