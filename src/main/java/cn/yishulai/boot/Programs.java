package cn.yishulai.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that come with PostgreSQL. */
final class Programs {

    /** A crashed database may have to replay a long log before it answers. */
    static final int PATIENCE_SECONDS = 120;

    private Programs() {}

    record Outcome(int exitStatus, String output) {}

    /** Waits for a program to end. It is told to end after {@link #PATIENCE_SECONDS}. */
    static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C"); // its messages are read below
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return new Outcome(-1, text);
            }
            return new Outcome(process.exitValue(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.get(0), e);
        }
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and sees the files as nobody's.
     *
     * @throws CannotStart when we are root and the system allows no user namespaces, as inside most containers
     */
    static List<String> asOrdinaryUser(List<String> command) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> unshared = new ArrayList<>(List.of("unshare", "--user"));
        if (run(List.of("unshare", "--user", "true")).exitStatus() != 0) {
            throw CannotStart.because(
                    "PostgreSQL does not run as root here. Start as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL.",
                    "PostgreSQL 不能以 root 运行，请改用普通用户。");
        }
        unshared.addAll(command);
        return unshared;
    }

    /** A port of the loopback address that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
