package cn.yishulai.boot;

import cn.yishulai.catalog.ImportCommand;
import cn.yishulai.catalog.ImportOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Brings bibliographic records into the database; also while the service runs. */
final class BookImportCommand implements Command {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String arguments() {
        return "[--dry-run] [--rejected FILE] FILE…";
    }

    @Override
    public String purpose() {
        return "bibliographic records: CSV, XLSX, ISO 2709 (CNMARC, MARC 21), MARCXML; twice adds nothing twice";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        Optional<ImportOptions> options = ImportOptions.parse(args);
        if (options.isEmpty()) {
            return wrongUsage(err);
        }
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name());
                Connection connection = servers.connect()) {
            boolean watched = System.console() != null;
            return new ImportCommand(connection, out, err, watched).run(options.get());
        }
    }
}
