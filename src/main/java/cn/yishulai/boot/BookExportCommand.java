package cn.yishulai.boot;

import cn.yishulai.catalog.Export;
import cn.yishulai.catalog.ExportFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The whole catalogue in a file, to be taken along or brought back in; also while the service runs. */
final class BookExportCommand implements Command {

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String arguments() {
        return "[--csv|--marcxml] -o FILE";
    }

    @Override
    public String purpose() {
        return "the whole catalogue: CSV for a spreadsheet, or CNMARC in MARCXML; import reads both";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException, SQLException {
        List<String> rest = new ArrayList<>(args);
        boolean marc = rest.remove("--marcxml");
        boolean csv = rest.remove("--csv");
        if (marc && csv || rest.size() != 2 || !rest.get(0).equals("-o")) {
            return wrongUsage(err);
        }
        Path file = Path.of(rest.get(1));
        try (CommandServers servers = CommandServers.openExisting(new Settings(), name())) {
            servers.connect().close(); // refuses a database without our tables before the file is begun
            long volumes = write(servers, marc ? ExportFormat.MARCXML : ExportFormat.CSV, file);
            out.printf("%s: %,d volumes%n", file, volumes);
            return DONE;
        }
    }

    private static long write(CommandServers servers, ExportFormat format, Path file) throws IOException, SQLException {
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return new Export(servers::connect).write(format, bytes);
        }
    }
}
