package cn.yishulai.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class SecretsTest {

    @Inject
    Secrets secrets;

    @Inject
    DataSource database;

    @Test
    void twoNodesOnOneDatabaseHaveTheSameSecret() {
        byte[] mine = secrets.secret("shared");
        byte[] yours = new SecretTable(database, Clock.systemUTC()).keepFirst("shared", new byte[] {1});
        assertThat(mine).hasSize(32).isEqualTo(yours);
    }

    @Test
    void ofManyWhoMakeASecretFileAtOnceOneWins(@TempDir Path folder) throws IOException {
        Path keys = folder.resolve("keys");
        long different = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> new SecretFiles(keys).keepFirst("k", new byte[] {(byte) i})[0])
                .distinct()
                .count();
        assertThat(different).isOne();
        assertThat(new SecretFiles(keys).read("k")).isPresent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("k"))))
                .isEqualTo("rw-------");
        try (var left = Files.list(keys)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aSecretCanBeForgotten() {
        byte[] first = secrets.secret("passing");
        secrets.forget("passing");
        assertThat(secrets.existing("passing")).isEmpty();
        assertThat(secrets.secret("passing")).isNotEqualTo(first);
    }
}
