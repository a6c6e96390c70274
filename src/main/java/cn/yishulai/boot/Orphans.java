package cn.yishulai.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Servers left behind by a service that was killed without a chance to stop them. Ours are those that run a program out
 * of this data folder, or that work in it; nobody else's process is ever signalled. The caller holds the folder's lock,
 * so no living service owns them.
 */
final class Orphans {

    private static final int REDIS_SECONDS = 5;

    private enum Whose {
        OURS,
        SOMEBODY_ELSES_ON_OUR_FILES,
        A_STRANGER,
        UNKNOWN
    }

    private Orphans() {}

    /** @throws CannotStart when a PostgreSQL that we did not start has our database open */
    static void stopPostgres(DataFolder folder, PostgresPrograms programs) throws IOException {
        Path pidFile = folder.postgres().resolve("postmaster.pid");
        Optional<ProcessHandle> process = read(pidFile);
        if (process.isEmpty()) {
            return; // PostgreSQL itself recognises the file of a dead process
        }
        ProcessHandle postgres = process.get();
        switch (whose(postgres, folder, folder.postgres())) {
            case OURS -> {
                System.out.printf("Stopping PostgreSQL (process %d), left by a killed instance.%n", postgres.pid());
                PostgresServer.stop(folder, programs);
            }
            case SOMEBODY_ELSES_ON_OUR_FILES -> throw inUse(folder, Long.toString(postgres.pid()));
            // after a reboot the number may belong to any program, and PostgreSQL would take it for itself
            case A_STRANGER -> Files.delete(pidFile);
            // a process of another user; PostgreSQL knows that it cannot have our files open
            case UNKNOWN -> {}
        }
    }

    static CannotStart inUse(DataFolder folder, String pid) {
        return CannotStart.because(
                "Process %s has the database in %s open, and it is not ours to stop. Stop it, then start again."
                        .formatted(pid, folder.postgres()),
                "另一个 PostgreSQL 正在使用该数据库，请先停止它。");
    }

    /** Stops a Redis that we left behind. It keeps nothing that matters. */
    static void stopRedis(DataFolder folder, Path pidFile) throws IOException {
        Optional<ProcessHandle> redis =
                read(pidFile).filter(process -> whose(process, folder, pidFile.getParent()) == Whose.OURS);
        if (redis.isPresent()) {
            redis.get().destroy();
            try {
                redis.get().onExit().get(REDIS_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                redis.get().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<ProcessHandle> read(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String firstLine =
                Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (!firstLine.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(firstLine)).filter(ProcessHandle::isAlive);
    }

    private static Whose whose(ProcessHandle process, DataFolder folder, Path workplace) {
        ProcessHandle.Info info = process.info();
        Optional<Path> program = info.command().map(Path::of);
        if (program.isEmpty()) {
            return Whose.UNKNOWN;
        }
        boolean ourProgram = program.get().startsWith(folder.programs());
        Optional<List<String>> arguments = info.arguments().map(Arrays::asList);
        boolean ourFiles = arguments
                        .filter(words -> words.stream().anyMatch(word -> isIn(word, workplace)))
                        .isPresent()
                || worksIn(process, workplace);
        if (ourProgram && (ourFiles || arguments.isEmpty())) {
            return Whose.OURS;
        }
        return ourFiles ? Whose.SOMEBODY_ELSES_ON_OUR_FILES : Whose.A_STRANGER;
    }

    private static boolean isIn(String word, Path workplace) {
        return word.equals(workplace.toString()) || word.startsWith(workplace + File.separator);
    }

    /** Linux tells where a process works; PostgreSQL works in its data folder. Other systems say nothing here. */
    private static boolean worksIn(ProcessHandle process, Path workplace) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(workplace);
        } catch (IOException e) {
            return false;
        }
    }
}
